import type { Webhook } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Badge } from '../../parts/Badge.js'
import { Button } from '../../parts/Button.js'
import { flowIcon } from '../../parts/icons.js'
import { Icon } from '../../parts/Icon.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { lockIcon } from './icons.js'
import { useWebhookManager } from './manager-context.js'
import { useWebhookMessages } from './texts.js'

/**
 * What is known of a webhook: what it belongs to, who may call it, what waits and what came last.
 * `id`: with `-name` behind it, that of its name in the page.
 */
export function WebhookFacts(props: { webhook: Webhook; id: string }): ReactNode {
  const { webhook, id } = props
  const { actions, capabilities, reason } = useWebhookManager()
  const t = useWebhookMessages()
  const { enabled, lastReceivedAt, learning, security } = webhook
  return (
    <div className="ik-webhook-facts">
      <Scenario webhook={webhook} />
      {security && security.type !== 'none' && (
        <span className="ik-webhook-fact">
          <Icon path={lockIcon} />
          {t(`webhookSecurity.${security.type}`)}
        </span>
      )}
      <Queue webhook={webhook} id={id} />
      {lastReceivedAt && (
        <Fact opens="log" isOffered={capabilities?.webhookLog} webhook={webhook} id={id}>
          {t('webhookManager.lastReceived')} <RelativeTime value={lastReceivedAt} />
        </Fact>
      )}
      {enabled === false && <Badge tone="neutral">{t('webhookManager.off')}</Badge>}
      {learning === true && (
        <>
          <Badge tone="info" live>
            {t('webhookManager.isLearning')}
          </Badge>
          <Button
            size="small"
            variant="ghost"
            disabledReason={reason}
            aria-label={t('webhookManager.learnStopNamed', { name: webhook.name })}
            onClick={() => actions.setLearning(webhook, false)}
          >
            {t('webhookManager.learnStop')}
          </Button>
        </>
      )}
    </div>
  )
}

function Scenario({ webhook }: { webhook: Webhook }): ReactNode {
  const { openScenario } = useWebhookManager()
  const t = useWebhookMessages()
  const { scenarioId, scenarioName } = webhook
  const content = (
    <>
      <Icon path={flowIcon} />
      <span dir="auto">{scenarioName ?? t('webhookManager.noScenario')}</span>
    </>
  )
  if (openScenario === undefined || !scenarioId || !scenarioName) {
    return <span className="ik-webhook-fact">{content}</span>
  }
  return (
    <button
      type="button"
      className="ik-text-button ik-webhook-fact"
      data-ik-part="scenario"
      aria-label={t('webhookManager.openScenario', { scenario: scenarioName })}
      onClick={() => openScenario(scenarioId, webhook)}
    >
      {content}
    </button>
  )
}

function Queue({ webhook, id }: { webhook: Webhook; id: string }): ReactNode {
  const { capabilities } = useWebhookManager()
  const t = useWebhookMessages()
  const { number } = useFormat()
  const { queueCount: count, queueLimit: limit } = webhook
  if (typeof count !== 'number') return null
  const hasLimit = typeof limit === 'number'
  return (
    <Fact
      opens="queue"
      isOffered={capabilities?.webhookQueueItems}
      webhook={webhook}
      id={id}
      isFull={(hasLimit && limit > 0 && count >= limit) || undefined}
    >
      {hasLimit
        ? t('webhookManager.queueOf', { count, limit: number(limit) })
        : t('webhookManager.queue', { count })}
    </Fact>
  )
}

/** What is said of what came; pressed, it shows that, where the connection tells. */
function Fact(props: {
  opens: 'queue' | 'log'
  /** Whether the connection tells what is opened. */
  isOffered: boolean | undefined
  webhook: Webhook
  id: string
  /** `true`, or left out. */
  isFull?: true | undefined
  children: ReactNode
}): ReactNode {
  const { opens, isOffered, webhook, id, isFull, children } = props
  const { openDialog } = useWebhookManager()
  if (!isOffered) {
    return (
      <span className="ik-webhook-fact" data-full={isFull}>
        {children}
      </span>
    )
  }
  return (
    <button
      type="button"
      id={`${id}-${opens}`}
      aria-labelledby={`${id}-${opens} ${id}-name`}
      className="ik-text-button ik-webhook-fact"
      data-ik-part={opens}
      data-full={isFull}
      onClick={() => openDialog({ kind: opens, webhook })}
    >
      <span>{children}</span>
    </button>
  )
}
