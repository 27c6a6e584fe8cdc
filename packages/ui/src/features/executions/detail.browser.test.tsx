import axe from 'axe-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'

const patient = { timeout: 12_000 }

/** Opens a run that succeeded long enough ago to be over. */
async function openRun(change?: (run: { steps?: unknown; outputs?: unknown }) => void) {
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={{ range: 'all', status: ['success'] }} />,
    { backend: { scenarios: 3, executions: 20 }, variables: {} },
  )
  const run = [...screen.backend.world.executions.values()].findLast(
    ({ status, steps }) => status === 'success' && (steps?.length ?? 0) > 1,
  )
  if (run === undefined) throw new Error('There is no run with steps.')
  change?.(run)
  await expect
    .poll(() => screen.container.querySelector(`[data-ik-run="${run.id}"]`), patient)
    .not.toBeNull()
  screen.container.querySelector<HTMLElement>(`[data-ik-run="${run.id}"]`)?.click()
  await expect.element(screen.getByText('Steps', { exact: true }), patient).toBeVisible()
  return { screen, run }
}

test('a search counts and marks what it finds in steps and outputs, and opens these', async () => {
  const { screen, run } = await openRun((each) => {
    each.outputs = { order: { number: 'AX-77', again: 'ax-77' } }
  })
  const search = screen.getByRole('searchbox', { name: 'Search steps and outputs' })
  // Escape is spent on a tooltip first, so the mouse must not rest on a button.
  await search.hover()
  ;(search.element() as HTMLElement).focus()
  await userEvent.keyboard('AX-77')
  await expect.element(screen.getByText('2 matches')).toBeVisible()
  const region = screen.getByRole('region', { name: 'Outputs' })
  await expect.element(region).toBeVisible()
  const marks = () => [...screen.container.querySelectorAll('.ik-match')].map((m) => m.textContent)
  expect(marks()).toEqual(['AX-77', 'ax-77'])
  const dim = () => screen.container.querySelectorAll('.ik-step[data-dim]').length
  expect(dim()).toBe(run.steps?.length)
  const { violations } = await axe.run(screen.container)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  await userEvent.keyboard('{Escape}')
  await expect.poll(marks).toEqual([])
  expect(dim()).toBe(0)
  // The run stays open: Escape was spent on the search.
  await expect.element(search).toBeVisible()
  await userEvent.keyboard(run.steps?.[0]?.module ?? '?')
  await expect.poll(() => marks().length).toBeGreaterThan(0)
  expect(dim()).toBeLessThan(run.steps?.length ?? 0)
})

test('a long time without a step can be shortened, with marks where it was', async () => {
  const start = Date.now() - 3_600_000
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
  const { screen } = await openRun((each) => {
    const step = (seconds: number) => ({
      module: `step at ${seconds}`,
      status: 'success',
      startedAt: at(seconds),
      durationMs: 2_000,
    })
    Object.assign(each, {
      startedAt: at(0),
      finishedAt: at(98),
      durationMs: 98_000,
      steps: [step(0), step(2), step(96)],
    })
  })
  const bars = () =>
    [...screen.container.querySelectorAll('.ik-step .ik-timeline-mark')].map((each) =>
      Number.parseFloat(each.getAttribute('width') ?? ''),
    )
  expect(Math.max(...bars())).toBeLessThan(5)
  const button = screen.getByRole('button', { name: /^Shorten idle time/ })
  await button.click()
  await expect.element(button).toHaveAttribute('aria-pressed', 'true')
  expect(bars().map(Math.round)).toEqual([32, 32, 32])
  expect(screen.container.querySelectorAll('.ik-step-gap')).toHaveLength(3)
  await button.click()
  expect(screen.container.querySelectorAll('.ik-step-gap')).toHaveLength(0)
})
