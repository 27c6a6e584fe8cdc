import axe from 'axe-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ExecutionDetail } from '@inlaykit/shared'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import { renderWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'

const patient = { timeout: 12_000 }
const hour = 3_600_000
const start = Date.now() - 4 * hour

/** A run of three steps that ended. */
const run = (id: string, at: number, change: Partial<ExecutionDetail> = {}): ExecutionDetail => ({
  id,
  scenarioId: '1001',
  scenarioName: 'Orders',
  status: 'success',
  trigger: 'scheduled',
  startedAt: new Date(start + at).toISOString(),
  durationMs: 4_000,
  operations: 5,
  steps: [
    { module: 'watch', status: 'success', durationMs: 1_000, operations: 1 },
    { module: 'map', status: 'success', durationMs: 1_000, operations: 1 },
    { module: 'send', status: 'success', durationMs: 2_000, operations: 3 },
  ],
  outputs: { order: { id: 7, total: 10 }, ok: true },
  ...change,
})

async function openLast(before: ExecutionDetail[], last: ExecutionDetail, locale = 'en') {
  const screen = await renderWidget(
    <ExecutionTimeline scenarioId="1001" defaultFilters={{ range: 'day' }} />,
    { backend: { scenarios: 2, executions: 0 }, locale },
  )
  const { executions } = screen.backend.world
  for (const each of [...before, last]) executions.set(each.id, each)
  await expect.poll(() => screen.backend.events.openStreams, patient).toBe(1)
  screen.backend.emit({ type: 'reset' })
  const line = () => screen.container.querySelector<HTMLElement>(`[data-ik-run="${last.id}"]`)
  await expect.poll(line, patient).not.toBeNull()
  line()?.focus()
  await userEvent.keyboard('{Enter}')
  const button = screen.getByRole('button', { name: 'Compare with the run before' })
  if (locale === 'en') await expect.element(button, patient).toBeVisible()
  return { screen, button }
}

const rows = (table: Element | null | undefined) =>
  [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => (cell as HTMLElement).innerText.replaceAll(/\s+/g, ' ')),
  )

async function expectNoViolations(container: Element) {
  const { violations } = await axe.run(container)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a run is compared with the one before: as a whole, by steps and by outputs', async () => {
  const slower = run('e3', 2 * hour, {
    status: 'error',
    durationMs: 6_000,
    operations: 4,
    steps: [
      { module: 'watch', status: 'success', durationMs: 1_000, operations: 1 },
      { module: 'check', status: 'success', durationMs: 1_000, operations: 1 },
      {
        module: 'send',
        status: 'error',
        durationMs: 3_000,
        operations: 2,
        error: { message: 'Refused' },
      },
    ],
    outputs: { order: { id: 8, total: 10 } },
  })
  const { screen, button } = await openLast(
    [
      run('e1', 0),
      run('e2', hour),
      run('e4', 1.5 * hour, { scenarioId: '1002' }),
      run('e5', 1.6 * hour, { status: 'running' }),
    ],
    slower,
  )
  await tabTo(button)
  await userEvent.keyboard('{Enter}')
  const steps = screen.getByRole('table', { name: 'Steps compared' })
  await expect.element(steps, patient).toBeVisible()
  expect(rows(steps.element())).toEqual([
    [
      'Whole run',
      'Succeeded 4 sec 5 operations',
      'Failed 6 sec 4 operations',
      'Failed, before: Succeeded 2 sec longer (+50%) 1 operation less',
    ],
    ['map', 'Succeeded 1 sec 1 operation', '–', 'Only in the run before'],
    ['check', '–', 'Succeeded 1 sec 1 operation', 'Only in this run'],
    [
      'send',
      'Succeeded 2 sec 3 operations',
      'Failed 3 sec 2 operations Refused',
      'Failed, before: Succeeded 1 sec longer (+50%) 1 operation less',
    ],
  ])
  const outputs = screen.getByRole('table', { name: 'Outputs that differ' })
  expect(rows(outputs.element())).toEqual([
    ['order.id', '7', '8'],
    ['ok', 'true', 'not there'],
  ])
  await expectNoViolations(screen.container)
  await screen.getByRole('button', { name: 'Open that run' }).click()
  const opened = screen.container.querySelector<HTMLElement>('[data-ik-run="e2"]')
  await expect.element(opened).toHaveAttribute('aria-expanded', 'true')
})

test('what is the same is counted, and shown when it is asked for', async () => {
  const { screen, button } = await openLast(
    [run('e2', 0, { status: 'error', error: { message: 'Refused' } })],
    run('e3', hour, {
      status: 'error',
      error: { message: 'Not found' },
      // Nobody waits for a difference that can't be read.
      durationMs: 4_003,
      steps: [
        { module: 'watch', status: 'success', durationMs: 1_010, operations: 1 },
        { module: 'map', status: 'success', durationMs: 1_000, operations: 1 },
        { module: 'send', status: 'success', durationMs: 2_000, operations: 4 },
      ],
      outputs: { order: { id: 8, total: 10 }, ok: true },
    }),
  )
  await button.click()
  const only = screen.getByRole('checkbox', { name: 'Only differences' })
  await expect.element(only, patient).toBeChecked()
  await expect
    .element(only)
    .toHaveAccessibleDescription('The same in both runs: 2 steps and 2 output fields')
  const tables = () => screen.getByRole('table').elements().map(rows)
  const send = [
    'send',
    'Succeeded 2 sec 3 operations',
    'Succeeded 2 sec 4 operations',
    '1 operation more',
  ]
  const whole = [
    'Whole run',
    'Failed 4 sec 5 operations Refused',
    'Failed 4 sec 5 operations Not found',
    'Another error',
  ]
  expect(tables()).toEqual([[whole, send], [['order.id', '7', '8']]])

  await pressOn(only, ' ')
  await expect.element(only).not.toBeChecked()
  await expect.element(only).toHaveFocus()
  const same = 'Succeeded 1 sec 1 operation'
  expect(tables()).toEqual([
    [whole, ['watch', same, same, 'No difference'], ['map', same, same, 'No difference'], send],
    [
      ['order.id', '7', '8', 'Different'],
      ['order.total', '10', '10', 'No difference'],
      ['ok', 'true', 'true', 'No difference'],
    ],
  ])
  await expectNoViolations(screen.container)

  // What was chosen outlives what is read anew, and ends with the comparison.
  screen.backend.emit({ type: 'reset' })
  await screen.getByText('Only differences').click()
  await screen.getByText('Only differences').click()
  await expect.element(only).not.toBeChecked()
  await button.click()
  await button.click()
  await expect.element(only, patient).toBeChecked()
})

test('two runs without anything in common have no box, two that are alike tell so', async () => {
  const { screen, button } = await openLast(
    [run('e2', 0)],
    run('e3', hour, { steps: [], outputs: { other: 1 } }),
  )
  await button.click()
  await expect.element(screen.getByRole('table').first(), patient).toBeVisible()
  expect(screen.getByRole('checkbox', { name: 'Only differences' }).elements()).toEqual([])
  await screen.unmount()

  const alike = await openLast([run('e2', 0)], run('e3', hour))
  await alike.button.click()
  await expect
    .element(alike.screen.getByText('The same in both runs: 3 steps and 3 output fields'), patient)
    .toBeVisible()
  await expect.element(alike.screen.getByText('The outputs are the same.')).toBeVisible()
})

test('the first run of a scenario has none before it', async () => {
  const { screen, button } = await openLast([run('e2', 0, { scenarioId: '1002' })], run('e3', hour))
  await button.click()
  await expect
    .element(screen.getByText('There is no earlier run of this scenario to compare with.'), patient)
    .toBeVisible()
})

test('what fails says so and can be tried again', async () => {
  const { screen, button } = await openLast([run('e2', 0)], run('e3', hour))
  screen.backend.fail('listScenarioExecutions', 'upstream-unavailable')
  await button.click()
  await expect
    .element(screen.getByText('The run before could not be loaded'), patient)
    .toBeVisible()
  screen.backend.fail('listScenarioExecutions', null)
  await screen.getByRole('button', { name: 'Try again' }).first().click()
  await expect.element(screen.getByRole('table').first(), patient).toBeVisible()
})
