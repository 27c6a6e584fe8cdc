import type { Webhook } from '@inlaykit/shared'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import {
  crossIcon,
  pencilIcon,
  renewIcon,
  searchIcon,
  stopIcon,
  webhookIcon,
} from '../../parts/icons.js'
import { Menu, type MenuItem } from '../../parts/Menu.js'
import { Switch } from '../../parts/Switch.js'
import { eyeIcon } from './icons.js'
import { useWebhookManager } from './manager-context.js'
import { useWebhookMessages } from './texts.js'
import { WebhookFacts } from './WebhookFacts.js'

/** A webhook: what it is called and belongs to, whether it takes events, what waits, and what can be done with it. */
export function WebhookItem({ webhook }: { webhook: Webhook }): ReactNode {
  const { actions, slots } = useWebhookManager()
  const t = useWebhookMessages()
  const id = useId()
  const { name, urlMasked } = webhook
  return (
    <li
      className="ik-webhook"
      data-ik-part="webhook"
      data-enabled={webhook.enabled ?? undefined}
      aria-labelledby={`${id}-name`}
      aria-busy={actions.isBusy(webhook.id) || undefined}
    >
      <div className="ik-webhook-line">
        <div className="ik-webhook-title">
          <span className="ik-webhook-name" id={`${id}-name`} dir="auto">
            {name}
          </span>
          {urlMasked !== null && (
            <span className="ik-webhook-address" dir="ltr">
              {urlMasked}
            </span>
          )}
        </div>
        <span className="ik-webhook-actions">
          {slots.cardEnd?.(webhook)}
          <EnabledSwitch webhook={webhook} />
          <ItemButtons webhook={webhook} />
          <Menu
            label={t('webhookManager.moreActionsFor', { name })}
            items={useMenuItems(webhook)}
          />
        </span>
      </div>
      <WebhookFacts webhook={webhook} id={id} />
    </li>
  )
}

function EnabledSwitch({ webhook }: { webhook: Webhook }): ReactNode {
  const { actions, capabilities, reason } = useWebhookManager()
  const t = useWebhookMessages()
  const { enabled, name } = webhook
  if (typeof enabled !== 'boolean' || capabilities?.webhookSwitch === false) return null
  return (
    <Switch
      checked={enabled}
      label={t('webhookManager.enable', { name })}
      disabledReason={reason}
      loading={actions.isBusy(webhook.id)}
      onChange={(next) => actions.setEnabled(webhook, next)}
    />
  )
}

function ItemButtons({ webhook }: { webhook: Webhook }): ReactNode {
  const { openDialog, reason } = useWebhookManager()
  const t = useWebhookMessages()
  const { name } = webhook
  return (
    <>
      <Button
        size="small"
        className="ik-webhook-button"
        aria-label={t('webhookManager.testNamed', { name })}
        disabledReason={reason}
        onClick={() => openDialog({ kind: 'test', webhook })}
      >
        {t('webhookManager.test')}
      </Button>
      <Button
        size="small"
        icon={eyeIcon}
        className="ik-webhook-button"
        aria-label={t('webhookManager.revealNamed', { name })}
        disabledReason={reason}
        onClick={() => openDialog({ kind: 'reveal', webhook })}
      >
        {t('webhookManager.reveal')}
      </Button>
    </>
  )
}

function useMenuItems(webhook: Webhook): readonly MenuItem[] {
  const { actions, capabilities, openDialog, reason, slots } = useWebhookManager()
  const t = useWebhookMessages()
  const { name, learning } = webhook
  const unsupported = t('common.unsupported')
  const items: MenuItem[] = [
    {
      id: 'rename',
      label: t('webhookManager.rename'),
      name: t('webhookManager.renameNamed', { name }),
      icon: pencilIcon,
      disabledReason: reason ?? (capabilities?.webhookRename === false ? unsupported : undefined),
      onSelect: () => openDialog({ kind: 'rename', webhook }),
    },
  ]
  if (capabilities?.webhookLearning !== false) {
    items.push({
      id: 'learn',
      label: t(learning ? 'webhookManager.learnStop' : 'webhookManager.learn'),
      name: t(learning ? 'webhookManager.learnStopNamed' : 'webhookManager.learnNamed', { name }),
      icon: learning ? stopIcon : renewIcon,
      disabledReason: reason,
      onSelect: () => actions.setLearning(webhook, !learning),
    })
  }
  if (capabilities?.webhookQueueItems) {
    items.push({
      id: 'queue',
      label: t('webhookManager.openQueue'),
      name: t('webhookManager.openQueueNamed', { name }),
      icon: webhookIcon,
      onSelect: () => openDialog({ kind: 'queue', webhook }),
    })
  }
  if (capabilities?.webhookLog) {
    items.push({
      id: 'log',
      label: t('webhookManager.openLog'),
      name: t('webhookManager.openLogNamed', { name }),
      icon: searchIcon,
      onSelect: () => openDialog({ kind: 'log', webhook }),
    })
  }
  items.push(...(slots.menuItems?.(webhook) ?? []), {
    id: 'delete',
    label: t('webhookManager.delete'),
    name: t('webhookManager.deleteNamed', { name }),
    icon: crossIcon,
    disabledReason: reason,
    onSelect: () => openDialog({ kind: 'delete', webhook }),
  })
  return items
}
