import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBackendOptions } from '../../testing/backend.js'
import { useSession } from '../../client/session.js'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline, type ExecutionTimelineProps } from './ExecutionTimeline.js'

const patient = { timeout: 12_000 }

/** Every failed and stopped run, and one that goes on. */
async function show(props: ExecutionTimelineProps = {}, backend: StoryBackendOptions = {}) {
  const screen = await renderWidget(
    <ExecutionTimeline
      defaultFilters={{ range: 'all', status: ['error', 'stopped', 'running'] }}
      {...props}
    />,
    { backend: { scenarios: 8, executions: 120, running: 1, runMs: 120_000, ...backend } },
  )
  await expect.element(boxes(screen).nth(1), patient).toBeVisible()
  return screen
}

/** The boxes of the runs; those that can't be ticked among them. */
const boxes = (screen: RenderedWidget) =>
  screen.getByRole('group', { name: 'Runs by day' }).getByRole('checkbox')
const head = (screen: RenderedWidget) => screen.getByRole('group', { name: 'Selection of runs' })
const retries = ({ backend }: RenderedWidget) =>
  backend.requests.filter((each) => each.startsWith('retryExecution')).length
const ticked = (screen: RenderedWidget) =>
  boxes(screen)
    .elements()
    .map((element) => (element as HTMLInputElement).checked)

test('runs are selected one by one, as a range with Shift and all, and given up', async () => {
  const changes = vi.fn()
  const screen = await show({ onSelectedIdsChange: changes })
  await boxes(screen).nth(1).click()
  await expect.element(head(screen).getByText('1 selected')).toBeVisible()
  await boxes(screen)
    .nth(4)
    .click({ modifiers: ['Shift'] })
  await expect.element(head(screen).getByText('4 selected')).toBeVisible()
  expect(ticked(screen).slice(0, 6)).toEqual([false, true, true, true, true, false])
  expect(changes.mock.calls.at(-1)?.[0]).toHaveLength(4)
  expect(changes.mock.calls.at(-1)?.[1]).toEqual({ reason: 'toggle' })
  const all = head(screen).getByRole('checkbox')
  expect((all.element() as HTMLInputElement).indeterminate).toBe(true)
  await all.click()
  const possible = [...screen.backend.world.executions.values()].filter(
    ({ status }) => status === 'error' || status === 'stopped',
  )
  await expect.element(head(screen).getByText(`${possible.length} selected`)).toBeVisible()
  expect(changes.mock.calls.at(-1)?.[1]).toEqual({ reason: 'all' })
  await head(screen).getByRole('button', { name: 'Clear selection' }).click()
  expect(changes.mock.calls.at(-1)).toEqual([[], { reason: 'clear' }])
  await expect.element(all).toHaveFocus()
  expect(ticked(screen)).not.toContain(true)
})

test('the selected are run again with a result for each, and those left stay selected', async () => {
  const changes = vi.fn()
  const screen = await show({
    onSelectedIdsChange: changes,
    onBeforeAction: ({ execution }) => execution.id !== changes.mock.calls.at(0)?.[0][0],
  })
  await boxes(screen).nth(1).click()
  await boxes(screen)
    .nth(3)
    .click({ modifiers: ['Shift'] })
  await head(screen).getByRole('button', { name: 'Run 3 again…' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Run 3 selected runs again?' })
  await expect.element(dialog, patient).toBeVisible()
  expect(retries(screen)).toBe(0)
  await dialog.getByRole('button', { name: 'Run 3 again' }).click()
  await expect.element(dialog.getByText('3 run again, 0 failed.'), patient).toBeVisible()
  expect(retries(screen)).toBe(2)
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.element(head(screen).getByText('1 selected')).toBeVisible()
  expect(changes.mock.calls.at(-1)).toEqual([
    [changes.mock.calls.at(0)?.[0][0]],
    { reason: 'done' },
  ])
})

test('a run that cannot be run again says why and is not selected', async () => {
  const screen = await show({
    defaultFilters: { range: 'all', status: ['running', 'success'] },
  })
  const [running, succeeded] = [boxes(screen).nth(0), boxes(screen).nth(1)]
  await expect.element(running).toHaveAccessibleDescription('This run is still under way.')
  await expect.element(succeeded).toHaveAccessibleDescription(/^This run succeeded/)
  await succeeded.click({ force: true })
  expect(ticked(screen)).not.toContain(true)
  const all = head(screen).getByRole('checkbox')
  await expect.element(all).toHaveAccessibleName('None of these runs can be run again')
  await expect.element(all).toHaveAttribute('aria-disabled', 'true')
})

test('a host holds the selection; a run out of the list is read to be run again', async () => {
  const filters = { defaultFilters: { range: 'all', status: ['error'] } } as const
  const screen = await show(filters)
  const runs = [...screen.backend.world.executions.values()]
  const one = runs.find(({ status }) => status === 'warning' || status === 'stopped')
  if (one === undefined) throw new Error('There is no such run.')
  await screen.show(<ExecutionTimeline {...filters} selectedIds={[one.id, 'gone']} />)
  await head(screen).getByRole('button', { name: 'Run 2 again…' }).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Run 2 again' }).click()
  await expect.element(dialog.getByText('1 run again, 1 failed.'), patient).toBeVisible()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.element(head(screen).getByText('2 selected')).toBeVisible()
})

function WhoLooks() {
  const { data } = useSession()
  return <p>{data ? `Session of ${data.viewer.role}` : 'No session yet'}</p>
}

test('there are boxes only where runs can be run again', async () => {
  for (const [props, backend] of [
    [{}, { role: 'viewer' }],
    [{}, { capabilities: { retryExecution: false } }],
    [{ bulkActions: [] }, {}],
  ] as const) {
    const screen = await renderWidget(
      <>
        <ExecutionTimeline defaultFilters={{ range: 'all' }} {...props} />
        <WhoLooks />
      </>,
      { backend: { scenarios: 3, executions: 12, ...backend } },
    )
    await expect.element(screen.getByText(/^Session of /), patient).toBeVisible()
    await expect.element(screen.getByRole('button', { expanded: false }).first()).toBeVisible()
    expect(screen.getByRole('checkbox').elements().length).toBe(0)
    await screen.unmount()
  }
})

test('all of it by keyboard', async () => {
  const screen = await show()
  const toggle = screen.getByRole('group', { name: 'Runs by day' }).getByRole('button', {
    expanded: false,
  })
  ;(toggle.first().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{Shift>}{Tab}{/Shift}')
  await expect.element(boxes(screen).nth(1)).toHaveFocus()
  await userEvent.keyboard(' {ArrowDown}')
  await expect.element(boxes(screen).nth(2)).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Shift>} {/Shift}')
  await expect.element(head(screen).getByText('3 selected')).toBeVisible()
  const retry = head(screen).getByRole('button', { name: 'Run 3 again…' })
  for (let press = 0; press < 40 && document.activeElement !== retry.element(); press += 1) {
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  }
  await expect.element(retry).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  const start = screen.getByRole('dialog').getByRole('button', { name: 'Run 3 again' })
  await expect.element(start, patient).toBeVisible()
  for (let press = 0; press < 9 && document.activeElement !== start.element(); press += 1) {
    await userEvent.keyboard('{Tab}')
  }
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('3 run again, 0 failed.'), patient).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(head(screen).getByRole('checkbox')).toHaveFocus()
})
