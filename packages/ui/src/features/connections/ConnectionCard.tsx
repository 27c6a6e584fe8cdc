import type { Connection } from '@inlaykit/shared'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Badge } from '../../parts/Badge.js'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { crossIcon, pencilIcon, plugIcon, renewIcon } from '../../parts/icons.js'
import { Menu, type MenuItem } from '../../parts/Menu.js'
import { ConnectionFacts } from './ConnectionFacts.js'
import { ConnectionHealth, ConnectionStatusBadge } from './ConnectionHealth.js'
import { keyIcon, organizationIcon, pulseIcon, starIcon } from './icons.js'
import { useConnectionPanel } from './panel-context.js'
import { nameOf, usePanelMessages } from './texts.js'

/** A connection: what it is called, how it stands, what it reaches, and what can be done with it. */
export function ConnectionCard({ connection }: { connection: Connection }): ReactNode {
  const { actions, isOnly } = useConnectionPanel()
  const t = usePanelMessages()
  const id = useId()
  const { hint, isDefault, kind, status } = connection
  const access = t(kind === 'oauth' ? 'connectionPanel.kindOAuth' : 'connectionPanel.kindKey')
  return (
    <li
      className="ik-connection"
      data-ik-part="connection"
      data-status={status}
      aria-labelledby={`${id}-name`}
      aria-busy={actions.isBusy(connection.id) || undefined}
    >
      <div className="ik-connection-head">
        <span className="ik-connection-icon">
          <Icon path={kind === 'oauth' ? plugIcon : keyIcon} />
        </span>
        <div className="ik-connection-title">
          <p className="ik-connection-name" id={`${id}-name`} dir="auto">
            {nameOf(connection, t)}
          </p>
          <p className="ik-connection-access">
            {access}
            {hint !== null && (
              <>
                {' · '}
                {t('connectionPanel.hint', { hint })}
              </>
            )}
          </p>
        </div>
        <span className="ik-connection-badges">
          {isDefault && !isOnly && <Badge tone="accent">{t('connectionPanel.default')}</Badge>}
          <ConnectionStatusBadge status={status} />
        </span>
        <CardActions connection={connection} />
      </div>
      <ConnectionFacts connection={connection} />
      <ConnectionHealth connection={connection} />
    </li>
  )
}

function CardActions({ connection }: { connection: Connection }): ReactNode {
  const { actions, reason, slots } = useConnectionPanel()
  const t = usePanelMessages()
  const name = nameOf(connection, t)
  return (
    <span className="ik-connection-actions">
      {slots.cardEnd?.(connection)}
      <Button
        size="small"
        icon={pulseIcon}
        aria-label={t('connectionPanel.testNamed', { name })}
        disabledReason={reason}
        loading={actions.isTesting(connection.id)}
        onClick={() => actions.test(connection)}
      >
        {t('connectionPanel.test')}
      </Button>
      <Menu
        label={t('connectionPanel.moreActionsFor', { name })}
        items={useMenuItems(connection, name)}
      />
    </span>
  )
}

function useMenuItems(connection: Connection, name: string): readonly MenuItem[] {
  const { actions, connectByOAuth, dialect, methods, openDialog, reason, slots } =
    useConnectionPanel()
  const t = usePanelMessages()
  const isOAuth = connection.kind === 'oauth'
  const items: MenuItem[] = []
  if (!isOAuth) {
    items.push({
      id: 'renew-key',
      label: t('connectionPanel.renewKey'),
      name: t('connectionPanel.renewKeyNamed', { name }),
      icon: keyIcon,
      disabledReason: reason,
      onSelect: () => openDialog({ kind: 'key', connection }),
    })
  } else if (methods.includes('oauth')) {
    items.push({
      id: 'reconnect',
      label: t('connectionPanel.reconnect'),
      name: t('connectionPanel.reconnectNamed', { name }),
      icon: renewIcon,
      disabledReason: reason,
      onSelect: () => connectByOAuth(connection),
    })
  }
  // A key of the guide dialect belongs to its organisation: another one is another connection.
  if (isOAuth || dialect === 'live') {
    items.push({
      id: 'choose',
      label: t('connectionPanel.choose'),
      name: t('connectionPanel.chooseNamed', { name }),
      icon: organizationIcon,
      disabledReason: reason,
      onSelect: () => openDialog({ kind: 'target', connection }),
    })
  }
  items.push(
    {
      id: 'rename',
      label: t('connectionPanel.rename'),
      name: t('connectionPanel.renameNamed', { name }),
      icon: pencilIcon,
      disabledReason: reason,
      onSelect: () => openDialog({ kind: 'rename', connection }),
    },
    {
      id: 'make-default',
      label: t('connectionPanel.makeDefault'),
      name: t('connectionPanel.makeDefaultNamed', { name }),
      icon: starIcon,
      disabledReason:
        reason ?? (connection.isDefault ? t('connectionPanel.isDefaultReason') : undefined),
      onSelect: () => actions.makeDefault(connection),
    },
    ...(slots.menuItems?.(connection) ?? []),
    {
      id: 'disconnect',
      label: t('connectionPanel.disconnect'),
      name: t('connectionPanel.disconnectNamed', { name }),
      icon: crossIcon,
      disabledReason: reason,
      onSelect: () => openDialog({ kind: 'disconnect', connection }),
    },
  )
  return items
}
