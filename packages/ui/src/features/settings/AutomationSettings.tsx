import { lazy, Suspense, useEffect, useId, useRef } from 'react'
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
  /**
   * The scenario that the page is about, held by the host (`null`: none): its panel is open among the scenarios, and among the
   * runs its own are shown alone. Left out, the page holds it.
   */
  scenarioId?: string | null | undefined
  /** That scenario at first, while the page holds it. */
  defaultScenarioId?: string | null | undefined
  onScenarioChange?: ((scenarioId: string | null) => void) | undefined
  /** The open run, held by the host (`null`: none). Left out, the page holds it. */
  executionId?: string | null | undefined
  /** The run that is open at first, while the page holds it. */
  defaultExecutionId?: string | null | undefined
  onExecutionChange?: ((executionId: string | null) => void) | undefined
  /** Any of the three has changed: all of them at once, for addresses that are set as a whole. */
  onPlaceChange?: ((place: AutomationPlace) => void) | undefined
}

/** What of the page is open: all that a link to it carries. */
export interface AutomationPlace {
  readonly tab: AutomationTab
  readonly scenarioId: string | null
  readonly executionId: string | null
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
const RunsOf = lazy(async () => {
  const { RunsOf: Part } = await import('./RunsOf.js')
  return { default: Part }
})
const BudgetNotice = lazy(async () => {
  const { BudgetNotice: Widget } = await import('../connections/index.js')
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
  const { place, go } = usePlace(props)
  const open = tabs.includes(place.tab) ? place.tab : tabs[0]
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const arriving = useRef<AutomationTab>(undefined)
  useEffect(() => {
    if (open === undefined || arriving.current !== open) return
    arriving.current = undefined
    focusTab(list.current, open)
  }, [open])

  function change(tab: AutomationTab): void {
    if (tab !== open) go({ tab, scenarioId: null, executionId: null })
  }

  /** Goes where something in another part points: what had the focus is gone with that part. */
  function follow(to: AutomationPlace): void {
    arriving.current = to.tab
    go(to)
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
    focusTab(list.current, tab)
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
      <Suspense fallback={null}>
        <BudgetNotice />
      </Suspense>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${open}`}
        className="ik-tab-panel"
        data-ik-part="tab-panel"
      >
        <Suspense fallback={<Loading />}>
          <Part
            place={{ ...place, tab: open }}
            go={go}
            follow={follow}
            hasRuns={tabs.includes('runs')}
            hasScenarios={tabs.includes('scenarios')}
          />
        </Suspense>
      </div>
    </>
  )
}

function focusTab(list: HTMLElement | null, tab: AutomationTab): void {
  list?.querySelector<HTMLElement>(`[data-tab='${tab}']`)?.focus()
}

/** What of the page is open, as far as it is held here; the host hears of each part of it that changes. */
function usePlace(props: AutomationSettingsProps) {
  const [tab, setTab] = useControlled(props.tab, props.defaultTab ?? automationTabs[0])
  const [scenarioId, setScenarioId] = useControlled(
    props.scenarioId,
    props.defaultScenarioId ?? null,
  )
  const [executionId, setExecutionId] = useControlled(
    props.executionId,
    props.defaultExecutionId ?? null,
  )
  function go(to: AutomationPlace): void {
    setTab(to.tab)
    setScenarioId(to.scenarioId)
    setExecutionId(to.executionId)
    if (to.tab !== tab) props.onTabChange?.(to.tab)
    if (to.scenarioId !== scenarioId) props.onScenarioChange?.(to.scenarioId)
    if (to.executionId !== executionId) props.onExecutionChange?.(to.executionId)
    const isOther = to.tab !== tab || to.scenarioId !== scenarioId || to.executionId !== executionId
    if (isOther) props.onPlaceChange?.(to)
  }
  return { place: { tab, scenarioId, executionId }, go }
}

interface PartProps {
  place: AutomationPlace
  go: (to: AutomationPlace) => void
  follow: (to: AutomationPlace) => void
  hasRuns: boolean
  hasScenarios: boolean
}

function Part(props: PartProps): ReactNode {
  switch (props.place.tab) {
    case 'scenarios':
      return <Scenarios {...props} />
    case 'runs':
      return <Runs {...props} />
    case 'webhooks':
      return <Webhooks {...props} />
    case 'team':
      return <TeamRoles />
    default:
      return <ConnectionPanel />
  }
}

/** The list with its panel, from which its runs are opened. */
function Scenarios({ place, go, follow, hasRuns }: PartProps): ReactNode {
  return (
    <ScenarioList
      detail
      selectedId={place.scenarioId}
      onSelect={(scenario) => go({ ...place, scenarioId: scenario?.id ?? null })}
      onOpenRuns={
        hasRuns
          ? ({ id }, { execution }) =>
              follow({ tab: 'runs', scenarioId: id, executionId: execution?.id ?? null })
          : undefined
      }
    />
  )
}

/** All runs, or those of one scenario. */
function Runs({ place, go }: PartProps): ReactNode {
  const { scenarioId, executionId } = place
  return (
    <>
      {scenarioId !== null && (
        <RunsOf scenarioId={scenarioId} onLeave={() => go({ ...place, scenarioId: null })} />
      )}
      <ExecutionTimeline
        key={scenarioId}
        scenarioId={scenarioId ?? undefined}
        selectedId={executionId}
        onSelect={(execution) => go({ ...place, executionId: execution?.id ?? null })}
      />
    </>
  )
}

/** All webhooks; the scenario that one starts is opened among the scenarios. */
function Webhooks({ follow, hasScenarios }: PartProps): ReactNode {
  return (
    <WebhookManager
      onOpenScenario={
        hasScenarios
          ? (scenarioId) => follow({ tab: 'scenarios', scenarioId, executionId: null })
          : undefined
      }
    />
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
