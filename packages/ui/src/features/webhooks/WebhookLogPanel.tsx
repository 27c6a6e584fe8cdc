import type { Webhook, WebhookLogEntry } from '@inlaykit/shared'
import { webhookLogStatuses } from '@inlaykit/shared/client'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Badge, type Tone } from '../../parts/Badge.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { useFeedback } from '../../parts/Feedback.js'
import { Select } from '../../parts/Field.js'
import { errorIcon, idleIcon, successIcon, webhookIcon } from '../../parts/icons.js'
import { IncomingPanel } from './IncomingPanel.js'
import { useIncomingMessages } from './incoming-texts.js'
import { RequestTime } from './RequestTime.js'
import { useWebhookLog } from './useWebhookLog.js'

type Status = NonNullable<WebhookLogEntry['status']>
type Outcome = 'all' | Status

const looks: Readonly<Record<Status | 'unknown', { tone: Tone; icon: string }>> = {
  success: { tone: 'success', icon: successIcon },
  error: { tone: 'danger', icon: errorIcon },
  unknown: { tone: 'neutral', icon: idleIcon },
}

/** What came to a webhook in the last days, and what became of it. */
export function WebhookLogPanel(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const log = useWebhookLog(webhook.id)
  const t = useIncomingMessages()
  const [outcome, setOutcome] = useState<Outcome>('all')
  const isWhole = outcome === 'all'
  const shown = isWhole ? log.items : log.items.filter(({ status }) => status === outcome)
  return (
    <IncomingPanel
      title={t('webhookLog.title', { name: webhook.name })}
      list={log}
      shown={shown}
      // Else a filter that few meet would read the whole log, page by page.
      growsByItself={isWhole}
      summary={<Summary items={log.items} shown={shown} outcome={outcome} onOutcome={setOutcome} />}
      empty={
        <EmptyState icon={webhookIcon} title={t('webhookLog.emptyTitle')}>
          {t('webhookLog.kept')}
        </EmptyState>
      }
      Row={LogRow}
      onClose={onClose}
    />
  )
}

function LogRow({ item }: { item: WebhookLogEntry }): ReactNode {
  const t = useIncomingMessages()
  const { receivedAt, status } = item
  return (
    <li className="ik-webhook-request" data-ik-part="request">
      <RequestTime value={receivedAt} />
      <Badge plain {...looks[status ?? 'unknown']}>
        {status === null ? t('common.unknown') : t(`webhookLog.status.${status}`)}
      </Badge>
    </li>
  )
}

/** Which of them are shown, how many that are of how many, and why some were not accepted. */
function Summary(props: {
  items: readonly WebhookLogEntry[]
  shown: readonly WebhookLogEntry[]
  outcome: Outcome
  onOutcome: (outcome: Outcome) => void
}): ReactNode {
  const { items, shown, outcome, onOutcome } = props
  const t = useIncomingMessages()
  const { announce } = useFeedback()
  const text =
    outcome === 'all'
      ? t('webhookLog.read', { count: items.length })
      : t('webhookLog.readOf', { count: items.length, shown: shown.length })
  const told = useRef(text)
  useEffect(() => {
    if (told.current === text) return
    told.current = text
    announce(text)
  }, [announce, text])
  if (items.length === 0) return null
  return (
    <>
      <Select
        label={t('webhookLog.outcome')}
        value={outcome}
        options={[
          { value: 'all' as const, label: t('webhookLog.all') },
          ...webhookLogStatuses.map((value) => ({
            value,
            label: t(`webhookLog.status.${value}`),
          })),
        ]}
        onChange={onOutcome}
      />
      <p className="ik-webhook-note">{text}</p>
      {items.some(({ status }) => status === 'error') && (
        <p className="ik-webhook-note">{t('webhookLog.why')}</p>
      )}
    </>
  )
}
