import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'
import type { ExecutionTimelineFilters } from './TimelineToolbar.js'

const backend = { scenarios: 4, executions: 40 } as const
const month = { range: 'month' } as const
const patient = { timeout: 12_000 }

const axisOf = (screen: RenderedWidget) => screen.getByRole('slider', { name: 'Runs over time' })
const inView = (screen: RenderedWidget) =>
  screen.container.querySelector('.ik-timeline-view-text')?.textContent ?? ''
const count = (screen: RenderedWidget) => Number(axisOf(screen).element().ariaValueMax)
const isWhole = (screen: RenderedWidget) =>
  expect
    .element(screen.getByRole('button', { name: 'Show the whole range' }), patient)
    .toHaveAttribute('aria-disabled', 'true')

async function start(props: Parameters<typeof ExecutionTimeline>[0] = {}, locale = 'en') {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={month} {...props} />, {
    backend,
    locale,
    timeZone: 'UTC',
  })
  await expect.element(screen.getByRole('slider'), patient).toBeVisible()
  return screen
}

/** Fires what a mouse does between two places, as parts of the plot's width. */
function drag(plot: Element, from: number, to: number, init: PointerEventInit = {}): void {
  const { left, top, width } = plot.getBoundingClientRect()
  const at = (part: number): PointerEventInit => ({
    bubbles: true,
    cancelable: true,
    pointerId: 1,
    pointerType: 'mouse',
    clientX: left + part * width,
    clientY: top + 40,
    ...init,
  })
  // Only pointers that are really down can be captured.
  plot.setPointerCapture = () => undefined
  plot.dispatchEvent(new PointerEvent('pointerdown', at(from)))
  plot.dispatchEvent(new PointerEvent('pointermove', at((from + to) / 2)))
  plot.dispatchEvent(new PointerEvent('pointermove', at(to)))
  plot.dispatchEvent(new PointerEvent('pointerup', at(to)))
}

test('buttons zoom, move and show the whole again, and each is announced', async () => {
  const screen = await start()
  await isWhole(screen)
  const whole = inView(screen)
  const runs = count(screen)
  await screen.getByRole('button', { name: 'Zoom in' }).click()
  await screen.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => inView(screen)).not.toBe(whole)
  await expect.element(screen.getByText(`In view: ${inView(screen)}`)).toBeInTheDocument()
  const closer = inView(screen)
  await screen.getByRole('button', { name: 'Earlier', exact: true }).click()
  await expect.poll(() => inView(screen)).not.toBe(closer)
  expect(count(screen)).toBeLessThan(runs)
  await screen.getByRole('button', { name: 'Show the whole range' }).click()
  await isWhole(screen)
  await expect.poll(() => count(screen)).toBe(runs)
})

test('a wheel zooms with Ctrl alone: without it the page scrolls', async () => {
  const screen = await start()
  const plot = axisOf(screen).element()
  const { left, top, width } = plot.getBoundingClientRect()
  const turn = (init: WheelEventInit) =>
    new WheelEvent('wheel', {
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + 40,
      ...init,
    })
  const plain = turn({ deltaY: -200 })
  plot.dispatchEvent(plain)
  expect(plain.defaultPrevented).toBe(false)
  await isWhole(screen)
  const whole = inView(screen)
  const zoom = turn({ deltaY: -200, ctrlKey: true })
  plot.dispatchEvent(zoom)
  expect(zoom.defaultPrevented).toBe(true)
  await expect.poll(() => inView(screen)).not.toBe(whole)
  const closer = inView(screen)
  plot.dispatchEvent(turn({ deltaX: -300 }))
  await expect.poll(() => inView(screen)).not.toBe(closer)
})

test('two fingers zoom and Shift with a drag moves', async () => {
  const screen = await start()
  const plot = axisOf(screen).element()
  const { left, top, width } = plot.getBoundingClientRect()
  const finger = (type: string, pointerId: number, part: number) =>
    plot.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId,
        pointerType: 'touch',
        clientX: left + part * width,
        clientY: top + 40,
      }),
    )
  plot.setPointerCapture = () => undefined
  const whole = inView(screen)
  finger('pointerdown', 1, 0.45)
  finger('pointerdown', 2, 0.55)
  finger('pointermove', 1, 0.2)
  finger('pointermove', 2, 0.8)
  finger('pointerup', 1, 0.2)
  finger('pointerup', 2, 0.8)
  await expect.poll(() => inView(screen)).not.toBe(whole)
  const closer = inView(screen)
  drag(plot, 0.3, 0.6, { shiftKey: true })
  await expect.poll(() => inView(screen)).not.toBe(closer)
  await expect.element(screen.getByText(/^Shows the runs of/)).not.toBeInTheDocument()
  expect(getComputedStyle(plot).touchAction).toBe('pan-y')
})

test('a stretch that is dragged over becomes the range, which a link can carry, and can be given up', async () => {
  const changed = vi.fn<(filters: ExecutionTimelineFilters, details: { reason: string }) => void>()
  const screen = await start({ onFiltersChange: changed })
  drag(axisOf(screen).element(), 0.25, 0.75)
  await expect.poll(() => changed.mock.lastCall?.[1].reason).toBe('range')
  const { range } = changed.mock.lastCall?.[0] ?? {}
  if (typeof range !== 'object') throw new Error('No stretch was chosen.')
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)]
  const day = 86_400_000
  expect(Math.abs((to - from) / day - 15)).toBeLessThan(1)
  const within = [...screen.backend.world.executions.values()].filter(
    ({ startedAt }) => Date.parse(startedAt ?? '') >= from && Date.parse(startedAt ?? '') <= to,
  )
  const counted = () =>
    [...screen.container.querySelectorAll('.ik-timeline-chip-count')].reduce(
      (sum, each) => sum + Number(each.textContent),
      0,
    )
  await expect.poll(counted).toBe(within.length)
  expect(
    screen.backend.requests.some((each) => decodeURIComponent(each).includes(`from=${range.from}`)),
  ).toBe(true)
  expect(
    screen.backend.requests.some((each) => decodeURIComponent(each).includes(`to=${range.to}`)),
  ).toBe(true)
  await screen.getByRole('button', { name: 'Clear selected time' }).click()
  await expect.poll(() => changed.mock.lastCall?.[0].range).toBe('month')
  await expect.element(screen.getByRole('radio', { name: 'Last 30 days' })).toBeChecked()
})

test('the keyboard alone zooms, selects a time and shows it', async () => {
  const changed = vi.fn<(filters: ExecutionTimelineFilters) => void>()
  const screen = await start({ onFiltersChange: changed })
  const axis = axisOf(screen)
  // Escape is spent on a tooltip first, so the mouse must not rest on a button.
  await axis.hover()
  ;(axis.element() as HTMLElement).focus()
  const whole = inView(screen)
  await userEvent.keyboard('+')
  await expect.poll(() => inView(screen)).not.toBe(whole)
  await userEvent.keyboard('0')
  await isWhole(screen)
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
  await expect.element(axis).toHaveAttribute('aria-valuetext', expect.stringContaining('Selected:'))
  await userEvent.keyboard('{Escape}')
  await expect
    .element(axis)
    .not.toHaveAttribute('aria-valuetext', expect.stringContaining('Selected:'))
  expect(changed).not.toHaveBeenCalled()
  await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Enter}')
  await expect.poll(() => changed.mock.calls.length).toBe(1)
  const oldest = [...screen.backend.world.executions.values()].find(
    ({ startedAt }) => Date.parse(startedAt ?? '') > Date.now() - 30 * 86_400_000,
  )
  expect(changed.mock.lastCall?.[0].range).toMatchObject({
    from: expect.stringContaining(oldest?.startedAt?.slice(0, 18) ?? '?'),
  })
  await expect.element(screen.getByText(/^Shows the runs of/)).toBeInTheDocument()
})

test('a host holds the stretch, and what is wrong in it does not break the timeline', async () => {
  function Host() {
    const [filters, setFilters] = useState<ExecutionTimelineFilters>({
      status: [],
      trigger: null,
      range: { from: 'nonsense', to: 'nonsense' },
    })
    return <ExecutionTimeline filters={filters} onFiltersChange={setFilters} />
  }
  const screen = await renderWidget(<Host />, { backend })
  await expect.element(screen.getByRole('slider'), patient).toBeVisible()
  await expect.element(screen.getByRole('radio', { name: 'Any time' })).toBeChecked()
  drag(axisOf(screen).element(), 0.5, 0.9)
  await expect.element(screen.getByRole('button', { name: 'Clear selected time' })).toBeVisible()
  await expect.element(screen.getByRole('radio', { name: 'Any time' })).not.toBeChecked()
})

test('in Arabic a drag to the left goes towards later', async () => {
  const changed = vi.fn<(filters: ExecutionTimelineFilters) => void>()
  const screen = await start({ onFiltersChange: changed }, 'ar')
  drag(screen.getByRole('slider').element(), 0.1, 0.3)
  await expect.poll(() => changed.mock.calls.length).toBe(1)
  const { range } = changed.mock.lastCall?.[0] ?? {}
  if (typeof range !== 'object') throw new Error('No stretch was chosen.')
  expect(Date.now() - Date.parse(range.to)).toBeLessThan(5 * 86_400_000)
})

test('the summary counts what is in view, and less of it when zoomed in', async () => {
  const screen = await start()
  const figure = (name: string) =>
    [...screen.container.querySelectorAll('.ik-timeline-figure')]
      .find((each) => each.querySelector('dt')?.textContent === name)
      ?.querySelector('dd')?.textContent
  const since = Date.now() - 30 * 86_400_000
  const all = [...screen.backend.world.executions.values()].filter(
    ({ startedAt }) => Date.parse(startedAt ?? '') > since,
  )
  await expect.poll(() => figure('Runs')).toBe(String(all.length))
  const ended = all.filter(({ status }) => status !== 'running')
  const good = ended.filter(({ status }) => status === 'success').length / ended.length
  expect(figure('Succeeded')).toBe(`${Math.floor(good * 1000) / 10}%`)
  expect(figure('Median')).toMatch(/\d/)
  await screen.getByRole('button', { name: 'Zoom in' }).click()
  await screen.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => Number(figure('Runs'))).toBeLessThan(all.length)
})

test('where not all runs are loaded, the summary says so', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={{ range: 'all' }} />, {
    backend: { scenarios: 6, executions: 900 },
  })
  await expect.element(screen.getByText('Of the runs loaded so far'), patient).toBeVisible()
})

test('buttons and keys lead from failed run to failed run, and the axis follows', async () => {
  const screen = await start()
  const since = Date.now() - 30 * 86_400_000
  const failed = [...screen.backend.world.executions.values()]
    .filter(({ status, startedAt }) => status === 'error' && Date.parse(startedAt ?? '') > since)
    .toReversed()
    .map(({ id }) => id)
  expect(failed.length).toBeGreaterThan(1)
  const open = () =>
    screen.container.querySelector<HTMLElement>('[data-ik-run][aria-expanded="true"]')
  await screen.getByRole('button', { name: 'Zoom in' }).click()
  const before = inView(screen)
  await screen.getByRole('button', { name: 'Earlier failed run' }).click()
  await expect.poll(() => open()?.dataset['ikRun']).toBe(failed[0])
  await expect.poll(() => document.activeElement).toBe(open())
  ;(axisOf(screen).element() as HTMLElement).focus()
  for (const id of failed.slice(1)) {
    await userEvent.keyboard('p')
    await expect.poll(() => open()?.dataset['ikRun']).toBe(id)
    ;(axisOf(screen).element() as HTMLElement).focus()
  }
  await expect.poll(() => inView(screen)).not.toBe(before)
  await expect
    .element(screen.getByRole('button', { name: 'Earlier failed run' }))
    .toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('n')
  await expect.poll(() => open()?.dataset['ikRun']).toBe(failed.at(-2))
})
