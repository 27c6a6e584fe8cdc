import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test'
import { createStoryBackend, type StoryBackend } from '../../testing/backend.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'
import { asTold } from '../../testing/as-told.js'

const meta = {
  title: 'Widgets/ExecutionTimeline',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: ExecutionTimeline,
} satisfies Meta<typeof ExecutionTimeline>

export default meta
type Story = StoryObj<typeof meta>

const patient = { timeout: 10_000 }

/** The runs of all scenarios in the last day. */
export const Default: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: /Today/ }, patient)).toBeVisible()
    await expect(
      await canvas.findByRole('slider', { name: 'Runs over time' }, patient),
    ).toBeVisible()
  }),
}

/** A run opened to its figures, steps and outputs. */
export const OpenRun: Story = {
  parameters: { kit: { backend: { scenarios: 8, executions: 40 } } },
  args: { defaultFilters: { range: 'month', status: ['success'] } },
  play: asTold(async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { expanded: false }, patient)
    if (first === undefined) throw new Error('There is no run.')
    await userEvent.click(first)
    const steps = await canvas.findByText('Steps', undefined, patient)
    await expect(steps).toBeVisible()
    await userEvent.click(canvas.getByText('Outputs'))
    await expect(canvas.getByRole('region', { name: 'Outputs' })).toHaveTextContent('reference')
  }),
}

/** A failed run: what went wrong and in which step. */
export const OpenFailedRun: Story = {
  parameters: { kit: { backend: { scenarios: 8, executions: 120 } } },
  args: { defaultFilters: { range: 'month', status: ['error'] } },
  play: asTold(async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { expanded: false }, patient)
    if (first === undefined) throw new Error('There is no failed run.')
    await userEvent.click(first)
    await expect(await canvas.findByText('Steps', undefined, patient)).toBeVisible()
  }),
}

/** Runs under way: they count, grow on the axis and end by themselves. */
export const RunningLive: Story = {
  parameters: { kit: { backend: { running: 5, runMs: 45_000 } } },
  play: asTold(async ({ canvas }) => {
    await waitFor(
      () => expect(canvas.getAllByRole('button', { name: /^Stop / })).toHaveLength(5),
      patient,
    )
  }),
}

/** Stopping a run is confirmed, then shown at once. */
export const StopRun: Story = {
  loaders: [withBackend({ scenarios: 3, executions: 12, running: 1, runMs: 120_000 })],
  play: asTold(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Stop / }, patient))
    const dialog = within(await canvas.findByRole('dialog', { name: 'Stop this run?' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Stop run' }))
    await waitFor(
      () => expect(canvas.queryByRole('button', { name: /^Stop / })).toBeNull(),
      patient,
    )
    const list = within(canvas.getByRole('group', { name: 'Runs by day' }))
    await expect(list.getByText('Stopped')).toBeVisible()
  }),
}

/** The first answer is on its way. */
export const Loading: Story = {
  parameters: { kit: { backend: { faults: { listExecutions: 'pending' } } } },
}

/** A tenant whose scenarios have never run. */
export const Empty: Story = {
  parameters: { kit: { backend: { empty: true } } },
  args: { defaultFilters: { range: 'all' } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('No runs yet', undefined, patient)).toBeVisible()
  }),
}

/** Nothing ran lately: a longer range is one press away. */
export const QuietHour: Story = {
  parameters: { kit: { backend: { scenarios: 4, executions: 3 } } },
  args: { defaultFilters: { range: 'hour' } },
  play: asTold(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show any time' }, patient))
    await expect(await canvas.findByText('No older runs in this time range.')).toBeVisible()
  }),
}

/** The filters let nothing through, and can be cleared. */
export const NoMatch: Story = {
  parameters: { kit: { backend: { executions: 40 } } },
  args: { defaultFilters: { status: ['running'], range: 'month' } },
  play: asTold(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Clear filters' }, patient))
    await waitFor(
      () => expect(canvas.getByRole('group', { name: 'Runs by day' })).toBeVisible(),
      patient,
    )
  }),
}

/** The first read failed. */
export const ErrorAtFirst: Story = {
  parameters: { kit: { backend: { faults: { listExecutions: 'upstream-rejected' } } } },
  play: asTold(async ({ canvas }) => {
    await expect(
      await canvas.findByText('The runs could not be loaded', undefined, patient),
    ).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  }),
}

/** A later read failed: what was read stays. */
export const ErrorWithData: Story = {
  loaders: [withBackend({})],
  play: asTold(async ({ canvas, loaded }) => {
    const backend = loaded['backend'] as StoryBackend
    await canvas.findByRole('heading', { name: /Today/ }, patient)
    await waitFor(() => expect(backend.events.openStreams).toBe(1), patient)
    backend.fail('listExecutions', 'upstream-unavailable')
    backend.emit({ type: 'reset' })
    await expect(
      await canvas.findByText(/Showing what was last read/, undefined, patient),
    ).toBeVisible()
    await expect(canvas.getByRole('heading', { name: /Today/ })).toBeVisible()
  }),
}

/** The tenant has not connected Make. */
export const NotConnected: Story = {
  parameters: { kit: { backend: { connected: false } } },
}

/** A viewer sees everything; stopping says which role it needs. */
export const AsViewer: Story = {
  parameters: { kit: { backend: { role: 'viewer', running: 2, runMs: 60_000 } } },
}

/** The runs of one scenario: each line is named by its time. */
export const OneScenario: Story = {
  parameters: { kit: { backend: { scenarios: 5, executions: 80 } } },
  args: { scenarioId: '1001' },
}

/** So many runs that the axis shows columns, and the list only what is in view. */
export const TwoThousandRuns: Story = {
  parameters: { kit: { backend: { executions: 2_000 } } },
  args: { defaultFilters: { range: 'month' } },
}

/** A connection that tells neither steps, outputs, triggers nor credits: none of them is spoken of. */
export const LessToTell: Story = {
  parameters: { kit: { backend: { scenarios: 8, executions: 40, capabilities: 'guide' } } },
  args: { defaultFilters: { range: 'month' } },
  play: asTold(async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { expanded: false }, patient)
    if (first === undefined) throw new Error('There is no run.')
    await userEvent.click(first)
    await expect(await canvas.findByText('Run ID', undefined, patient)).toBeVisible()
    await waitFor(() => expect(canvas.queryByText('Steps')).toBeNull(), patient)
    await expect(canvas.queryByText(/output/i)).toBeNull()
  }),
}

/** Names and messages of any length keep to their place. */
export const LongText: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend({
        scenarios: 3,
        executions: 18,
        running: 1,
        runMs: 90_000,
      })
      for (const run of backend.world.executions.values()) {
        run.scenarioName = `${run.scenarioName} for every subsidiary of the group, with retries and a report in Donaudampfschifffahrtsgesellschaftskapitänsmütze`
        if (run.status !== 'running' && run.id.endsWith('5')) {
          run.status = 'error'
          run.error = {
            name: 'DataError',
            message:
              'The value "2026-13-45T99:99:99Z" of the field "delivery.window.latestPossibleArrivalInLocalTime" is not a date that the module can read, so the bundle was not processed.',
            module: 'http.request',
          }
        }
      }
      return { backend }
    },
  ],
  args: { defaultFilters: { range: 'month' } },
}

/** From right to left, the axis of time too. */
export const RightToLeft: Story = {
  parameters: { kit: { locale: 'ar', backend: { running: 2, runMs: 60_000 } } },
}

/** In Korean. */
export const Korean: Story = {
  parameters: { kit: { locale: 'ko', timeZone: 'Asia/Seoul' } },
}

/** In a box of 320 px. */
export const Narrow: Story = {
  parameters: { kit: { width: 320, backend: { running: 1, runMs: 60_000 } } },
}

/** Dense rows. */
export const Compact: Story = {
  parameters: { kit: { density: 'compact' } },
}

function withBackend(options: Parameters<typeof createStoryBackend>[0]) {
  return () => ({ backend: createStoryBackend(options) })
}

/** A stretch of time that was dragged over on the axis is the range: a link can carry it. */
export const ChosenTime: Story = {
  args: {
    defaultFilters: {
      range: {
        from: new Date(Date.now() - 9 * 86_400_000).toISOString(),
        to: new Date(Date.now() - 5 * 86_400_000).toISOString(),
      },
    },
  },
  play: asTold(async ({ canvas }) => {
    await expect(
      await canvas.findByRole('button', { name: 'Clear selected time' }, patient),
    ).toBeVisible()
  }),
}

/** Zoomed in: the buttons move what is in view along the axis. */
export const Zoomed: Story = {
  args: { defaultFilters: { range: 'week' } },
  play: asTold(async ({ canvas }) => {
    const closer = await canvas.findByRole('button', { name: 'Zoom in' }, patient)
    await canvas.findByRole('slider', undefined, patient)
    await userEvent.click(closer)
    await userEvent.click(closer)
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Later' })).not.toHaveAttribute('aria-disabled'),
    )
  }),
}

/** From failed run to failed run, along the axis. */
export const NextFailure: Story = {
  parameters: { kit: { backend: { scenarios: 8, executions: 120 } } },
  args: { defaultFilters: { range: 'month' } },
  play: asTold(async ({ canvas }) => {
    const earlier = await canvas.findByRole('button', { name: 'Earlier failed run' }, patient)
    await waitFor(() => expect(earlier).not.toHaveAttribute('aria-disabled'), patient)
    await userEvent.click(earlier)
    await expect(await canvas.findByRole('button', { expanded: true }, patient)).toBeVisible()
  }),
}

/** Steps and outputs of a run are searched: what is found is counted and marked. */
export const SearchInRun: Story = {
  parameters: { kit: { backend: { scenarios: 8, executions: 40 } } },
  args: { defaultFilters: { range: 'month', status: ['success'] } },
  play: asTold(async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { name: /./, expanded: false }, patient)
    if (first === undefined) throw new Error('There is no run.')
    await userEvent.click(first)
    const search = await canvas.findByRole('searchbox', undefined, patient)
    await userEvent.type(search, 're')
    await expect(await canvas.findByText(/match/)).toBeVisible()
  }),
}

/** All failed runs in view are run again, a few at a time; each tells what became of it. */
export const RetryFailed: Story = {
  loaders: [withBackend({ scenarios: 8, executions: 120 })],
  args: { defaultFilters: { range: 'month' } },
  play: asTold(async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: /failed runs again…$/ }, patient)
    await userEvent.click(button)
    const dialog = within(await canvas.findByRole('dialog', undefined, patient))
    await userEvent.click(dialog.getByRole('button', { name: /^Run \d+ again$/ }))
    await expect(await dialog.findByText(/ 0 failed\.$/, undefined, patient)).toBeVisible()
  }),
}

/** Single runs are selected, with Shift a range of them, to be run again together. */
export const SelectRuns: Story = {
  loaders: [withBackend({ scenarios: 8, executions: 120 })],
  args: { defaultFilters: { range: 'month', status: ['error', 'stopped'] } },
  play: asTold(async ({ canvas }) => {
    const list = within(await canvas.findByRole('group', { name: 'Runs by day' }, patient))
    const [first, second, third] = await list.findAllByRole('checkbox', undefined, patient)
    if (!first || !second || !third) throw new Error('There are not enough failed runs.')
    await userEvent.click(first)
    await fireEvent.click(third, { shiftKey: true })
    const head = within(canvas.getByRole('group', { name: 'Selection of runs' }))
    await expect(await head.findByText('3 selected')).toBeVisible()
    await userEvent.click(second)
    await userEvent.click(head.getByRole('button', { name: 'Run 2 again…' }))
    const dialog = within(await canvas.findByRole('dialog', undefined, patient))
    await userEvent.click(dialog.getByRole('button', { name: 'Run 2 again' }))
    await expect(
      await dialog.findByText('2 run again, 0 failed.', undefined, patient),
    ).toBeVisible()
  }),
}

/** Runs that succeeded or are under way can't be selected, and say why. */
export const NothingToSelect: Story = {
  loaders: [withBackend({ scenarios: 4, executions: 30, running: 1, runMs: 90_000 })],
  args: { defaultFilters: { range: 'month', status: ['success', 'running'] } },
  play: asTold(async ({ canvas }) => {
    await expect(
      await canvas.findByRole('checkbox', { name: 'None of these runs can be run again' }, patient),
    ).toHaveAttribute('aria-disabled', 'true')
  }),
}

/** A run beside the one before it: how it ended, how long it took, step by step, and where its outputs differ. */
export const CompareRuns: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend({ scenarios: 1, executions: 30 })
      const [last, before] = [...backend.world.executions.values()].toSorted((one, other) =>
        (other.startedAt ?? '').localeCompare(one.startedAt ?? ''),
      )
      if (last === undefined || before === undefined) throw new Error('There are no two runs.')
      before.outputs = { processed: 28, skipped: 1, source: 'Store', currency: 'EUR', failed: 0 }
      last.outputs = { ...before.outputs, processed: 112, late: true }
      last.steps = before.steps?.map((step, at) =>
        at === 1
          ? Object.assign({}, step, {
              durationMs: (step.durationMs ?? 0) * 3,
              operations: 9,
              status: 'warning',
            })
          : step,
      )
      return { backend }
    },
  ],
  args: { defaultFilters: { range: 'month' } },
  play: asTold(async ({ canvas }) => {
    const list = within(await canvas.findByRole('group', { name: 'Runs by day' }, patient))
    const [first] = await list.findAllByRole('button', { expanded: false }, patient)
    if (first === undefined) throw new Error('There is no run.')
    await userEvent.click(first)
    await userEvent.click(
      await canvas.findByRole('button', { name: 'Compare with the run before' }, patient),
    )
    await expect(
      await canvas.findByRole('table', { name: 'Steps compared' }, patient),
    ).toBeVisible()
    await expect(canvas.getByRole('checkbox', { name: 'Only differences' })).toBeChecked()
  }),
}

/** The same, with what is the same in both runs. */
export const CompareAll: Story = {
  loaders: CompareRuns.loaders as NonNullable<Story['loaders']>,
  args: CompareRuns.args as NonNullable<Story['args']>,
  play: asTold(async (context) => {
    await CompareRuns.play?.(context)
    const { canvas } = context
    await userEvent.click(canvas.getByText('Only differences'))
    await expect(canvas.getByRole('table', { name: 'Outputs compared' })).toBeVisible()
  }),
}
