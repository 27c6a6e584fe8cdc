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

test('what the connection can not tell is not spoken of', async () => {
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={{ range: 'all', status: ['success'] }} />,
    { backend: { scenarios: 1, executions: 20, capabilities: 'guide' } },
  )
  await expect.poll(() => screen.container.querySelectorAll('.ik-run-toggle').length).not.toBe(0)
  screen.container.querySelector<HTMLElement>('.ik-run-list .ik-run-toggle')?.click()
  await expect.element(screen.getByText('Run ID', { exact: true }), patient).toBeVisible()
  const detail = screen.container.querySelector<HTMLElement>('.ik-run-detail')
  await expect.poll(() => detail?.ariaBusy).toBeNull()
  const told = () => ['Steps', 'Outputs'].filter((each) => detail?.innerText.includes(`${each}\n`))
  const remarks = () => detail?.querySelectorAll('.ik-run-remark').length
  expect([told(), remarks()]).toEqual([[], 0])
  await screen.getByRole('button', { name: 'Compare with the run before' }).click()
  await expect.element(screen.getByRole('table', { name: 'Whole run' }), patient).toBeVisible()
  expect([told(), remarks()]).toEqual([[], 0])
  expect(screen.getByRole('table').elements()).toHaveLength(1)
})

test('a run that is opened at the foot of the list comes into view, and the list stays where it is scrolled to later', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={{ range: 'all' }} />, {
    backend: { scenarios: 3, executions: 60 },
  })
  const list = () => screen.container.querySelector<HTMLElement>('.ik-run-list')
  await expect.poll(() => list()?.querySelectorAll('.ik-run').length, patient).toBeGreaterThan(8)
  const view = list()?.getBoundingClientRect()
  if (view === undefined) throw new Error('There is no list.')
  const last = [...(list()?.querySelectorAll<HTMLElement>('.ik-run-toggle') ?? [])].findLast(
    (each) => each.getBoundingClientRect().bottom < view.bottom,
  )
  const line = last?.closest('.ik-run-line')
  last?.click()
  const detail = () => list()?.querySelector('.ik-run-detail:not([aria-busy])')
  await expect.poll(detail, patient).toBeTruthy()
  const hidden = () => Math.round((detail()?.getBoundingClientRect().bottom ?? 0) - view.bottom)
  const above = () => Math.round((line?.getBoundingClientRect().top ?? 0) - view.top)
  // All of it, or as much as there is room for below the line.
  await expect.poll(() => hidden() <= 0 || above() === 36, patient).toBe(true)
  expect(above()).toBeGreaterThanOrEqual(36)
  expect(above()).toBeLessThan(view.height - 200)
  // Away and back again: what was opened before is no reason to move.
  list()?.scrollTo({ top: 2_000 })
  await expect.poll(detail, patient).toBeFalsy()
  list()?.scrollTo({ top: 0 })
  await expect.poll(() => list()?.querySelector('[data-index="1"]'), patient).toBeTruthy()
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  expect(list()?.scrollTop).toBe(0)
})
