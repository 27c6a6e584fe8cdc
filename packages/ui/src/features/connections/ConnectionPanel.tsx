import type { Connection, ConnectionKind, Session } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { accessFor, useSession } from '../../client/session.js'
import { Button } from '../../parts/Button.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { plugIcon } from '../../parts/icons.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useAccessReason } from '../../parts/useAccessReason.js'
import { WidgetRoot } from '../../parts/WidgetRoot.js'
import { ConnectButtons } from './ConnectButtons.js'
import { ConnectionCard } from './ConnectionCard.js'
import { ConnectionSkeleton } from './ConnectionSkeleton.js'
import { ConnectionPanelContext, useConnectionPanel } from './panel-context.js'
import type { ConnectionPanelProps } from './props.js'
import { usePanelMessages } from './texts.js'
import { useConnectionActions } from './useConnectionActions.js'
import { useConnectionDialogs } from './useConnectionDialogs.js'
import { useConnections } from './useConnections.js'
import { usePanelOAuth } from './usePanelOAuth.js'

/**
 * The tenant's connections to Make: how they stand and what they reach. Those who may connect by an API key or on Make's
 * own page, test, rename, renew and disconnect them.
 *
 * @example
 * <ConnectionPanel onAfterAction={(action) => track(action.type)} />
 */
export function ConnectionPanel(props: ConnectionPanelProps): ReactNode {
  const t = usePanelMessages()
  return (
    <WidgetRoot
      name="ik-connection-panel"
      label={t('connectionPanel.label')}
      className={props.className}
      style={props.style}
    >
      <ConnectionPanelBody {...props} />
    </WidgetRoot>
  )
}

/** The easiest way comes first. */
const allMethods: readonly ConnectionKind[] = ['oauth', 'api-key']
const none: readonly Connection[] = []
const noSlots: NonNullable<ConnectionPanelProps['slots']> = {}

function ConnectionPanelBody(props: ConnectionPanelProps): ReactNode {
  const { methods: wanted = allMethods, slots = noSlots } = props
  const t = usePanelMessages()
  const reasonOf = useAccessReason()
  const session = useSession()
  const list = useVisibleConnections(session.data)
  const connections = list.data ?? none
  const actions = useConnectionActions(props, connections)
  const oauth = usePanelOAuth(props, connections, actions)
  const zones = session.data?.connect.zones ?? []
  const dialogs = useConnectionDialogs(connections, oauth.begin)
  const offered = session.data?.connect.methods ?? []
  const methods = allMethods.filter((each) => wanted.includes(each) && offered.includes(each))

  if (oauth.returned !== undefined) {
    const isConnected = oauth.returned.outcome.kind === 'connected'
    return (
      <Notice tone={isConnected ? 'success' : 'danger'}>
        {t(isConnected ? 'connectionPanel.returned' : 'connectionPanel.returnedFailed')}
      </Notice>
    )
  }
  const error = session.error ?? list.error
  return (
    <ConnectionPanelContext.Provider
      // oxlint-disable-next-line react/jsx-no-constructed-context-values -- It changes with whatever renders this anew.
      value={{
        dialect: session.data?.connect.dialect ?? 'live',
        methods,
        zones,
        reason: reasonOf(accessFor(session.data, 'connections:write')),
        isOnly: connections.length < 2,
        actions,
        testOf: actions.testOf,
        openDialog: dialogs.open,
        // Zones to choose from are asked for first; the press in that dialog is as good as this one.
        connectByOAuth: (connection) =>
          connection === null && zones.length > 1
            ? dialogs.open({ kind: 'zone', connection })
            : oauth.begin(connection),
        isStarting: oauth.attempt?.state === 'starting',
        slots,
      }}
    >
      {error !== null && (
        <ProblemNotice
          error={error}
          title={list.data === undefined ? t('connectionPanel.failedTitle') : undefined}
          keepsData={list.data !== undefined}
          retrying={session.isFetching || list.isFetching}
          onRetry={() => void (session.isError ? session.refetch() : list.refetch())}
        />
      )}
      {oauth.attempt?.state === 'waiting' && <Waiting onStop={oauth.cancel} />}
      {list.data !== undefined ? (
        <Connections connections={list.data} />
      ) : (
        error === null && <ConnectionSkeleton />
      )}
      {dialogs.element}
    </ConnectionPanelContext.Provider>
  )
}

/** All of the tenant's connections, or, for those who may not list them, the one that they use. */
function useVisibleConnections(session: Session | undefined) {
  const mayList = session?.permissions.includes('connections:read')
  const { data, error, isFetching, refetch } = useConnections({ enabled: mayList === true })
  if (mayList !== false) return { data, error, isFetching, refetch }
  const own = session?.connection ? [session.connection] : none
  return { data: own, error: null, isFetching: false, refetch }
}

function Connections({ connections }: { connections: readonly Connection[] }): ReactNode {
  const { methods, slots } = useConnectionPanel()
  const t = usePanelMessages()
  if (connections.length === 0) {
    return (
      slots.empty ?? (
        <EmptyState
          icon={plugIcon}
          title={t('connectionPanel.emptyTitle')}
          action={
            <div className="ik-connection-ways">
              <ConnectButtons prominent />
            </div>
          }
        >
          {t('connectionPanel.emptyText')}
          {!methods.includes('oauth') && ` ${t('connectionPanel.emptyTextKey')}`}
        </EmptyState>
      )
    )
  }
  return (
    <>
      <div className="ik-connection-panel-head" data-ik-part="head">
        <span className="ik-connection-count">
          {t('connectionPanel.count', { count: connections.length })}
        </span>
        <div className="ik-connection-ways">
          <ConnectButtons />
          {slots.headEnd}
        </div>
      </div>
      <ul className="ik-connections" data-ik-part="connections">
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} />
        ))}
      </ul>
    </>
  )
}

function Waiting({ onStop }: { onStop: () => void }): ReactNode {
  const t = usePanelMessages()
  return (
    <Notice
      tone="info"
      action={
        <Button size="small" onClick={onStop}>
          {t('connectionPanel.stopWaiting')}
        </Button>
      }
    >
      {t('connectionPanel.waiting')}
    </Notice>
  )
}
