import type { Webhook } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { EmptyState } from '../../parts/EmptyState.js'
import { searchIcon, webhookIcon } from '../../parts/icons.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { useWebhookManager } from './manager-context.js'
import { useWebhookMessages } from './texts.js'
import { WebhookItem } from './WebhookItem.js'

/** The webhooks, one beneath the other. */
export function WebhookItems(props: {
  /** `undefined`: on their way. */
  shown: readonly Webhook[] | undefined
  isSearched: boolean
}): ReactNode {
  const { shown, isSearched } = props
  const { slots } = useWebhookManager()
  const t = useWebhookMessages()
  if (shown === undefined) return <SkeletonItems />
  if (shown.length > 0) {
    return (
      <ul className="ik-webhooks" data-ik-part="webhooks">
        {shown.map((webhook) => (
          <WebhookItem key={webhook.id} webhook={webhook} />
        ))}
      </ul>
    )
  }
  if (isSearched) {
    return (
      <EmptyState icon={searchIcon} title={t('webhookManager.noMatchTitle')}>
        {t('webhookManager.noMatchText')}
      </EmptyState>
    )
  }
  return (
    slots.empty ?? (
      <EmptyState icon={webhookIcon} title={t('webhookManager.emptyTitle')}>
        {t('webhookManager.emptyText')}
      </EmptyState>
    )
  )
}

function SkeletonItems(): ReactNode {
  const t = useWebhookMessages()
  return (
    <div className="ik-webhooks" data-ik-part="loading">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {['a', 'b', 'c'].map((row) => (
        <div key={row} className="ik-webhook" aria-hidden="true" data-ik-part="skeleton-row">
          <div className="ik-webhook-line">
            <div className="ik-webhook-title">
              <Skeleton width="medium" />
              <Skeleton width="long" />
            </div>
            <Skeleton width="short" shape="block" />
          </div>
          <div className="ik-webhook-facts">
            <Skeleton width="medium" />
            <Skeleton width="short" />
            <Skeleton width="short" />
          </div>
        </div>
      ))}
    </div>
  )
}
