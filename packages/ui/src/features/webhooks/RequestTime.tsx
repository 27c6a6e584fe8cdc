import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { useIncomingMessages } from './incoming-texts.js'

/** When a request came: to the second, and how long ago. */
export function RequestTime({ value }: { value: string | null }): ReactNode {
  const t = useIncomingMessages()
  const format = useFormat()
  if (value === null) return <span>{t('webhookIncoming.noTime')}</span>
  return (
    <span className="ik-webhook-request-time">
      <span>{format.dateTime(value, { dateStyle: 'medium', timeStyle: 'medium' })}</span>
      <RelativeTime value={value} className="ik-webhook-note" />
    </span>
  )
}
