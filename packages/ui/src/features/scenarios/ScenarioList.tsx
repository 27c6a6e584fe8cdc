import { ProblemError } from '@inlaykit/shared/client'
import type { Scenario, Session } from '@inlaykit/shared'
import { useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { useSession } from '../../client/session.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { Button } from '../../parts/Button.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { flowIcon, plugIcon, searchIcon } from '../../parts/icons.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useControlled } from '../../parts/useControlled.js'
import { useDebounced } from '../../parts/useDebounced.js'
import { useEventCallback } from '../../parts/useEventCallback.js'
import { WidgetRoot } from '../../parts/WidgetRoot.js'
import { RootContext, useRootSettings } from '../../provider/root-context.js'
import { ScenarioListContext, type ScenarioListContextValue } from './list-context.js'
import {
  scenarioActions,
  scenarioBulkActions,
  type ScenarioListProps,
  type ScenarioListSlots,
} from './props.js'
import { ScenarioFoot } from './ScenarioFoot.js'
import { ScenarioTable } from './ScenarioTable.js'
import { ScenarioToolbar } from './ScenarioToolbar.js'
import { useChecked } from '../../parts/useChecked.js'
import { useLazyPart } from './useLazyPart.js'
import { useScenarioAccess } from './useScenarioAccess.js'
import { useScenarioActions } from './useScenarioActions.js'
import { useScenarioDialogs } from './useScenarioDialogs.js'
import { useScenarioFilters, type FiltersControl } from './useScenarioFilters.js'
import { useScenarios, type ScenariosResult } from './useScenarios.js'
import { useView, type ScenarioView } from './useView.js'

const texts = { ...scenarioMessages, ...problemStateMessages } as const
const searchDelayMs = 250
const noSlots: ScenarioListSlots = {}

/**
 * The tenant's scenarios: searched, filtered and sorted by the server, run, switched on and off, and kept current while they run.
 *
 * @example
 * <ScenarioList onSelect={(scenario) => setScenarioId(scenario?.id ?? null)} />
 */
export function ScenarioList(props: ScenarioListProps): ReactNode {
  const t = useMessages(scenarioMessages)
  const settings = useRootSettings()
  const view = useView(props)
  const { density } = view
  // The rows of this list alone may be lower than those of the provider's other widgets.
  const root = useMemo(() => ({ ...settings, density }), [density, settings])
  return (
    <RootContext.Provider value={root}>
      <WidgetRoot
        name="ik-scenario-list"
        label={t('scenarioList.label')}
        className={props.className}
        style={props.style}
      >
        <ScenarioListBody {...props} view={view} />
      </WidgetRoot>
    </RootContext.Provider>
  )
}

function ScenarioListBody(props: ScenarioListProps & { view: ScenarioView }): ReactNode {
  const { actions: offered = scenarioActions, slots = noSlots, view } = props
  const { columns } = view
  const control = useScenarioFilters(props)
  const { filters } = control
  const search = useDebounced(filters.search, searchDelayMs)
  const query = {
    search,
    status: filters.status === null ? [] : [filters.status],
    folder: filters.folder,
    sort: filters.sort,
    pageSize: props.pageSize,
  }
  const list = useScenarios(query)
  const { data: session } = useSession()
  const access = useScenarioAccess(session)
  const actions = useScenarioActions(props, list.scenarios)
  const selection = useSelection(props)
  const dialogs = useScenarioDialogs()
  const { bulkActions = scenarioBulkActions, onOpenRuns } = props
  const checked = useChecked(props, () => list.scenarios)
  const canCheck =
    props.onSelectedIdsChange !== undefined || (bulkActions.length > 0 && access.mayChange)
  const bulkBar = useLazyPart(loadBulkBar, checked.ids.size > 0, { list, query })
  const shownId = props.detail ? selection.selectedId : null
  const panel = useLazyPart(loadDetailPanel, shownId !== null, {
    scenarioId: shownId,
    onClose: selection.deselect,
  })
  const scroller = useRef<HTMLDivElement>(null)

  const { open: openDialog } = dialogs
  const { select, selectedId } = selection
  // Much goes on around the rows: what is read anew, typed or opened. They are rendered again when something of theirs changes.
  const shared = useMemo<ScenarioListContextValue>(
    () => ({
      columns,
      view,
      offered,
      access,
      actions,
      slots,
      selectedId,
      select,
      bulkActions,
      checked,
      canCheck,
      openDialog,
      onOpenRuns,
      scroller,
    }),
    [
      access,
      actions,
      bulkActions,
      canCheck,
      checked,
      columns,
      offered,
      onOpenRuns,
      openDialog,
      select,
      selectedId,
      slots,
      view,
    ],
  )

  if (isNotConnected(session, list)) {
    return slots.notConnected ?? <NotConnected />
  }
  const question = JSON.stringify({ ...filters, search })
  return (
    <ScenarioListContext.Provider value={shared}>
      <div className="ik-scenario-top">
        <ScenarioToolbar control={control} end={slots.toolbarEnd} />
        {bulkBar}
      </div>
      <Problems list={list} session={session} />
      {(list.error === null || list.scenarios.length > 0) && (
        <>
          <ScenarioTable
            list={list}
            control={control}
            question={question}
            empty={<Nothing control={control} slot={slots.empty} />}
          />
          <ScenarioFoot list={list} question={question} />
        </>
      )}
      {panel}
      {dialogs.element}
    </ScenarioListContext.Provider>
  )
}

const loadBulkBar = async () => (await import('./later.js')).BulkBar
const loadDetailPanel = async () => (await import('./later.js')).DetailPanel

function useSelection(
  props: Pick<ScenarioListProps, 'selectedId' | 'defaultSelectedId' | 'onSelect' | 'detail'>,
) {
  const { defaultSelectedId, onSelect } = props
  const [selectedId, setSelectedId] = useControlled(props.selectedId, defaultSelectedId ?? null)
  const canSelect =
    props.detail === true ||
    onSelect !== undefined ||
    props.selectedId !== undefined ||
    defaultSelectedId !== undefined
  function deselect(): void {
    setSelectedId(null)
    onSelect?.(null, { reason: 'deselect' })
  }
  const select = useEventCallback((scenario: Scenario) => {
    if (scenario.id === selectedId) {
      deselect()
      return
    }
    setSelectedId(scenario.id)
    onSelect?.(scenario, { reason: 'select' })
  })
  return { selectedId, select: canSelect ? select : undefined, deselect }
}

function isNotConnected(session: Session | undefined, list: ScenariosResult): boolean {
  if (session !== undefined) return session.connection === null
  return list.error instanceof ProblemError && list.error.problem === 'not-connected'
}

function NotConnected(): ReactNode {
  const t = useMessages(texts)
  return (
    <EmptyState icon={plugIcon} title={t('scenarioList.notConnectedTitle')}>
      {t('problem.not-connected')}
    </EmptyState>
  )
}

function Nothing({ control, slot }: { control: FiltersControl; slot: ReactNode }): ReactNode {
  const t = useMessages(scenarioMessages)
  if (!control.isNarrowed) {
    return (
      slot ?? (
        <EmptyState icon={flowIcon} title={t('scenarioList.emptyTitle')}>
          {t('scenarioList.emptyText')}
        </EmptyState>
      )
    )
  }
  return (
    <EmptyState
      icon={searchIcon}
      title={t('scenarioList.noMatchTitle')}
      action={<Button onClick={control.clear}>{t('scenarioList.clearFilters')}</Button>}
    >
      {t('scenarioList.noMatchText')}
    </EmptyState>
  )
}

function Problems(props: { list: ScenariosResult; session: Session | undefined }): ReactNode {
  const { list, session } = props
  const t = useMessages(texts)
  if (list.error !== null) {
    const keepsData = list.scenarios.length > 0
    return (
      <ProblemNotice
        className="ik-scenario-problem"
        error={list.error}
        title={keepsData ? undefined : t('scenarioList.failedTitle')}
        keepsData={keepsData}
        retrying={list.isFetching}
        onRetry={list.reload}
      />
    )
  }
  if (session?.connection?.status !== 'reconnect-required') return null
  return (
    <Notice tone="warning" className="ik-scenario-problem">
      {t('problem.reconnect-required')}
    </Notice>
  )
}
