import { useQuery } from '@tanstack/react-query'
import { api } from '../api.js'
import { Notice } from '../parts/Notice.js'
import { OrderTable } from '../parts/OrderTable.js'
import { PageHead } from '../parts/PageHead.js'
import { Sparkline } from '../parts/Sparkline.js'
import { usePreferences } from '../preferences.js'
import { Link } from '../router.js'
import { useMe } from '../session.js'
import type { Figure, Overview as OverviewData } from '../api.js'

function FigureCard({
  label,
  value,
  figure,
  lessIsBetter = false,
}: {
  readonly label: string
  readonly value: string
  readonly figure: Figure
  readonly lessIsBetter?: boolean
}) {
  const { language, t } = usePreferences()
  const change = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'always',
  }).format(figure.change)
  return (
    <article className="card figure">
      <h2>{label}</h2>
      <p className="figure-value">{value}</p>
      <p className="figure-change" data-good={figure.change > 0 !== lessIsBetter}>
        {t('overview.change', { change })}
      </p>
      <Sparkline values={figure.course} />
    </article>
  )
}

function Bars({
  days,
  values,
}: {
  readonly days: readonly string[]
  readonly values: readonly number[]
}) {
  const { language, t } = usePreferences()
  const most = Math.max(1, ...values)
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'narrow' })
  const slot = 100 / days.length
  return (
    <figure className="bars">
      <svg
        viewBox="0 0 100 60"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('overview.perDay')}: ${values.join(', ')}`}
      >
        {days.map((day, index) => {
          const height = ((values[index] ?? 0) / most) * 56
          return (
            <rect
              key={day}
              x={index * slot + slot * 0.18}
              y={60 - height}
              width={slot * 0.64}
              height={height}
              rx="0.8"
            />
          )
        })}
      </svg>
      <figcaption aria-hidden="true">
        {days.map((day) => (
          <span key={day}>{weekday.format(new Date(day))}</span>
        ))}
      </figcaption>
    </figure>
  )
}

function Content({ data }: { readonly data: OverviewData }) {
  const { language, t } = usePreferences()
  const number = new Intl.NumberFormat(language)
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  })
  const attention = [
    [t('overview.unfulfilled'), data.attention.unfulfilled],
    [t('overview.lowStock'), data.attention.lowStock],
    [t('overview.inspect'), data.attention.returnsToInspect],
  ] as const
  return (
    <>
      <div className="figures">
        <FigureCard
          label={t('overview.orders')}
          value={number.format(data.orders.value)}
          figure={data.orders}
        />
        <FigureCard
          label={t('overview.revenue')}
          value={money.format(data.revenue.value / 100)}
          figure={data.revenue}
        />
        <FigureCard
          label={t('overview.fulfilment')}
          value={hours.format(data.fulfilmentHours.value)}
          figure={data.fulfilmentHours}
          lessIsBetter
        />
        <FigureCard
          label={t('overview.returns')}
          value={percent.format(data.returnRate.value)}
          figure={data.returnRate}
          lessIsBetter
        />
      </div>
      <div className="halves">
        <section className="card">
          <h2>{t('overview.perDay')}</h2>
          <Bars days={data.days} values={data.orders.course} />
        </section>
        <section className="card">
          <h2>{t('overview.attention')}</h2>
          <dl className="attention">
            {attention.map(([label, count]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{number.format(count)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section className="card flush">
        <div className="card-head">
          <h2>{t('overview.latest')}</h2>
          <Link href="/orders">{t('overview.all')}</Link>
        </div>
        <OrderTable orders={data.latest} label={t('overview.latest')} />
      </section>
    </>
  )
}

/** How the company has been doing. */
export function Overview() {
  const { company } = useMe()
  const { t } = usePreferences()
  const overview = useQuery({ queryKey: ['larkfield', 'overview'], queryFn: api.overview })
  return (
    <>
      <PageHead title={t('overview.title')} lead={t('overview.lead', { company: company.name })} />
      {overview.data === undefined ? (
        overview.isError && <Notice text={t('failed')} onRetry={() => void overview.refetch()} />
      ) : (
        <Content data={overview.data} />
      )}
    </>
  )
}
