import type { Scenario } from '@inlaykit/shared'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useSession } from '../../client/session.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { settingsMessages } from '../../i18n/messages/settings/en.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useControlled } from '../../parts/useControlled.js'
import { WidgetRoot, type WidgetProps } from '../../parts/WidgetRoot.js'
import { automationTabs, tabsFor, type AutomationTab } from './tabs.js'

/** What {@link AutomationSettings} takes. All of it is optional. */
export interface AutomationSettingsProps extends WidgetProps {
  /** Which parts there are; all by default. Those that the connection doesn't offer are left out. */
  tabs?: readonly AutomationTab[] | undefined
  /** The open part, held by the host: in its address, for links. */
  tab?: AutomationTab | undefined
  /** The part that is open at first, when the page holds it itself. Default: the first. */
  defaultTab?: AutomationTab | undefined
  onTabChange?: ((tab: AutomationTab) => void) | undefined
}

const ScenarioList = lazy(async () => {
  const { ScenarioList: Widget } = await import('../scenarios/index.js')
  return { default: Widget }
})
const ExecutionTimeline = lazy(async () => {
  const { ExecutionTimeline: Widget } = await import('../executions/index.js')
  return { default: Widget }
})
const WebhookManager = lazy(async () => {
  const { WebhookManager: Widget } = await import('../webhooks/index.js')
  return { default: Widget }
})
const TeamRoles = lazy(async () => {
  const { TeamRoles: Widget } = await import('../members/index.js')
  return { default: Widget }
})
const ConnectionPanel = lazy(async () => {
  const { ConnectionPanel: Widget } = await import('../connections/index.js')
  return { default: Widget }
})

/**
 * The whole page of automations: scenarios, runs, webhooks, team and connection, one beside the other in tabs. Each part is loaded
 * when it is opened.
 *
 * @example
 * <AutomationSettings tab={tab} onTabChange={setTab} />
 */
export function AutomationSettings(props: AutomationSettingsProps): ReactNode {
  const t = useMessages(settingsMessages)
  return (
    <WidgetRoot
      name="ik-automation-settings"
      label={t('automationSettings.label')}
      className={props.className}
      style={props.style}
    >
      <Tabs {...props} />
    </WidgetRoot>
  )
}

function Tabs(props: AutomationSettingsProps): ReactNode {
  const t = useMessages(settingsMessages)
  const { data: session } = useSession()
  const tabs = tabsFor(props.tabs ?? automationTabs, session)
  const [asked, setAsked] = useControlled(props.tab, props.defaultTab ?? automationTabs[0])
  const open = tabs.includes(asked) ? asked : tabs[0]
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  function change(tab: AutomationTab): void {
    if (tab === open) return
    setAsked(tab)
    props.onTabChange?.(tab)
  }

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const at = tabs.findIndex((tab) => tab === open)
    const next = {
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: (at + 1) % tabs.length,
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key]
    const tab = next === undefined ? undefined : tabs[next]
    if (tab === undefined) return
    event.preventDefault()
    change(tab)
    list.current?.querySelector<HTMLElement>(`[data-tab='${tab}']`)?.focus()
  }

  if (open === undefined) return null
  return (
    <>
      <div
        ref={list}
        role="tablist"
        className="ik-tabs"
        aria-label={t('automationSettings.tabs')}
        tabIndex={-1}
        onKeyDown={move}
      >
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}-${tab}`}
            className="ik-text-button ik-tab"
            data-ik-part="tab"
            data-tab={tab}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => change(tab)}
          >
            {t(`automationSettings.${tab}`)}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${open}`}
        className="ik-tab-panel"
        data-ik-part="tab-panel"
      >
        <Suspense fallback={<Loading />}>
          <Part tab={open} />
        </Suspense>
      </div>
    </>
  )
}

function Part({ tab }: { tab: AutomationTab }): ReactNode {
  switch (tab) {
    case 'scenarios':
      return <Scenarios />
    case 'runs':
      return <ExecutionTimeline />
    case 'webhooks':
      return <WebhookManager />
    case 'team':
      return <TeamRoles />
    default:
      return <ConnectionPanel />
  }
}

/** The list; choosing a scenario shows its runs beneath. */
function Scenarios(): ReactNode {
  const t = useMessages(settingsMessages)
  const [chosen, setChosen] = useState<Scenario | null>(null)
  return (
    <>
      <ScenarioList selectedId={chosen?.id ?? null} onSelect={setChosen} />
      {chosen !== null && (
        <div className="ik-tab-section">
          <h2 className="ik-tab-heading" dir="auto">
            {t('automationSettings.runsOf', { name: chosen.name })}
          </h2>
          <ExecutionTimeline key={chosen.id} scenarioId={chosen.id} />
        </div>
      )}
    </>
  )
}

function Loading(): ReactNode {
  return (
    <div className="ik-tab-loading" aria-busy="true" data-ik-part="loading">
      <Skeleton width="full" shape="block" />
      <Skeleton width="full" shape="block" />
      <Skeleton width="full" shape="block" />
    </div>
  )
}
