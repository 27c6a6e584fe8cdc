import { useQuery } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import { api } from '../api.js'
import { Avatar } from '../parts/Avatar.js'
import { Notice } from '../parts/Notice.js'
import { PageHead } from '../parts/PageHead.js'
import { RoleBadge } from '../parts/RoleBadge.js'
import { usePreferences } from '../preferences.js'
import { Link } from '../router.js'
import { useMe } from '../session.js'
import type { Billing as BillingData } from '../api.js'

/** Whoever never opens these tabs never loads the kit. */
const Automations = lazy(async () => {
  const page = await import('./Automations.js')
  return { default: page.Automations }
})

const ReadyPage = lazy(async () => {
  const page = await import('./ReadyPage.js')
  return { default: page.ReadyPage }
})

const tabs = ['general', 'team', 'billing', 'automations', 'ready'] as const

function General() {
  const { company } = useMe()
  const { t } = usePreferences()
  const facts = [
    [t('general.company'), company.name],
    [t('general.trade'), company.trade],
    [t('general.timeZone'), 'Europe/Berlin'],
    [t('general.currency'), 'EUR'],
  ] as const
  return (
    <section className="card">
      <h2>{t('settings.general')}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('general.note')}</p>
    </section>
  )
}

function Team() {
  const me = useMe()
  const { t } = usePreferences()
  const team = useQuery({ queryKey: ['larkfield', 'team'], queryFn: api.team })
  if (team.data === undefined) {
    return team.isError ? (
      <Notice text={t('failed')} onRetry={() => void team.refetch()} />
    ) : (
      <p className="quiet">{t('loading')}</p>
    )
  }
  return (
    <section className="card">
      <h2>{t('team.title')}</h2>
      <p className="quiet">{t('team.note')}</p>
      <ul className="team">
        {team.data.team.map((member) => (
          <li key={member.id}>
            <Avatar name={member.name} />
            <span className="person-name">
              <span>
                <bdi>{member.name}</bdi>
                {member.id === me.id && <em> ({t('team.you')})</em>}
              </span>
              <small>{member.email}</small>
            </span>
            <RoleBadge role={member.role} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function BillingCards({ data }: { readonly data: BillingData }) {
  const { language, t } = usePreferences()
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: data.currency })
  const money = (cents: number) => format.format(cents / 100)
  const number = new Intl.NumberFormat(language)
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' })
  return (
    <div className="halves">
      <section className="card">
        <h2>{t('billing.title')}</h2>
        <p className="figure-value">{t('billing.plan')}</p>
        <p className="quiet">{t('billing.price', { price: money(data.price) })}</p>
        <label className="meter">
          <span>
            {t('billing.orders')}: {number.format(data.orders)} /{' '}
            {number.format(data.ordersIncluded)}
          </span>
          <meter min={0} max={data.ordersIncluded} value={data.orders} />
        </label>
      </section>
      <section className="card">
        <h2>{t('billing.invoices')}</h2>
        <ul className="invoices">
          {data.invoices.map((invoice) => (
            <li key={invoice.month}>
              <span>{month.format(new Date(`${invoice.month}-15T12:00:00Z`))}</span>
              <span>{money(invoice.total)}</span>
              <span className="chip" data-status="delivered">
                {t('billing.paid')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Billing() {
  const { t } = usePreferences()
  const billing = useQuery({ queryKey: ['larkfield', 'billing'], queryFn: api.billing })
  if (billing.data !== undefined) return <BillingCards data={billing.data} />
  return billing.isError ? (
    <Notice text={t('failed')} onRetry={() => void billing.refetch()} />
  ) : (
    <p className="quiet">{t('loading')}</p>
  )
}

function Tab({ name }: { readonly name: string }) {
  const { t } = usePreferences()
  if (name === 'team') return <Team />
  if (name === 'billing') return <Billing />
  if (name !== 'automations' && name !== 'ready') return <General />
  return (
    <Suspense fallback={<p className="quiet">{t('loading')}</p>}>
      {name === 'ready' ? <ReadyPage /> : <Automations />}
    </Suspense>
  )
}

/** The settings of the company. */
export function Settings({ tab }: { readonly tab: string }) {
  const { t } = usePreferences()
  const current = tabs.find((name) => name === tab) ?? 'general'
  return (
    <>
      <PageHead title={t('settings.title')} />
      <nav className="tabs" aria-label={t('settings.tabs')}>
        {tabs.map((name) => (
          <Link
            key={name}
            href={`/settings/${name}`}
            aria-current={name === current ? 'page' : undefined}
          >
            {t(`settings.${name}`)}
          </Link>
        ))}
      </nav>
      <Tab name={current} />
    </>
  )
}
