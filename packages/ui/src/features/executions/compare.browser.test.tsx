import axe from 'axe-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { ExecutionDetail } from '@inlaykit/shared'
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
  for (let press = 0; press < 12 && document.activeElement !== button.element(); press += 1) {
    await userEvent.keyboard('{Tab}')
  }
  await expect.element(button).toHaveFocus()
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
    ['watch', 'Succeeded 1 sec 1 operation', 'Succeeded 1 sec 1 operation', 'No difference'],
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
  const { violations } = await axe.run(screen.container)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await screen.getByRole('button', { name: 'Open that run' }).click()
  const opened = screen.container.querySelector<HTMLElement>('[data-ik-run="e2"]')
  await expect.element(opened).toHaveAttribute('aria-expanded', 'true')
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
