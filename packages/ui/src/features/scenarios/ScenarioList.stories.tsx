import type { Schedule } from '@inlaykit/shared'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import { ScenarioList } from './ScenarioList.js'
import { asTold } from '../../testing/as-told.js'

/** The backend of a story whose play function changes it; closed when the story goes. */
interface Loaded {
  backend: ReturnType<typeof createStoryBackend>
}

const withBackend = (options: StoryBackendOptions) => () => ({
  backend: createStoryBackend(options),
})

const meta = {
  title: 'Widgets/ScenarioList',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: ScenarioList,
  args: { onSelect: fn(), onFiltersChange: fn(), onAfterAction: fn() },
  parameters: { kit: { backend: { scenarios: 40, executions: 300 } } },
} satisfies Meta<typeof ScenarioList>

export default meta
type Story = StoryObj<typeof meta>

/** What most tenants see: every column, the oldest name first. */
export const Overview: Story = {
  args: { defaultSelectedId: '1000' },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('40 scenarios')).toBeVisible()
  }),
}

/** Rows of these widths are on their way. */
export const Loading: Story = {
  parameters: { kit: { backend: { faults: { listScenarios: 'pending', getSession: 'pending' } } } },
}

/** Some scenarios are at work right now. */
export const Running: Story = {
  args: { defaultFilters: { sort: '-lastRunAt' } },
  parameters: { kit: { backend: { scenarios: 40, running: 4, runMs: 60_000 } } },
  play: asTold(async ({ canvas }) => {
    const [first] = await canvas.findAllByText('Running')
    await expect(first).toBeVisible()
  }),
}

/** Nothing is there yet: says where scenarios come from. */
export const Empty: Story = {
  parameters: { kit: { backend: { empty: true } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('No scenarios yet')).toBeVisible()
  }),
}

/** Nothing matches: one press shows everything again. */
export const NoMatch: Story = {
  args: { defaultFilters: { search: 'payroll in Atlantis' } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing matches')).toBeVisible()
  }),
}

/** The first read failed. */
export const FirstReadFailed: Story = {
  parameters: { kit: { backend: { faults: { listScenarios: 'upstream-unavailable' } } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible()
  }),
}

/** A later read failed: what was read stays. */
export const LaterReadFailed: Story = {
  loaders: [withBackend({ scenarios: 12 })],
  play: asTold(async ({ canvas, loaded }) => {
    const { backend } = loaded as Loaded
    await canvas.findByText('12 scenarios')
    await waitFor(() => expect(backend.events.openStreams).toBe(1))
    backend.fail('listScenarios', 'upstream-unavailable')
    backend.emit({ type: 'scenarios.changed' })
    await expect(await canvas.findByText(/Showing what was last read/)).toBeVisible()
    await expect(canvas.getAllByRole('switch')).toHaveLength(12)
  }),
}

/** The tenant has no connection to Make. */
export const NotConnected: Story = {
  parameters: { kit: { backend: { connected: false } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('Not connected to Make')).toBeVisible()
  }),
}

/** Make no longer accepts the stored credential: what was read stays, actions wait. */
export const ReconnectRequired: Story = {
  parameters: { kit: { backend: { scenarios: 12, connectionStatus: 'reconnect-required' } } },
}

/** A viewer: all is there to see, and what they may not do says so. */
export const Viewer: Story = {
  parameters: { kit: { backend: { scenarios: 12, role: 'viewer' } } },
}

/** An action that Make refused. */
export const ActionFailed: Story = {
  parameters: { kit: { backend: { scenarios: 12, faults: { runScenario: 'rate-limited' } } } },
  play: asTold(async ({ canvas }) => {
    const [run] = await canvas.findAllByRole('button', { name: /^Run / })
    if (run) await userEvent.click(run)
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Too many requests')
  }),
}

/** The dialog before a run with input. */
export const RunWithInput: Story = {
  args: { defaultFilters: { search: 'Weekly sales report' } },
  play: asTold(async ({ canvas, canvasElement }) => {
    const [menu] = await canvas.findAllByRole('button', { name: /^More actions/ })
    if (menu) await userEvent.click(menu)
    await userEvent.click(await canvas.findByRole('menuitem', { name: /^Run/ }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(await dialog.findByLabelText('Region')).toHaveValue('EMEA')
  }),
}

/** The dialog of a line of the first row's menu. */
const dialogOf = (line: RegExp, name: string): NonNullable<Story['play']> =>
  asTold(async ({ canvas, canvasElement }) => {
    const [menu] = await canvas.findAllByRole('button', { name: /^More actions/ })
    if (menu) await userEvent.click(menu)
    await userEvent.click(await canvas.findByRole('menuitem', { name: line }))
    const dialog = await within(canvasElement).findByRole('dialog')
    await expect(dialog).toHaveAccessibleName(name)
  })

/** A copy gets a name. */
export const Duplicate: Story = {
  args: { defaultFilters: { search: 'Weekly sales report' } },
  parameters: { kit: { backend: { scenarios: 12 } } },
  play: dialogOf(/^Duplicate/, 'Duplicate Weekly sales report, Germany'),
}

/** Another folder, which may be a new one. */
export const Move: Story = {
  args: { defaultFilters: { search: 'Weekly sales report' } },
  parameters: { kit: { backend: { scenarios: 12 } } },
  play: asTold(async (context) => {
    await dialogOf(/^Move/, 'Move Weekly sales report, Germany')(context)
    const folder = await context.canvas.findByLabelText('Folder')
    await userEvent.selectOptions(folder, 'New folder…')
    await expect(await context.canvas.findByLabelText('Name of the new folder')).toBeVisible()
  }),
}

/** Deleting names what goes with a scenario. */
export const Delete: Story = {
  args: { defaultFilters: { search: 'Orders to ERP' } },
  parameters: { kit: { backend: { scenarios: 40 } } },
  play: dialogOf(/^Delete/, 'Delete Orders to ERP, Germany?'),
}

/** The chosen scenario in a panel: its schedule, last runs, steps and inputs. */
export const Detail: Story = {
  args: { detail: true, defaultSelectedId: '1002' },
  parameters: { kit: { backend: { scenarios: 12, executions: 300 } } },
  play: asTold(async ({ canvas }) => {
    await expect(
      await canvas.findByRole('dialog', { name: 'Weekly sales report, Germany' }),
    ).toBeVisible()
    await expect(await canvas.findByText('Region')).toBeVisible()
  }),
}

/** The panel on a phone, in Arabic. */
export const DetailNarrow: Story = {
  args: { detail: true, defaultSelectedId: '1002' },
  parameters: { kit: { width: 320, locale: 'ar', backend: { scenarios: 12, executions: 300 } } },
  play: asTold(async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('الخطوات')).toBeVisible())
  }),
}

/** Which columns there are, and how low the rows. */
export const View: Story = {
  args: { defaultColumns: ['status', 'lastRun'], defaultDensity: 'compact' },
  parameters: { kit: { backend: { scenarios: 12, executions: 100 } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Columns and density' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getByLabelText('Schedule')).not.toBeChecked()
    await expect(dialog.getByLabelText('Height of the rows')).toHaveValue('compact')
  }),
}

/** A new scenario from a blueprint; what is no JSON is told by line and column. */
export const Create: Story = {
  parameters: { kit: { backend: { scenarios: 12, executions: 100 } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New scenario…' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await userEvent.click(dialog.getByLabelText('Blueprint'))
    await userEvent.paste('{\n  "name": oops\n}')
    await expect(await dialog.findByText(/line 2, column 11/)).toBeVisible()
  }),
}

/** The story of an editor: the first scenario has this schedule, and its dialog is open. */
function editing(schedule: Schedule, options: StoryBackendOptions = {}): Story {
  return {
    args: { defaultFilters: { search: 'planned' } },
    loaders: [
      withBackend({
        scenarios: 6,
        executions: 20,
        prepare(world) {
          Object.assign(world.scenarios.get('1000') ?? {}, { name: 'Planned orders', schedule })
        },
        ...options,
      }),
    ],
    play: asTold(async ({ canvas, canvasElement }) => {
      const more = await canvas.findByRole('button', { name: 'More actions for Planned orders' })
      await userEvent.click(more)
      const page = within(canvasElement)
      await userEvent.click(await page.findByRole('menuitem', { name: /^Edit schedule/ }))
      const dialog = await page.findByRole('dialog', { name: 'Schedule of Planned orders' })
      await expect(await within(dialog).findByLabelText('Starts')).toBeVisible()
    }),
  }
}

/** When a scenario starts: by Make's own kinds, in the zone of the organization. */
export const EditSchedule: Story = editing(
  { kind: 'weekly', days: [1, 3, 5], time: '09:00' },
  { capabilities: 'live' },
)

/** Where Make has cron alone: in words, with the next runs in its zone and in the reader's. */
export const EditCron: Story = editing(
  { kind: 'cron', expression: '0 9 1 * 1', timeZone: 'Asia/Seoul' },
  { capabilities: 'guide' },
)

/** A schedule that the fields can't say: it stays as it is unless something else is chosen. */
export const EditKept: Story = editing(
  { kind: 'daily', time: '09:00', restrict: [{ days: [1], time: { from: '08:00', to: '12:00' } }] },
  { capabilities: 'live' },
)

/** The next runs can't be had: saving is still possible. */
export const EditWithoutRuns: Story = editing(
  { kind: 'monthly', days: [1, 31], time: '06:00' },
  { capabilities: 'live', faults: { previewSchedule: 'network' } },
)

/** Some rows are selected: what can be done with them stands in the place of search and filters. */
export const Selected: Story = {
  args: { defaultSelectedIds: ['1000', '1002', '1003'] },
  parameters: { kit: { backend: { scenarios: 40, executions: 300 } } },
  play: asTold(async ({ canvas }) => {
    const bar = within(await canvas.findByRole('group', { name: 'Selected scenarios' }))
    await expect(bar.getByText('3 selected')).toBeVisible()
  }),
}

/** Something failed with some: they stay selected and say why. */
export const BulkFailed: Story = {
  args: { defaultSelectedIds: ['1000', '1002', '1003'] },
  parameters: {
    kit: {
      backend: {
        scenarios: 12,
        faults: { activateScenario: 'upstream-rejected', deactivateScenario: 'upstream-rejected' },
      },
    },
  },
  play: asTold(async ({ canvas }) => {
    const bar = within(await canvas.findByRole('group', { name: 'Selected scenarios' }))
    await userEvent.click(bar.getByRole('button', { name: 'Deactivate' }))
    await expect(await bar.findByText(/failed/)).toBeVisible()
  }),
}

/** On a phone, in Arabic. */
export const SelectedNarrow: Story = {
  args: { defaultSelectedIds: ['1000', '1002', '1003'] },
  parameters: { kit: { width: 300, locale: 'ar', backend: { scenarios: 12 } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'السيناريوهات المحددة' })).toBeVisible()
  }),
}

/** Asks before several are deleted. */
export const DeleteSeveral: Story = {
  args: { defaultSelectedIds: ['1000', '1002', '1003'] },
  parameters: { kit: { backend: { scenarios: 12 } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    const bar = within(await canvas.findByRole('group', { name: 'Selected scenarios' }))
    await userEvent.click(bar.getByRole('button', { name: 'Delete…' }))
    const dialog = await within(canvasElement).findByRole('dialog')
    await expect(dialog).toHaveAccessibleName('Delete 3 scenarios?')
  }),
}

/** A connection of the guide dialect: no folders, no declared inputs. */
export const GuideDialect: Story = {
  parameters: { kit: { backend: { scenarios: 12, capabilities: 'guide' } } },
}

/** A thousand: only the rows in sight are in the page, the rest is read as one scrolls. */
export const Thousand: Story = {
  parameters: { kit: { backend: { scenarios: 1000, executions: 2000 } } },
}

/** A phone: each scenario is a card. */
export const Narrow: Story = {
  parameters: { kit: { width: 320, backend: { scenarios: 12, executions: 100 } } },
}

/** Rows as low as they get. */
export const Compact: Story = {
  parameters: { kit: { density: 'compact', backend: { scenarios: 40, executions: 300 } } },
}

/** Korean. */
export const Korean: Story = {
  parameters: { kit: { locale: 'ko', backend: { scenarios: 12, executions: 100 } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('시나리오 12개')).toBeVisible()
  }),
}

/** Arabic: right to left, names keep their own direction. */
export const Arabic: Story = {
  parameters: { kit: { locale: 'ar', backend: { scenarios: 12, executions: 100 } } },
}

/** Texts that are far longer than their places. */
export const LongTexts: Story = {
  args: { defaultSelectedId: '1001' },
  loaders: [
    () => {
      const backend = createStoryBackend({ scenarios: 6, executions: 60 })
      for (const scenario of backend.world.scenarios.values()) {
        scenario.name = `${scenario.name}, with everything that the accounts department asked for in the spring and a_name_without_any_place_to_break_it`
        scenario.apps = Array.from({ length: 14 }, (_, index) => `very-long-app-name-${index}`)
      }
      return { backend }
    },
  ],
}

/** What a host can add, take away and replace. */
export const Customized: Story = {
  args: {
    columns: ['status', 'lastRun'],
    actions: ['run'],
    slots: {
      toolbarEnd: <a href="#build">Build another</a>,
      detail: ({ operations }) => `${operations ?? 0} operations this month`,
    },
  },
  parameters: {
    kit: {
      backend: { scenarios: 12, executions: 100 },
      variables: { '--ik-accent': 'light-dark(#1d5c4a, #7fd0b3)', '--ik-radius': '14px' },
    },
  },
}
