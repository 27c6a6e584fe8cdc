import type { ExecutionDetail } from '@inlaykit/shared'
import { QueryClient } from '@tanstack/react-query'
import { executionKeys } from '../../client/scenario-keys.js'
import axe from 'axe-core'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createStoryBackend } from '../../testing/backend.js'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { WithKit } from '../../testing/WithKit.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'
import type { ExecutionTimelineFilters } from './TimelineToolbar.js'

const few = { scenarios: 6, executions: 60 } as const
const anyTime = { range: 'all' } as const
const patient = { timeout: 12_000 }

const withoutDetail = ({ steps: _steps, outputs: _outputs, ...row }: ExecutionDetail) => row

const list = (screen: RenderedWidget) => screen.getByRole('group', { name: 'Runs by day' })
const runs = (screen: RenderedWidget) => [...screen.container.querySelectorAll('.ik-run')]
const isRead = (screen: RenderedWidget) =>
  expect.element(screen.getByText('No older runs in this time range.')).toBeVisible()

test('the status filters count, narrow and come off again', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: few,
  })
  const all = [...screen.backend.world.executions.values()]
  const failed = all.filter(({ status }) => status === 'error').length
  const chip = screen.getByRole('button', { name: `Failed ${failed}` })
  await chip.click()
  await expect.element(chip).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => runs(screen).length).toBe(failed)
  expect(runs(screen).every((run) => run.getAttribute('data-status') === 'error')).toBe(true)
  expect(screen.backend.requests.some((request) => request.includes('status=error'))).toBe(true)
  await chip.click()
  await expect.poll(() => runs(screen).length).toBeGreaterThan(failed)
})

test('trigger and range narrow too, and the host hears of each with its reason', async () => {
  const changed = vi.fn<(filters: ExecutionTimelineFilters, details: { reason: string }) => void>()
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={anyTime} onFiltersChange={changed} />,
    { backend: few },
  )
  await screen.getByLabelText('Filter by trigger').selectOptions('manual')
  await expect
    .poll(() => screen.backend.requests.some((request) => request.includes('trigger=manual')))
    .toBe(true)
  await screen.getByRole('radio', { name: 'Last 7 days' }).click({ force: true })
  await expect
    .poll(() => screen.backend.requests.some((request) => request.includes('from=')))
    .toBe(true)
  expect(changed.mock.calls.map(([, { reason }]) => reason)).toEqual(['trigger', 'range'])
  expect(changed.mock.lastCall?.[0]).toEqual({ status: [], trigger: 'manual', range: 'week' })
})

test('where the connection does not tell triggers, there is no filter for them', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, capabilities: 'guide' },
  })
  await isRead(screen)
  await expect.element(screen.getByLabelText('Filter by trigger')).not.toBeInTheDocument()
})

test('a host that holds the filters decides', async () => {
  const held: ExecutionTimelineFilters = { status: ['error'], trigger: null, range: 'all' }
  const screen = await renderWidget(<ExecutionTimeline filters={held} />, { backend: few })
  await screen.getByRole('button', { name: /^Succeeded/ }).click()
  await expect
    .element(screen.getByRole('button', { name: /^Succeeded/ }))
    .toHaveAttribute('aria-pressed', 'false')
  expect(runs(screen).every((run) => run.getAttribute('data-status') === 'error')).toBe(true)
})

test('all of 2,000 runs can be reached by scrolling, with a page that stays small', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { scenarios: 20, executions: 2_000 },
  })
  await expect.element(list(screen), patient).toBeVisible()
  let most = 0
  await expect
    .poll(
      () => {
        const scroller = list(screen).element()
        scroller.scrollTop = scroller.scrollHeight
        most = Math.max(most, screen.container.querySelectorAll('*').length)
        return scroller.textContent
      },
      { timeout: 60_000, interval: 60 },
    )
    .toContain('No older runs in this time range.')
  expect(most).toBeLessThan(1_400)
  const oldest = [...screen.backend.world.executions.keys()][0]
  await expect
    .poll(() => screen.container.querySelector(`[data-ik-run="${oldest}"]`), patient)
    .not.toBeNull()
}, 90_000)

test('two thousand runs cost few elements while nothing moves, and a press anywhere on a line opens it', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    width: 1000,
    backend: { scenarios: 40, executions: 2_000 },
  })
  await expect.element(screen.getByRole('slider')).toBeVisible()
  const box = list(screen).element().getBoundingClientRect()
  const inView = () =>
    runs(screen).filter((run) => run.getBoundingClientRect().top < box.bottom).length
  await expect.poll(inView).toBeGreaterThan(8)
  // One more, for who reads on without the screen.
  await expect.poll(() => runs(screen).length - inView()).toBe(1)
  expect(screen.container.querySelectorAll('.ik-root *').length).toBeLessThanOrEqual(420)

  const [run] = runs(screen)
  for (const part of ['.ik-run-status', '.ik-run-trigger', '.ik-run-duration']) {
    const { x, y } = run?.querySelector(part)?.getBoundingClientRect() ?? { x: 0, y: 0 }
    expect(document.elementFromPoint(x + 4, y + 8)?.classList).toContain('ik-run-toggle')
  }
})

test('a page that fails is told where it would stand, and tried again', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { scenarios: 6, executions: 700 },
  })
  await expect
    .poll(
      () => screen.backend.requests.filter((each) => each.startsWith('listExec')).length,
      patient,
    )
    .toBe(5)
  screen.backend.fail('listExecutions', 'upstream-unavailable')
  const bottom = () => {
    const scroller = list(screen).element()
    scroller.scrollTop = scroller.scrollHeight
    return scroller.textContent
  }
  await expect.poll(bottom, patient).toContain('Older runs could not be loaded.')
  screen.backend.fail('listExecutions', null)
  await list(screen).getByRole('button', { name: 'Try again' }).click()
  await expect.poll(bottom, { timeout: 20_000 }).toContain('No older runs in this time range.')
})

test('a fault keeps what was read, says what happened in Korean, and retry mends it', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: few,
    locale: 'ko',
  })
  await expect.poll(() => runs(screen).length, patient).toBeGreaterThan(5)
  await expect.poll(() => screen.backend.events.openStreams, patient).toBe(1)
  screen.backend.fail('listExecutions', 'upstream-unavailable')
  screen.backend.emit({ type: 'reset' })
  await expect.element(screen.getByText(/마지막으로 읽은 내용을 표시합니다/), patient).toBeVisible()
  expect(runs(screen).length).toBeGreaterThan(5)
  screen.backend.fail('listExecutions', null)
  await screen.getByRole('button', { name: '다시 시도' }).click()
  await expect
    .element(screen.getByText(/마지막으로 읽은 내용을 표시합니다/), patient)
    .not.toBeInTheDocument()
})

test('rows that are old say since when', async () => {
  const backend = createStoryBackend(few)
  onTestFinished(() => backend.close())
  const items = [...backend.world.executions.values()]
  const asOf = new Date(Date.now() - 3_600_000).toISOString()
  const queryClient = new QueryClient()
  queryClient.setQueryData(executionKeys.list(['inlaykit', backend.baseUrl, ''], {}), {
    pages: [{ items: items.slice(-3).map(withoutDetail), nextCursor: null, asOf }],
    pageParams: [undefined],
  })
  const screen = await render(
    <WithKit backend={backend} queryClient={queryClient}>
      <ExecutionTimeline defaultFilters={anyTime} />
    </WithKit>,
  )
  await expect.element(screen.getByText(/^As of /)).toBeVisible()
})

test('without a connection it says so, and a slot can say more', async () => {
  const screen = await renderWidget(<ExecutionTimeline />, { backend: { connected: false } })
  await expect.element(screen.getByText('Not connected to Make', { exact: true })).toBeVisible()
  await screen.show(<ExecutionTimeline slots={{ notConnected: <p>Connect under Settings</p> }} />)
  await expect.element(screen.getByText('Connect under Settings')).toBeVisible()
})

test('the keyboard alone moves along the axis, opens a run, moves on and closes it', async () => {
  const onSelect = vi.fn()
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={anyTime} onSelect={onSelect} />,
    { backend: { scenarios: 4, executions: 9 } },
  )
  await isRead(screen)
  const axis = screen.getByRole('slider', { name: 'Runs over time' })
  await expect.element(axis).toBeVisible()
  ;(axis.element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}')
  await expect.element(axis).toHaveAttribute('aria-valuenow', '1')
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(axis).toHaveAttribute('aria-valuenow', '2')
  const second = [...screen.backend.world.executions.values()][1]
  await expect
    .element(axis)
    .toHaveAttribute('aria-valuetext', expect.stringContaining(second?.scenarioName ?? '?'))
  await userEvent.keyboard('{Enter}')
  const open = screen.getByRole('button', { expanded: true })
  await expect.element(open).toHaveFocus()
  await expect.element(open).toHaveTextContent(second?.scenarioName ?? '?')
  expect(onSelect.mock.lastCall).toMatchObject([{ id: second?.id }, { reason: 'select' }])
  await userEvent.keyboard('{ArrowUp}')
  await expect
    .poll(() => (document.activeElement as HTMLElement | null)?.dataset['ikRun'])
    .toBe([...screen.backend.world.executions.keys()][2])
  await userEvent.keyboard('{Escape}')
  await expect.element(open).not.toBeInTheDocument()
  expect(onSelect.mock.lastCall).toEqual([null, { reason: 'deselect' }])
})

test('an open run that the filters leave out stays open above the list', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: few,
  })
  await isRead(screen)
  const good = screen.container.querySelector<HTMLElement>(
    '.ik-run[data-status="success"] [data-ik-run]',
  )
  good?.click()
  await screen.getByRole('button', { name: /^Failed/ }).click()
  const pinned = screen.getByRole('group', { name: 'Selected run' })
  await expect.element(pinned).toHaveTextContent(good?.textContent ?? '?')
  await pinned.getByRole('button', { name: 'Close selected run' }).click()
  await expect.element(pinned).not.toBeInTheDocument()
})

test('in Arabic time flows from right to left', async () => {
  const backend = { scenarios: 3, executions: 4 }
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend,
    locale: 'ar',
  })
  const now = () => screen.container.querySelector('.ik-timeline-now')?.getBoundingClientRect()
  await expect.poll(now, patient).toBeDefined()
  const box = () => screen.container.getBoundingClientRect()
  await expect.poll(() => (now()?.left ?? 0) < box().left + box().width / 4).toBe(true)
  expect(screen.container.querySelector('.ik-root')?.getAttribute('dir')).toBe('rtl')
  const axis = screen.getByRole('slider')
  ;(axis.element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}{ArrowLeft}')
  await expect.element(axis).toHaveAttribute('aria-valuenow', '2')
})

test('nothing juts out of a box of 280 px', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, running: 1, runMs: 60_000 },
    width: 280,
  })
  await isRead(screen)
  const [open] = [...screen.container.querySelectorAll<HTMLElement>('[data-ik-run]')]
  open?.click()
  await expect.element(screen.getByText('Steps', { exact: true })).toBeVisible()
  const root = screen.container.querySelector('.ik-root')
  expect(root?.scrollWidth).toBeLessThanOrEqual(280)
  expect(list(screen).element().scrollWidth).toBeLessThanOrEqual(list(screen).element().clientWidth)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in an open timeline, ${colorScheme}`, async () => {
    const screen = await renderWidget(
      <ExecutionTimeline defaultFilters={{ range: 'all', status: ['error', 'success'] }} />,
      { backend: few, colorScheme, variables: {} },
    )
    await isRead(screen)
    screen.container.querySelector<HTMLElement>('[data-ik-run]')?.click()
    await expect.element(screen.getByText('Steps', { exact: true })).toBeVisible()
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
}

test('lines that stand before the list can be scrolled keep the keyboard when it can', async () => {
  const backend = createStoryBackend({ scenarios: 6, executions: 90 })
  onTestFinished(() => backend.close())
  const items = [...backend.world.executions.values()].toReversed().map(withoutDetail)
  const queryClient = new QueryClient()
  queryClient.setQueryData(executionKeys.list(['inlaykit', backend.baseUrl, ''], {}), {
    pages: [{ items, nextCursor: null, asOf: new Date().toISOString() }],
    pageParams: [undefined],
  })
  const host = document.createElement('div')
  document.body.append(host)
  onTestFinished(() => host.remove())
  const timeline = (
    <WithKit backend={backend} queryClient={queryClient}>
      <ExecutionTimeline defaultFilters={anyTime} />
    </WithKit>
  )
  host.innerHTML = renderToString(timeline)
  const served = host.querySelectorAll('[data-ik-run]').length
  expect(served).toBeGreaterThan(10)
  const fifth = host.querySelectorAll<HTMLElement>('[data-ik-run]')[4]
  const root = hydrateRoot(host, timeline)
  onTestFinished(() => root.unmount())
  fifth?.focus()
  const scroller = host.querySelector('.ik-run-list')
  const last = items.at(-1)?.id
  await expect
    .poll(() => {
      scroller?.scrollTo({ top: scroller.scrollHeight })
      return host.querySelector(`[data-ik-run="${last}"]`)
    }, patient)
    .not.toBeNull()
  expect(document.activeElement).toBe(fifth)
})
