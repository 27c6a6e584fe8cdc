// The real cells of ScenarioList, for the peers too: what is compared is how a list brings rows to the screen.
import { InlaykitProvider } from '../../packages/ui/dist/index.js'
import {
  LastRunCell,
  NameCell,
  NextRunCell,
  OperationsCell,
  ScheduleCell,
} from '../../packages/ui/dist/features/scenarios/cells.js'
import { CheckRow } from '../../packages/ui/dist/features/scenarios/CheckCell.js'
import { ScenarioListContext } from '../../packages/ui/dist/features/scenarios/list-context.js'
import { RowActions } from '../../packages/ui/dist/features/scenarios/RowActions.js'
import { StatusCell } from '../../packages/ui/dist/features/scenarios/StatusCell.js'
import { WidgetRoot } from '../../packages/ui/dist/parts/WidgetRoot.js'

/** The columns, with the width that each has in px. */
export const columns = [
  { id: 'select', Cell: CheckRow, width: 32 },
  { id: 'name', Cell: NameCell, width: 248 },
  { id: 'status', Cell: StatusCell, width: 120 },
  { id: 'schedule', Cell: ScheduleCell, width: 150 },
  { id: 'lastRun', Cell: LastRunCell, width: 150 },
  { id: 'nextRun', Cell: NextRunCell, width: 100 },
  { id: 'operations', Cell: OperationsCell, width: 80 },
  { id: 'actions', Cell: RowActions, width: 120 },
]

export const rowHeight = 56

const nothing = () => undefined

const context = {
  columns: ['status', 'schedule', 'lastRun', 'nextRun', 'operations'],
  offered: ['run', 'run-with-input', 'set-active', 'duplicate', 'move', 'delete', 'open-in-make'],
  access: { offers: () => true, run: nothing, setActive: nothing, write: undefined },
  actions: { isStarting: () => false, isSwitching: () => false, run: nothing, setActive: nothing },
  slots: {},
  selectedId: null,
  select: undefined,
  openDialog: nothing,
  view: {},
  bulkActions: ['activate'],
  canCheck: true,
  checked: { ids: new Set(), notes: new Map(), toggle: nothing, set: nothing, setNotes: nothing },
  scroller: { current: null },
}

/** What the cells need around them: language, look, and what can be done with a row. */
export function Cells({ backend, children }) {
  return (
    <InlaykitProvider
      baseUrl={backend.baseUrl}
      fetch={backend.fetch}
      timeZone="Europe/Berlin"
      appearance={{ colorScheme: 'light' }}
    >
      <WidgetRoot name="ik-scenario-list" label="Scenarios">
        <ScenarioListContext.Provider value={context}>{children}</ScenarioListContext.Provider>
      </WidgetRoot>
    </InlaykitProvider>
  )
}
