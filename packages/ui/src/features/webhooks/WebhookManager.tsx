import { ProblemError } from '@inlaykit/shared/client'
import type { Session, Webhook } from '@inlaykit/shared'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { accessFor, useSession } from '../../client/session.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { plugIcon, webhookIcon } from '../../parts/icons.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useAccessReason } from '../../parts/useAccessReason.js'
import { useControlled } from '../../parts/useControlled.js'
import { WidgetRoot } from '../../parts/WidgetRoot.js'
import { WebhookManagerContext } from './manager-context.js'
import type { WebhookManagerProps } from './props.js'
import { useWebhookMessages } from './texts.js'
import { useWebhookActions } from './useWebhookActions.js'
import { useWebhookDialogs } from './useWebhookDialogs.js'
import { useWebhooks, type WebhooksResult } from './useWebhooks.js'
import { WebhookHead } from './WebhookHead.js'
import { WebhookItems } from './WebhookItems.js'

/**
 * The webhooks of the connection: what each belongs to, whether it takes events, and what waits in its queue. Those who may
 * create, test, rename, switch and delete them, and see their addresses, which let anybody in and are hidden otherwise.
 *
 * @example
 * <WebhookManager onAfterAction={(action) => track(action.type)} />
 */
export function WebhookManager(props: WebhookManagerProps): ReactNode {
  const t = useWebhookMessages()
  return (
    <WidgetRoot
      name="ik-webhook-manager"
      label={t('webhookManager.label')}
      className={props.className}
      style={props.style}
    >
      <WebhookManagerBody {...props} />
    </WidgetRoot>
  )
}

const noSlots: NonNullable<WebhookManagerProps['slots']> = {}

function WebhookManagerBody(props: WebhookManagerProps): ReactNode {
  const { scenarioId, slots = noSlots } = props
  const t = useWebhookMessages()
  const reasonOf = useAccessReason()
  const { data: session } = useSession()
  const isOffered = session?.capabilities?.webhooks !== false
  const list = useWebhooks({ scenarioId, enabled: isOffered })
  const [search, setSearch] = useControlled(props.search, props.defaultSearch ?? '')
  const shown = useMemo(() => list.webhooks?.filter(matches(search)), [list.webhooks, search])
  const actions = useWebhookActions(props)
  const dialogs = useWebhookDialogs()

  if (isNotConnected(session, list)) {
    return (
      slots.notConnected ?? (
        <EmptyState icon={plugIcon} title={t('webhookManager.notConnectedTitle')}>
          {t('problem.not-connected')}
        </EmptyState>
      )
    )
  }
  if (!isOffered) {
    return (
      <EmptyState icon={webhookIcon} title={t('webhookManager.unsupportedTitle')}>
        {t('webhookManager.unsupportedText')}
      </EmptyState>
    )
  }
  const keepsData = list.webhooks !== undefined
  return (
    <WebhookManagerContext.Provider
      // oxlint-disable-next-line react/jsx-no-constructed-context-values -- It changes with whatever renders this anew.
      value={{
        capabilities: session?.capabilities ?? null,
        scenarioId,
        reason: reasonOf(accessFor(session, 'webhooks:write')),
        actions,
        openScenario: props.onOpenScenario,
        openDialog: dialogs.open,
        slots,
      }}
    >
      <WebhookHead
        list={list}
        shown={shown}
        search={search}
        onSearch={(next) => {
          setSearch(next)
          props.onSearchChange?.(next)
        }}
      />
      {list.error !== null && (
        <ProblemNotice
          error={list.error}
          title={keepsData ? undefined : t('webhookManager.failedTitle')}
          keepsData={keepsData}
          retrying={list.isFetching}
          onRetry={list.reload}
        />
      )}
      {(keepsData || list.error === null) && (
        <WebhookItems shown={shown} isSearched={search.trim() !== ''} />
      )}
      {dialogs.element}
    </WebhookManagerContext.Provider>
  )
}

/** Whether each word of the search is in the webhook's name or that of its scenario. */
function matches(search: string): (webhook: Webhook) => boolean {
  const words = search.toLocaleLowerCase().split(/\s/).filter(Boolean)
  return ({ name, scenarioName }) => {
    const text = `${name} ${scenarioName ?? ''}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
}

function isNotConnected(session: Session | undefined, { error }: WebhooksResult): boolean {
  if (session !== undefined) return session.connection === null
  return error instanceof ProblemError && error.problem === 'not-connected'
}
