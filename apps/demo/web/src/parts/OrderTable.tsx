import { usePreferences } from '../preferences.js'
import type { Order, OrderStatus } from '../api.js'

/** How far an order has come, as a small coloured word. */
function StatusChip({ status }: { readonly status: OrderStatus }) {
  const { t } = usePreferences()
  return (
    <span className="chip" data-status={status}>
      {t(`status.${status}`)}
    </span>
  )
}

/** Orders as a table, which becomes a list of cards where there is little room. */
export function OrderTable({
  orders,
  label,
}: {
  readonly orders: readonly Order[]
  readonly label: string
}) {
  const { language, t } = usePreferences()
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const money = (order: Order) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: order.currency }).format(
      order.total / 100,
    )
  return (
    <table className="orders" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('orders.order')}</th>
          <th scope="col">{t('orders.customer')}</th>
          <th scope="col">{t('orders.channel')}</th>
          <th scope="col">{t('orders.status')}</th>
          <th scope="col">{t('orders.placed')}</th>
          <th scope="col" className="number">
            {t('orders.items')}
          </th>
          <th scope="col" className="number">
            {t('orders.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <bdi>{order.id}</bdi>
            </th>
            <td className="customer">
              <bdi>{order.customer}</bdi>
              <small>{order.city}</small>
            </td>
            <td className="channel">{order.channel}</td>
            <td className="status">
              <StatusChip status={order.status} />
            </td>
            <td className="placed">{time.format(new Date(order.placedAt))}</td>
            <td className="number items">{order.items}</td>
            <td className="number total">{money(order)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
