import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { ScenarioAction } from './props.js'
import { ScenarioList } from './ScenarioList.js'

const orders = 'Orders to ERP, Germany'
const onlyOrders = { search: orders }
const few = { scenarios: 14, executions: 0, runMs: 600 } as const

function rowOf(screen: RenderedWidget, name: string) {
  return screen.getByRole('row').filter({ hasText: name })
}

function scenarioOf({ backend }: RenderedWidget, name: string) {
  const found = [...backend.world.scenarios.values()].find((scenario) => scenario.name === name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

/** How often an endpoint was asked. */
function count({ backend }: RenderedWidget, endpoint: string): number {
  return backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
}

test('a run is shown as running and then with its result, without reloading the list', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, { backend: few })
  screen.backend.world.outcomes.push('warning')
  const row = rowOf(screen, orders)
  await expect.element(row).toHaveTextContent('Not run yet')
  const before = count(screen, 'listScenarios')

  await screen.getByRole('button', { name: `Run ${orders}` }).click()
  await expect.element(row).toHaveTextContent('Running')
  await expect.element(screen.getByText(`${orders} is running.`)).toBeInTheDocument()
  await expect.element(row).toHaveTextContent('Warning')
  await expect.element(screen.getByText(`${orders}: Warning.`)).toBeInTheDocument()
  expect(count(screen, 'listScenarios')).toBe(before)
})

test('a run that somebody else started is shown as it goes', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: few })
  const row = rowOf(screen, orders)
  await expect.element(row).toHaveTextContent('Not run yet')
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  screen.backend.world.outcomes.push('error')
  screen.backend.world.startRun(scenarioOf(screen, orders), 'scheduled')
  await expect.element(row).toHaveTextContent('Running')
  await expect.element(row).toHaveTextContent('Failed')
})

test('while the stream of changes is broken, running scenarios are polled', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: { ...few, runMs: 3000, faults: { streamEvents: 'unavailable' } },
  })
  screen.backend.world.outcomes.push('success')
  await screen.getByRole('button', { name: `Run ${orders}` }).click()
  await expect.element(rowOf(screen, orders)).toHaveTextContent('Running')
  await expect.element(rowOf(screen, orders), { timeout: 12_000 }).toHaveTextContent('Succeeded')
})

test('a start that fails says why and leaves the row as it was', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: { ...few, faults: { runScenario: 'upstream-unavailable' } },
  })
  await screen.getByRole('button', { name: `Run ${orders}` }).click()
  const alert = screen.getByRole('alert')
  await expect
    .element(alert)
    .toHaveTextContent(
      `${orders} could not be started. Make cannot be reached right now. Try again in a few minutes.`,
    )
  await expect.element(rowOf(screen, orders)).toHaveTextContent('Not run yet')
  await screen.getByRole('button', { name: 'Dismiss' }).click()
  await expect.element(alert).not.toBeInTheDocument()
})

test('switching off shows at once, before the server answers', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: few,
  })
  scenarioOf(screen, orders).status = 'active'
  const control = screen.getByRole('switch', { name: `Activate ${orders}` })
  await expect.element(control).toBeChecked()
  screen.backend.fail('deactivateScenario', 'pending')
  await control.click()
  await expect.element(control).not.toBeChecked()
  await expect.element(control).toHaveAttribute('aria-busy', 'true')
  expect(scenarioOf(screen, orders).status).toBe('active')
})

test('a scenario is switched off and on again', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: few,
  })
  const control = screen.getByRole('switch', { name: `Activate ${orders}` })
  await expect.element(control).toBeChecked()
  await control.click()
  await expect.element(screen.getByText(`${orders} is inactive now.`)).toBeInTheDocument()
  expect(scenarioOf(screen, orders).status).toBe('inactive')
  await expect.element(control).not.toBeChecked()
  await control.click()
  await expect.element(screen.getByText(`${orders} is active now.`)).toBeInTheDocument()
  expect(scenarioOf(screen, orders).status).toBe('active')
  await expect.element(control).toBeChecked()
})

test('a switch that Make refuses goes back and says why', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: { ...few, faults: { deactivateScenario: 'upstream-rejected' } },
  })
  const control = screen.getByRole('switch', { name: `Activate ${orders}` })
  await control.click()
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(`${orders} could not be deactivated. Make rejected the request.`)
  await expect.element(control).toBeChecked()
})

test('a viewer may look; what they may not do says which role may', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={onlyOrders} />, {
    backend: { ...few, role: 'viewer' },
  })
  const reason = 'Your role does not allow this. It needs at least the role Builder.'
  const run = screen.getByRole('button', { name: `Run ${orders}` })
  await expect.element(run).toHaveAttribute('aria-disabled', 'true')
  await expect.element(run).toHaveAccessibleDescription(reason)
  const control = screen.getByRole('switch', { name: `Activate ${orders}` })
  await expect.element(control).toHaveAccessibleDescription(reason)

  await run.click({ force: true })
  await control.click({ force: true })
  await expect.element(control).toBeChecked()
  await screen.getByRole('button', { name: `More actions for ${orders}` }).click()
  await expect.element(screen.getByRole('menuitem', { name: /^Run/ })).toHaveTextContent(reason)
  expect(count(screen, 'runScenario') + count(screen, 'deactivateScenario')).toBe(0)
})

test('a scenario with faults can be neither run nor switched on', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={{ status: 'invalid' }} />, {
    backend: { scenarios: 60, executions: 0 },
  })
  const run = screen.getByRole('button', { name: /^Run / }).first()
  await expect
    .element(run)
    .toHaveAccessibleDescription('This scenario has faults. Mend it in Make first.')
  await expect
    .element(screen.getByRole('switch').first())
    .toHaveAccessibleDescription('This scenario has faults. Mend it in Make first.')
})

test('a host can veto an action, also after thinking about it', async () => {
  const asked: ScenarioAction[] = []
  const ended = vi.fn()
  const told = vi.fn()
  const screen = await renderWidget(
    <ScenarioList
      defaultFilters={onlyOrders}
      onBeforeAction={async (action) => {
        asked.push(action)
        return Promise.resolve(false)
      }}
      onAfterAction={ended}
    />,
    { backend: few, onEvent: told },
  )
  await screen.getByRole('button', { name: `Run ${orders}` }).click()
  await screen.getByRole('switch', { name: `Activate ${orders}` }).click()
  await expect.poll(() => asked.map(({ type }) => type)).toEqual(['run', 'deactivate'])
  await expect
    .poll(() => told.mock.calls.flat())
    .toContainEqual({
      type: 'action',
      action: 'scenario.deactivate',
      outcome: 'vetoed',
      scenarioId: scenarioOf(screen, orders).id,
    })
  expect(ended).not.toHaveBeenCalled()
  expect(count(screen, 'runScenario') + count(screen, 'deactivateScenario')).toBe(0)
  await expect.element(screen.getByRole('switch')).toBeChecked()
})

test('a host hears how an action ended', async () => {
  const ended = vi.fn()
  const screen = await renderWidget(
    <ScenarioList defaultFilters={onlyOrders} onAfterAction={ended} />,
    { backend: few },
  )
  await screen.getByRole('button', { name: `Run ${orders}` }).click()
  await expect.poll(() => ended.mock.calls.length).toBe(1)
  expect(ended.mock.calls[0]).toMatchObject([
    { type: 'run', scenario: { name: orders }, input: undefined },
    { outcome: 'done', execution: { status: 'running', scenarioName: orders } },
  ])
  screen.backend.fail('deactivateScenario', 'conflict')
  await screen.getByRole('switch').click()
  await expect.poll(() => ended.mock.calls.length).toBe(2)
  expect(ended.mock.calls[1]).toMatchObject([
    { type: 'deactivate' },
    { outcome: 'failed', error: { problem: 'conflict' } },
  ])
})

test('everything is reached and done by keyboard', async () => {
  const screen = await renderWidget(
    <ScenarioList defaultFilters={onlyOrders} onSelect={() => undefined} />,
    { backend: few },
  )
  await expect.element(rowOf(screen, orders)).toBeVisible()
  const search = screen.getByRole('searchbox')
  ;(search.element() as HTMLElement).focus()
  const reached: string[] = []
  for (let press = 0; press < 20; press += 1) {
    await userEvent.keyboard('{Tab}')
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) break
    reached.push(activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '')
    if (activeElement.getAttribute('aria-label') === `Run ${orders}`) break
  }
  expect(reached).toContain('Clear search')
  expect(reached).toContain('Last run')
  expect(reached).toContain(orders)
  expect(reached).toContain(`Activate ${orders}`)
  expect(reached.at(-1)).toBe(`Run ${orders}`)
  await userEvent.keyboard('{Enter}')
  await expect.element(rowOf(screen, orders)).toHaveTextContent('Running')

  await userEvent.keyboard('{Tab}{Enter}')
  const item = screen.getByRole('menuitem').first()
  await expect.element(item).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(screen.getByRole('menuitem').nth(1)).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect
    .element(screen.getByRole('button', { name: `More actions for ${orders}` }))
    .toHaveFocus()
})
