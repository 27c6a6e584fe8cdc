import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBackendOptions } from '../../testing/backend.js'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { ScenarioListProps } from './props.js'
import { ScenarioList } from './ScenarioList.js'

async function show(props: ScenarioListProps = {}, backend: StoryBackendOptions = {}) {
  const screen = await renderWidget(<ScenarioList {...props} />, {
    backend: { scenarios: 14, executions: 0, ...backend },
  })
  await expect.element(screen.getByRole('checkbox').nth(1)).toBeVisible()
  return screen
}

const bar = (screen: RenderedWidget) => screen.getByRole('group', { name: 'Selected scenarios' })
/** The box of the row at a place, from 1. */
const box = (screen: RenderedWidget, row: number) => screen.getByRole('checkbox').nth(row)
const boxes = (screen: RenderedWidget) =>
  screen
    .getByRole('checkbox')
    .elements()
    .slice(1)
    .map((element) => (element as HTMLInputElement).checked)
const all = ({ backend }: RenderedWidget) => [...backend.world.scenarios.values()]
const count = ({ backend }: RenderedWidget, endpoint: string) =>
  backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
const setAll = (screen: RenderedWidget, status: 'active' | 'inactive') => {
  for (const scenario of all(screen)) scenario.status = status
  screen.backend.emit({ type: 'scenarios.changed' })
}
async function allActive(screen: RenderedWidget) {
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  setAll(screen, 'active')
  await expect
    .poll(
      () => screen.container.querySelectorAll('[data-ik-part="row"][data-status="active"]').length,
    )
    .toBe(14)
}

test('rows are selected one by one, as a range with Shift, and all', async () => {
  const changes = vi.fn()
  const screen = await show({ onSelectedIdsChange: changes })
  await box(screen, 2).click()
  await expect.element(bar(screen)).toHaveTextContent('1 selected')
  await box(screen, 5).click({ modifiers: ['Shift'] })
  await expect.element(bar(screen)).toHaveTextContent('4 selected')
  expect(boxes(screen).slice(0, 6)).toEqual([false, true, true, true, true, false])
  expect(changes.mock.calls.at(-1)?.[0]).toHaveLength(4)
  expect(changes.mock.calls.at(-1)?.[1]).toEqual({ reason: 'toggle' })
  const head = screen.getByRole('checkbox', { name: 'Select all that are loaded' })
  expect((head.element() as HTMLInputElement).indeterminate).toBe(true)
  await head.click()
  await expect.element(bar(screen)).toHaveTextContent('14 selected')
  await bar(screen).getByRole('button', { name: 'Clear selection' }).click()
  await expect.element(bar(screen)).not.toBeInTheDocument()
  expect(boxes(screen).every((isChecked) => !isChecked)).toBe(true)
})

test('a press beside a box selects as one on it does, and opens no row', async () => {
  const onSelect = vi.fn()
  const screen = await show({ onSelect })
  const beside = { position: { x: 2, y: 2 } }
  const cells = screen.container.querySelectorAll<HTMLElement>(
    '[data-ik-part="row"] > [data-column="select"]',
  )
  await userEvent.click(cells[1] as HTMLElement, beside)
  await expect.element(bar(screen)).toHaveTextContent('1 selected')
  await userEvent.keyboard('{Shift>}')
  await userEvent.click(cells[3] as HTMLElement, beside)
  await userEvent.keyboard('{/Shift}')
  await expect.element(bar(screen)).toHaveTextContent('3 selected')
  const head = screen.container.querySelector('.ik-scenario-head [data-column="select"]')
  await userEvent.click(head as HTMLElement, beside)
  await expect.element(bar(screen)).toHaveTextContent('14 selected')
  expect(onSelect).not.toHaveBeenCalled()
})

test('search and filters give their place to what can be done, and come back', async () => {
  const screen = await show()
  const place = () =>
    screen.container.querySelector('.ik-scenario-scroller')?.getBoundingClientRect().top
  const before = place()
  await box(screen, 1).click()
  await expect.element(bar(screen)).toBeVisible()
  await expect.element(screen.getByRole('searchbox')).not.toBeInTheDocument()
  expect(place()).toBe(before)
  await bar(screen).getByRole('button', { name: 'Clear selection' }).click()
  await expect.element(screen.getByRole('searchbox')).toBeVisible()
})

test('all that match are read before they are selected, beyond those that are loaded', async () => {
  const screen = await show({ defaultFilters: { search: 'e' } }, { scenarios: 260 })
  const rowCount = () => Number(screen.getByRole('table').element().getAttribute('aria-rowcount'))
  await expect.poll(rowCount).toBeGreaterThan(100)
  const total = rowCount() - 1
  await screen.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
  await expect.element(bar(screen)).toHaveTextContent('50 selected')
  await bar(screen)
    .getByRole('button', { name: `Select all ${total} that match` })
    .click()
  await expect.element(bar(screen)).toHaveTextContent(`${total} selected`)
})

test('several are switched off a few at a time, and on again by Undo', async () => {
  const ended = vi.fn()
  const screen = await show({ onAfterAction: ended })
  await allActive(screen)
  await box(screen, 1).click()
  await box(screen, 6).click({ modifiers: ['Shift'] })
  await bar(screen).getByRole('button', { name: 'Deactivate' }).click()
  await expect.element(bar(screen)).toHaveTextContent('6 deactivated.')
  expect(all(screen).filter(({ status }) => status === 'inactive')).toHaveLength(6)
  expect(ended.mock.calls.map(([action]) => (action as { type: string }).type)).toEqual(
    Array.from({ length: 6 }, () => 'deactivate'),
  )
  await bar(screen).getByRole('button', { name: 'Undo' }).click()
  await expect.element(bar(screen)).toHaveTextContent('6 activated.')
  expect(all(screen).every(({ status }) => status === 'active')).toBe(true)
})

test('those that are so already are not asked for again', async () => {
  const screen = await show()
  await allActive(screen)
  await box(screen, 1).click()
  await box(screen, 2).click()
  await bar(screen).getByRole('button', { name: 'Activate', exact: true }).click()
  await expect.element(bar(screen)).toHaveTextContent('0 activated. 2 were so already.')
  expect(count(screen, 'activateScenario')).toBe(0)
})

test('rows that failed stay selected and say why, the others do not', async () => {
  const screen = await show()
  await allActive(screen)
  await box(screen, 1).click()
  await box(screen, 3).click({ modifiers: ['Shift'] })
  screen.backend.fail('deactivateScenario', 'upstream-rejected')
  await bar(screen).getByRole('button', { name: 'Deactivate' }).click()
  await expect.element(bar(screen)).toHaveTextContent('0 deactivated. 3 failed.')
  expect(boxes(screen).slice(0, 4)).toEqual([true, true, true, false])
  await expect
    .element(screen.getByRole('row').nth(1))
    .toHaveTextContent(/Make rejected the request/)
  await bar(screen).getByRole('button', { name: 'Show each' }).click()
  const dialog = screen.getByRole('dialog')
  expect(dialog.getByRole('listitem').elements()).toHaveLength(3)
  await expect.element(dialog.getByRole('listitem').first()).toHaveTextContent(/Failed.*rejected/)
  await dialog.getByRole('button', { name: 'Close' }).click()
  screen.backend.fail('deactivateScenario', null)
  await bar(screen).getByRole('button', { name: 'Back to those left' }).click()
  await bar(screen).getByRole('button', { name: 'Deactivate' }).click()
  await expect.element(bar(screen)).toHaveTextContent('3 deactivated.')
})

test('stopping begins no further one; those left stay selected', async () => {
  const screen = await show({}, { latencyMs: 300 })
  await screen.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
  await bar(screen).getByRole('button', { name: 'Run…' }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toHaveAccessibleName('Run 14 scenarios?')
  await dialog.getByRole('button', { name: 'Run 14 scenarios' }).click()
  await bar(screen).getByRole('button', { name: 'Stop' }).click()
  await expect.element(bar(screen)).toHaveTextContent(/started\..*were not begun\./)
  const started = count(screen, 'runScenario')
  expect(started).toBeLessThan(14)
  const left = boxes(screen).filter(Boolean).length
  expect(left).toBeGreaterThanOrEqual(14 - started - 3)
})

test('several move into a folder, and back by Undo', async () => {
  const screen = await show()
  const before = new Map(all(screen).map(({ id, folderId }) => [id, folderId]))
  await box(screen, 1).click()
  await box(screen, 4).click({ modifiers: ['Shift'] })
  await bar(screen).getByRole('button', { name: 'Move…' }).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByLabelText('Folder').selectOptions('New folder…')
  await dialog.getByLabelText('Name of the new folder').fill('Pilot')
  await dialog.getByRole('button', { name: 'Move 4 scenarios' }).click()
  await expect.element(bar(screen)).toHaveTextContent('4 moved.')
  const pilot = screen.backend.world.folders.find(({ name }) => name === 'Pilot')
  expect(all(screen).filter(({ folderId }) => folderId === pilot?.id)).toHaveLength(4)
  await bar(screen).getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(() => all(screen).every(({ id, folderId }) => folderId === before.get(id)))
    .toBe(true)
})

test('several are deleted after they were named; that cannot be undone', async () => {
  const screen = await show()
  await box(screen, 1).click()
  await box(screen, 2).click()
  const name = screen.container.querySelector('.ik-scenario-rows .ik-scenario-name')?.textContent
  await bar(screen).getByRole('button', { name: 'Delete…' }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent(name ?? 'a name')
  expect(count(screen, 'deleteScenario')).toBe(0)
  await dialog.getByRole('button', { name: 'Delete 2 scenarios' }).click()
  await expect.element(bar(screen)).toHaveTextContent('2 deleted.')
  await expect.element(bar(screen).getByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
  expect(all(screen)).toHaveLength(12)
})

test('a host can veto single ones', async () => {
  const screen = await show({
    onBeforeAction: ({ scenario }) => !scenario?.name.startsWith('Stock'),
  })
  await allActive(screen)
  await screen.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
  await bar(screen).getByRole('button', { name: 'Deactivate' }).click()
  await expect
    .element(bar(screen))
    .toHaveTextContent(/deactivated\. \d+ (was|were) not allowed here/)
  expect(
    all(screen)
      .filter(({ status }) => status === 'active')
      .every(({ name }) => name.startsWith('Stock')),
  ).toBe(true)
})

test('which rows are selected can be the host’s', async () => {
  const changes = vi.fn()
  const list = (ids: string[]) => (
    <ScenarioList selectedIds={ids} onSelectedIdsChange={changes} bulkActions={['activate']} />
  )
  const screen = await renderWidget(list([]), { backend: { scenarios: 14, executions: 0 } })
  await expect.element(box(screen, 1)).toBeVisible()
  await box(screen, 1).click()
  expect(changes).toHaveBeenCalledOnce()
  await expect.element(box(screen, 1)).not.toBeChecked()
  await screen.show(list([String(changes.mock.calls[0]?.[0])]))
  await expect.element(box(screen, 1)).toBeChecked()
  await expect.element(bar(screen).getByRole('button', { name: 'Activate' })).toBeVisible()
  await expect.element(bar(screen).getByRole('button', { name: 'Delete…' })).not.toBeInTheDocument()
})

test('a viewer has nothing to select rows for', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 14, executions: 0, role: 'viewer' },
  })
  await expect.element(screen.getByText('14 scenarios', { exact: true })).toBeVisible()
  await expect.poll(() => screen.getByRole('checkbox').elements().length).toBe(0)
})

test('all of it by keyboard', async () => {
  const screen = await show()
  await allActive(screen)
  const first = screen.getByRole('checkbox').nth(1).element() as HTMLElement
  first.focus()
  await userEvent.keyboard(' ')
  await expect.element(bar(screen)).toHaveTextContent('1 selected')
  expect(document.activeElement).toBe(first)
  const third = screen.getByRole('checkbox').nth(3).element() as HTMLElement
  third.focus()
  await userEvent.keyboard('{Shift>} {/Shift}')
  await expect.element(bar(screen)).toHaveTextContent('3 selected')
  // Out of the rows, past the heads, to what can be done.
  const deactivate = bar(screen).getByRole('button', { name: 'Deactivate' })
  for (let press = 0; press < 40 && document.activeElement !== deactivate.element(); press += 1) {
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  }
  await expect.element(deactivate).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(bar(screen)).toHaveTextContent('3 deactivated.')
  await expect.element(bar(screen)).toHaveFocus()
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  await expect.element(bar(screen)).toHaveTextContent('3 activated.')
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(bar(screen)).not.toBeInTheDocument()
  await expect
    .poll(() =>
      screen.container.querySelector('.ik-scenario-scroller')?.contains(document.activeElement),
    )
    .toBe(true)
})
