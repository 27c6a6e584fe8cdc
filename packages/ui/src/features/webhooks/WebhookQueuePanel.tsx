import type { QueuedRequest, Webhook } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { clockIcon } from '../../parts/icons.js'
import { Notice } from '../../parts/Notice.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { IncomingPanel } from './IncomingPanel.js'
import { useIncomingMessages } from './incoming-texts.js'
import { useWebhookManager } from './manager-context.js'
import { queueEnds } from './queue-ends.js'
import { RequestTime } from './RequestTime.js'
import { useWebhookQueue, type WebhookQueueResult } from './useWebhookQueue.js'

/** What waits at a webhook for its scenario: how many, since when, and what becomes of those that find no room. */
export function WebhookQueuePanel(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const queue = useWebhookQueue(webhook.id)
  const t = useIncomingMessages()
  return (
    <IncomingPanel
      title={t('webhookQueue.title', { name: webhook.name })}
      list={queue}
      summary={<Summary webhook={webhook} queue={queue} onClose={onClose} />}
      empty={
        <EmptyState icon={clockIcon} title={t('webhookQueue.emptyTitle')}>
          {t('webhookQueue.emptyText')}
        </EmptyState>
      }
      Row={QueueRow}
      onClose={onClose}
    />
  )
}

function QueueRow({ item }: { item: QueuedRequest }): ReactNode {
  const format = useFormat()
  const { createdAt, sizeBytes } = item
  return (
    <li className="ik-webhook-request" data-ik-part="request">
      <RequestTime value={createdAt} />
      {sizeBytes !== null && <span>{format.bytes(sizeBytes)}</span>}
    </li>
  )
}

function Summary(props: {
  webhook: Webhook
  queue: WebhookQueueResult
  onClose: () => void
}): ReactNode {
  const { webhook, queue, onClose } = props
  const { items, hasMore, queueLimit: limit, total = hasMore ? undefined : items.length } = queue
  const t = useIncomingMessages()
  const { number } = useFormat()
  const { oldest, newest } = queueEnds(items, !hasMore)
  const hasLimit = typeof limit === 'number' && limit > 0
  return (
    <>
      {total !== undefined && (
        <div className="ik-webhook-level">
          <strong>
            {hasLimit
              ? t('webhookManager.queueOf', { count: total, limit: number(limit) })
              : t('webhookManager.queue', { count: total })}
          </strong>
          {hasLimit && (
            <span className="ik-webhook-meter" data-full={total >= limit || undefined}>
              <span style={{ inlineSize: `${Math.min(100, (total / limit) * 100)}%` }} />
            </span>
          )}
        </div>
      )}
      {(oldest ?? newest) && (
        <dl className="ik-webhook-ends">
          {oldest && <End label={t('webhookQueue.oldest')} value={oldest} />}
          {newest && <End label={t('webhookQueue.newest')} value={newest} />}
        </dl>
      )}
      {total !== undefined && (
        <Meaning webhook={webhook} total={total} limit={limit ?? null} onClose={onClose} />
      )}
    </>
  )
}

function End({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <RelativeTime value={value} />
      </dd>
    </div>
  )
}

/** What becomes of what waits, and of what doesn't find room any more. */
function Meaning(props: {
  webhook: Webhook
  total: number
  limit: number | null
  onClose: () => void
}): ReactNode {
  const { webhook, total, limit, onClose } = props
  const { openScenario } = useWebhookManager()
  const { scenarioId, scenarioName } = webhook
  const t = useIncomingMessages()
  const { number } = useFormat()
  if (limit !== null && limit > 0 && total >= limit) {
    return (
      <Notice
        tone="danger"
        title={t('webhookQueue.fullTitle')}
        action={
          openScenario &&
          scenarioId && (
            <Button
              size="small"
              onClick={() => {
                onClose()
                openScenario(scenarioId, webhook)
              }}
            >
              {t('webhookQueue.openScenario')}
            </Button>
          )
        }
      >
        {t('webhookQueue.fullText')}{' '}
        {scenarioName
          ? t('webhookQueue.fullScenario', { scenario: scenarioName })
          : t('webhookQueue.fullNoScenario')}
      </Notice>
    )
  }
  if (total > 0 && scenarioId === null) {
    return <Notice tone="warning">{t('webhookQueue.noScenario')}</Notice>
  }
  if (limit === null || limit === 0) return null
  return <p className="ik-webhook-note">{t('webhookQueue.limit', { limit: number(limit) })}</p>
}
