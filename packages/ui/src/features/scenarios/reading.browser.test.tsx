import type { CSSProperties } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { ScenarioFilters, ScenarioListSlots } from './props.js'
import { ScenarioList } from './ScenarioList.js'

const bodyRows = (screen: RenderedWidget) => [
  ...screen.container.querySelectorAll<HTMLElement>('[data-ik-part="row"]'),
]
const names = (screen: RenderedWidget) =>
  bodyRows(screen).map((row) => row.querySelector('.ik-scenario-name')?.textContent)
const queries = ({ backend }: RenderedWidget) =>
  backend.requests
    .filter((request) => request.startsWith('listScenarios'))
    .map((request) => Object.fromEntries(new URLSearchParams(request.split(' ')[1])))

/** Changes of the backend are heard from now on. */
const isLive = ({ backend }: RenderedWidget) =>
  expect.poll(() => backend.events.openStreams).toBe(1)

test('the search waits until the typing pauses, and says how many there are', async () => {
  const screen = await renderWidget(<ScenarioList />)
  await expect.element(screen.getByText('130 scenarios')).toBeVisible()
  await screen.getByRole('searchbox', { name: 'Search scenarios' }).fill('sales report, kor')
  await expect.poll(() => names(screen)).toEqual(['Weekly sales report, Korea'])
  await expect.element(screen.getByText('1 scenario', { exact: true }).first()).toBeVisible()
  await expect.poll(() => screen.container.querySelector('output')?.textContent).toBe('1 scenario')
  expect(queries(screen).map(({ search }) => search)).toEqual([undefined, 'sales report, kor'])
})

test('filters by status and folder, and clears them when nothing matches', async () => {
  const screen = await renderWidget(<ScenarioList />)
  await screen.getByLabelText('Filter by status').selectOptions('Inactive')
  await expect.element(screen.getByRole('switch').first()).not.toBeChecked()
  await expect
    .poll(() => bodyRows(screen).map((row) => row.dataset['status']))
    .toSatisfy((all: string[]) => all.length > 0 && all.every((status) => status === 'inactive'))
  await screen.getByLabelText('Filter by folder').selectOptions('500')
  await expect
    .poll(() => queries(screen).at(-1))
    .toMatchObject({ status: 'inactive', folder: '500' })
  await screen.getByRole('searchbox').fill('no such thing')
  await expect.element(screen.getByText('Nothing matches')).toBeVisible()
  await screen.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect.element(screen.getByText('130 scenarios').first()).toBeVisible()
})

test('the heads of the columns sort, and say how', async () => {
  const screen = await renderWidget(<ScenarioList />)
  const head = screen.getByRole('columnheader', { name: 'Last run' })
  await expect.element(head).toHaveAttribute('aria-sort', 'none')
  await head.getByRole('button').click()
  await expect.element(head).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => queries(screen).at(-1)).toMatchObject({ sort: '-lastRunAt' })
  await head.getByRole('button').click()
  await expect.element(head).toHaveAttribute('aria-sort', 'ascending')
  await expect
    .element(screen.getByRole('columnheader', { name: 'Status' }))
    .not.toHaveAttribute('aria-sort')
})

test('a narrow box sorts by a list and leaves nothing out that can be done', async () => {
  const screen = await renderWidget(<ScenarioList />, { width: 320 })
  await screen.getByLabelText('Sort by').selectOptions('Operations (most first)')
  await expect.poll(() => queries(screen).at(-1)).toMatchObject({ sort: '-operations' })
  await expect.element(screen.getByRole('button', { name: /^Run / }).first()).toBeVisible()
  await expect.element(screen.getByRole('switch').first()).toBeVisible()
  const scroller = screen.container.querySelector('.ik-scenario-scroller')
  expect(scroller?.scrollWidth).toBe(scroller?.clientWidth)
})

test('a thousand rows are read by page as one scrolls, with few elements in the page', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 1000, executions: 0 },
  })
  await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001')
  const scroller = screen.container.querySelector('.ik-scenario-scroller')
  if (scroller === null) throw new Error('There is no box that scrolls')
  const seen = new Set(names(screen))
  await expect
    .poll(
      () => {
        for (const name of names(screen)) seen.add(name)
        // On a slow machine the rows come after the scrolling: no further before they are there.
        const end = bodyRows(screen).at(-1)?.getBoundingClientRect().bottom ?? 0
        if (end > scroller.getBoundingClientRect().bottom - 4) scroller.scrollTop += 400
        expect(bodyRows(screen).length).toBeLessThan(60)
        return seen.size
      },
      { timeout: 60_000, interval: 30 },
    )
    .toBe(1000)
  expect(queries(screen)).toHaveLength(20)
  expect(bodyRows(screen).at(-1)?.getAttribute('aria-rowindex')).toBe('1001')
}, 90_000)

test('ten thousand rows cost at most three hundred elements while nothing moves', async () => {
  const screen = await renderWidget(
    <ScenarioList style={{ '--ik-list-max-height': '500px' } as CSSProperties} />,
    { width: 1000, backend: { scenarios: 10_000, executions: 1_000 } },
  )
  const rowsInView = () => {
    const box = screen.container.querySelector('.ik-scenario-scroller')?.getBoundingClientRect()
    return bodyRows(screen).filter((row) => box && row.getBoundingClientRect().top < box.bottom - 1)
  }
  await expect.poll(() => rowsInView().length).toBe(9)
  // One more, for who reads on without the screen.
  await expect.poll(() => bodyRows(screen).length).toBe(10)
  expect(screen.container.querySelectorAll('.ik-root, .ik-root *').length).toBeLessThanOrEqual(300)
})

test('no row in view is made anew when the window of a long list takes over', async () => {
  const gone: (string | undefined)[] = []
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ removedNodes }) => [...removedNodes])) {
      if (node instanceof HTMLElement && node.matches('[data-ik-part="row"]')) {
        gone.push(node.dataset['index'])
      }
    }
  })
  observer.observe(document.body, { childList: true, subtree: true })
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 300, executions: 0 },
  })
  await expect.poll(() => screen.container.querySelector('[data-virtual]')).not.toBeNull()
  const seen = bodyRows(screen).map((row) => row.dataset['index'])
  observer.disconnect()
  expect(seen.slice(0, 3)).toEqual(['0', '1', '2'])
  expect(gone.filter((index) => seen.includes(index))).toEqual([])
})

test('what goes on around the rows does not render them again', async () => {
  const rendered: string[] = []
  const slots: ScenarioListSlots = {
    detail({ id, name }) {
      rendered.push(id)
      return name
    },
  }
  const screen = await renderWidget(<ScenarioList slots={slots} />, { backend: { scenarios: 60 } })
  await isLive(screen)
  await expect.poll(() => screen.container.querySelector('[data-virtual]')).not.toBeNull()
  const folders = screen.getByLabelText('Filter by folder').getByRole('option')
  await expect.poll(() => folders.length).toBeGreaterThan(1)
  const once = new Set(rendered)
  // The session may tell after them what can be done with them.
  expect(rendered.length).toBeLessThanOrEqual(2 * once.size)

  rendered.length = 0
  // It asks the same.
  await screen.getByRole('searchbox').fill(' ')
  await screen.getByRole('button', { name: 'Columns and density' }).click()
  await screen.getByRole('dialog').getByText('Close').click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  expect(rendered).toEqual([])
})

test('the focused row stays while it is scrolled away', async () => {
  const screen = await renderWidget(<ScenarioList onSelect={() => undefined} />, {
    backend: { scenarios: 300, executions: 0 },
  })
  await expect.poll(() => screen.container.querySelector('[data-virtual]')).not.toBeNull()
  await expect.poll(() => bodyRows(screen).length).toBeGreaterThan(5)
  const button = bodyRows(screen)[2]?.querySelector('button')
  button?.focus()
  const scroller = screen.container.querySelector('.ik-scenario-scroller')
  scroller?.scrollTo({ top: 2000 })
  await expect.poll(() => Number(bodyRows(screen).at(-1)?.dataset['index'])).toBeGreaterThan(30)
  expect(document.activeElement).toBe(button)
  expect(bodyRows(screen)[0]?.contains(button ?? null)).toBe(true)
})

test('a page that cannot be read leaves those before it, and can be asked for again', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 120, executions: 0 },
  })
  await expect.poll(() => bodyRows(screen).length).toBeGreaterThan(5)
  screen.backend.fail('listScenarios', 'upstream-unavailable')
  const scroller = screen.container.querySelector('.ik-scenario-scroller')
  await expect
    .poll(() => {
      scroller?.scrollTo({ top: scroller.scrollHeight })
      return screen.container.textContent
    })
    .toContain('The next scenarios could not be loaded.')
  expect(bodyRows(screen).length).toBeGreaterThan(5)
  screen.backend.fail('listScenarios', null)
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect
    .poll(() => {
      scroller?.scrollTo({ top: scroller.scrollHeight })
      return bodyRows(screen).at(-1)?.getAttribute('aria-rowindex')
    })
    .toBe('121')
})

test.each([
  ['ko', 'upstream-unavailable', 'Make', '다시 시도', 'ltr'],
  ['ar', 'rate-limited', 'طلبات', 'إعادة المحاولة', 'rtl'],
] as const)('a fault keeps the rows and speaks %s', async (locale, fault, words, retry, dir) => {
  const onEvent = vi.fn()
  const screen = await renderWidget(<ScenarioList />, {
    locale,
    backend: { scenarios: 20 },
    onEvent,
  })
  await expect.poll(() => bodyRows(screen).length).toBe(20)
  // The texts of the language have arrived.
  await expect.poll(() => screen.container.querySelector('[data-ik-pending]')).toBeNull()
  await isLive(screen)
  screen.backend.fail('listScenarios', fault)
  screen.backend.emit({ type: 'scenarios.changed' })
  await expect
    .poll(() => screen.container.querySelector('[data-ik-part="notice"]')?.textContent ?? '')
    .toContain(words)
  expect(screen.container.textContent).not.toMatch(/[Tt]ry again/)
  expect(bodyRows(screen)).toHaveLength(20)
  expect(screen.container.querySelector('section')?.dir).toBe(dir)
  expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'problem', problem: fault }))

  screen.backend.fail('listScenarios', null)
  await screen.getByRole('button', { name: retry }).click()
  await expect.poll(() => screen.container.querySelector('[data-ik-part="notice"]')).toBeNull()
})

test('a list that was never read says so and can be asked for again', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { faults: { listScenarios: 'upstream-unavailable' } },
  })
  const alert = screen.getByRole('alert')
  await expect.element(alert).toHaveTextContent('The scenarios could not be loaded')
  screen.backend.fail('listScenarios', null)
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByText('130 scenarios')).toBeVisible()
})

test('a session that ends keeps the rows and asks to sign in again', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 10 } })
  await expect.poll(() => bodyRows(screen).length).toBe(10)
  await isLive(screen)
  screen.backend.fail('listScenarios', 'unauthenticated')
  screen.backend.emit({ type: 'scenarios.changed' })
  await expect
    .element(
      screen.getByText('Your session has ended. Sign in again, then try again.', { exact: false }),
    )
    .toBeVisible()
  expect(bodyRows(screen)).toHaveLength(10)
  await expect.element(screen.getByText(/^As of /)).toBeVisible()
})

test('a tenant without a connection is told what to do', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { connected: false } })
  await expect.element(screen.getByText('Not connected to Make', { exact: true })).toBeVisible()
  await expect.element(screen.getByText(/Ask an administrator to connect it/)).toBeVisible()
  await expect.element(screen.getByRole('table')).not.toBeInTheDocument()
})

test('a tenant without scenarios is told where they come from', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { empty: true } })
  await expect.element(screen.getByText('No scenarios yet')).toBeVisible()
  await expect.element(screen.getByText(/built in Make for your team/)).toBeVisible()
})

test('a slot replaces the empty state, and a column list leaves columns out', async () => {
  const screen = await renderWidget(
    <ScenarioList columns={['status']} slots={{ empty: <p>Ask Dana for your first one</p> }} />,
    { backend: { empty: true } },
  )
  await expect.element(screen.getByText('Ask Dana for your first one')).toBeVisible()
  expect(screen.getByRole('columnheader').elements()).toHaveLength(4)
})

test('filters can be the host’s: it is told why they change, and decides', async () => {
  const changes: [ScenarioFilters, string][] = []
  const filters: ScenarioFilters = { search: '', status: null, folder: null, sort: 'name' }
  const screen = await renderWidget(
    <ScenarioList
      filters={filters}
      onFiltersChange={(next, { reason }) => changes.push([next, reason])}
    />,
  )
  const status = screen.getByLabelText('Filter by status')
  await status.selectOptions('Active')
  expect(changes).toEqual([[{ ...filters, status: 'active' }, 'status']])
  await expect.element(status).toHaveValue('')
  await screen.show(<ScenarioList filters={{ ...filters, status: 'paused' }} />)
  await expect.element(status).toHaveValue('paused')
  await expect.poll(() => queries(screen).at(-1)).toMatchObject({ status: 'paused' })
})

test('a scenario is chosen and chosen away, by its name and by its row', async () => {
  const onSelect = vi.fn()
  const screen = await renderWidget(
    <ScenarioList defaultFilters={{ search: 'Orders to ERP' }} onSelect={onSelect} />,
  )
  const name = screen.getByRole('button', { name: 'Orders to ERP, Germany', exact: true })
  await name.click()
  await expect.element(name).toHaveAttribute('aria-pressed', 'true')
  expect(onSelect.mock.calls.at(-1)).toMatchObject([
    { name: 'Orders to ERP, Germany' },
    { reason: 'select' },
  ])
  await userEvent.click(screen.getByRole('row').filter({ hasText: 'Orders to ERP, Germany' }), {
    position: { x: 5, y: 5 },
  })
  await expect.element(name).toHaveAttribute('aria-pressed', 'false')
  expect(onSelect.mock.calls.at(-1)).toEqual([null, { reason: 'deselect' }])
})

test('the host’s choice is the one that is shown', async () => {
  const onSelect = vi.fn()
  const list = (selectedId: string | null) => (
    <ScenarioList
      defaultFilters={{ search: 'Orders to ERP' }}
      selectedId={selectedId}
      onSelect={onSelect}
    />
  )
  const screen = await renderWidget(list(null))
  const name = screen.getByRole('button', { name: 'Orders to ERP, Germany', exact: true })
  await name.click()
  expect(onSelect).toHaveBeenCalledOnce()
  await expect.element(name).toHaveAttribute('aria-pressed', 'false')
  await screen.show(list('1000'))
  await expect.element(name).toHaveAttribute('aria-pressed', 'true')
})

test('without a host that listens, rows cannot be chosen', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={{ search: 'Orders to ERP' }} />)
  await expect.poll(() => bodyRows(screen).length).toBeGreaterThan(0)
  expect(screen.container.querySelector('[aria-pressed]')).toBeNull()
})

test('a change elsewhere is merged: rows keep their place, a removed one goes', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 12 } })
  await expect.poll(() => bodyRows(screen).length).toBe(12)
  await isLive(screen)
  const order = names(screen)
  const asked = queries(screen).length
  const changed = screen.backend.world.scenarios.get('1003')
  if (changed === undefined) throw new Error('There is no 1003')
  const place = order.indexOf(changed.name)
  changed.name = 'Renamed in Make'
  screen.backend.emit({ type: 'scenario.changed', scenarioId: '1003' })
  await expect.poll(() => names(screen)[place]).toBe('Renamed in Make')
  expect(queries(screen)).toHaveLength(asked)

  screen.backend.world.scenarios.delete('1003')
  screen.backend.emit({ type: 'scenario.removed', scenarioId: '1003' })
  await expect.poll(() => names(screen)).not.toContain('Renamed in Make')
  await expect.element(screen.getByText('11 scenarios')).toBeVisible()
})

test('a connection that Make refuses keeps the rows, says so and holds the actions back', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 10, connectionStatus: 'reconnect-required' },
  })
  await expect.poll(() => bodyRows(screen).length).toBe(10)
  const reason = /Make no longer accepts the stored access/
  await expect.element(screen.getByRole('status').filter({ hasText: reason })).toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: /^Run / }).first())
    .toHaveAccessibleDescription(reason)
})

test('another question is answered from its first row', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 200 } })
  await expect.poll(() => screen.container.querySelector('[data-virtual]')).not.toBeNull()
  const scroller = screen.container.querySelector('.ik-scenario-scroller')
  scroller?.scrollTo({ top: 1500 })
  await expect.poll(() => Number(bodyRows(screen)[0]?.dataset['index'])).toBeGreaterThan(5)
  await screen.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect.poll(() => bodyRows(screen)[0]?.dataset['index']).toBe('0')
  expect(scroller?.scrollTop).toBe(0)
})

test('the guide dialect hides what it cannot do', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { capabilities: 'guide' } })
  await expect.poll(() => bodyRows(screen).length).toBeGreaterThan(0)
  await expect.element(screen.getByLabelText('Filter by folder')).not.toBeInTheDocument()
})
