import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { api, orderStatuses } from '../api.js'
import { Notice } from '../parts/Notice.js'
import { OrderTable } from '../parts/OrderTable.js'
import { PageHead } from '../parts/PageHead.js'
import { usePreferences } from '../preferences.js'
import type { Order } from '../api.js'

const pageSize = 40

function fits(order: Order, search: string, status: string): boolean {
  const text = `${order.id} ${order.customer} ${order.city} ${order.channel}`.toLowerCase()
  return (status === '' || order.status === status) && text.includes(search.trim().toLowerCase())
}

/** The orders of the last two weeks. */
export function Orders() {
  const { language, t } = usePreferences()
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState('')
  const [shown, setShown] = useState(pageSize)
  const wanted = useDeferredValue(search)
  const orders = useQuery({ queryKey: ['larkfield', 'orders'], queryFn: api.orders })
  const found = useMemo(
    () => orders.data?.orders.filter((order) => fits(order, wanted, status)),
    [orders.data, wanted, status],
  )
  return (
    <>
      <PageHead title={t('orders.title')} lead={t('orders.lead')} />
      <section className="card flush">
        <div className="card-head toolbar">
          <input
            type="search"
            value={search}
            aria-label={t('orders.search')}
            placeholder={t('orders.search')}
            onChange={(event) => setSearch(event.target.value)}
          />
          <select
            value={status}
            aria-label={t('orders.status')}
            onChange={(event) => setStatus(event.target.value)}
          >
            <option value="">{t('orders.anyStatus')}</option>
            {orderStatuses.map((value) => (
              <option key={value} value={value}>
                {t(`status.${value}`)}
              </option>
            ))}
          </select>
          <output className="quiet">
            {found !== undefined &&
              t('orders.count', { count: new Intl.NumberFormat(language).format(found.length) })}
          </output>
        </div>
        {found === undefined ? (
          orders.isError && <Notice text={t('failed')} onRetry={() => void orders.refetch()} />
        ) : found.length === 0 ? (
          <p className="quiet empty">{t('orders.none')}</p>
        ) : (
          <OrderTable orders={found.slice(0, shown)} label={t('orders.title')} />
        )}
        {found !== undefined && found.length > shown && (
          <p className="card-foot">
            <button
              type="button"
              className="button"
              onClick={() => setShown((count) => count + pageSize)}
            >
              {t('orders.more')}
            </button>
          </p>
        )}
      </section>
    </>
  )
}
