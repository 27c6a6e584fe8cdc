import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget } from '../../testing/renderWidget.js'
import { AutomationSettings } from './AutomationSettings.js'
import type { AutomationTab } from './tabs.js'

const few = { scenarios: 9, executions: 20 } as const

test('shows one part at a time, moved through by keyboard', async () => {
  const onTabChange = vi.fn<(tab: AutomationTab) => void>()
  const screen = await renderWidget(<AutomationSettings onTabChange={onTabChange} />, {
    backend: few,
  })
  await expect.element(screen.getByText('9 scenarios')).toBeVisible()
  const tab = (name: string) => screen.getByRole('tab', { name })
  expect(screen.getByRole('tab').elements()).toHaveLength(5)
  tab('Scenarios').element().focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await expect.element(tab('Webhooks')).toHaveFocus()
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  await expect.element(screen.getByRole('tabpanel', { name: 'Webhooks' })).toBeVisible()
  await expect.element(screen.getByText('9 scenarios')).not.toBeInTheDocument()
  await userEvent.keyboard('{End}')
  await expect.element(screen.getByText('Acme Operations')).toBeVisible()
  await userEvent.keyboard('{Home}')
  await expect.element(tab('Scenarios')).toHaveAttribute('aria-selected', 'true')
  expect(onTabChange.mock.calls.flat()).toEqual(['runs', 'webhooks', 'connection', 'scenarios'])
})

test('moves the other way where one reads from right to left', async () => {
  const screen = await renderWidget(<AutomationSettings />, { backend: few, locale: 'ar' })
  const tab = (name: string) => screen.getByRole('tab', { name })
  await expect.element(tab('السيناريوهات')).toBeVisible()
  tab('السيناريوهات').element().focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(tab('عمليات التشغيل')).toHaveFocus()
})

test('a host may hold the part and leave some out', async () => {
  const tabs = ['team', 'webhooks'] as const
  const screen = await renderWidget(<AutomationSettings tabs={tabs} tab="team" />, { backend: few })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  expect(screen.getByRole('tab').elements()).toHaveLength(2)
  await screen.getByRole('tab', { name: 'Webhooks' }).click()
  await expect
    .element(screen.getByRole('tab', { name: 'Team' }))
    .toHaveAttribute('aria-selected', 'true')
  await screen.show(<AutomationSettings tabs={tabs} tab="webhooks" />)
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
})

test('leaves out what the connection does not offer, and all but connecting before there is one', async () => {
  const screen = await renderWidget(<AutomationSettings />, {
    backend: { ...few, capabilities: { webhooks: false } },
  })
  await expect.element(screen.getByText('9 scenarios')).toBeVisible()
  await expect.element(screen.getByRole('tab', { name: 'Webhooks' })).not.toBeInTheDocument()
  const other = await renderWidget(<AutomationSettings />, { backend: { connected: false } })
  await expect.element(other.getByText('Connect your account to Make')).toBeVisible()
  await expect.poll(() => other.container.querySelectorAll('[role="tab"]').length).toBe(1)
})

const orders = 'Orders to ERP, Germany'

test('goes from a scenario to its runs, to one of them, and back to all, by keyboard alone', async () => {
  const heard = { tab: vi.fn(), scenario: vi.fn(), execution: vi.fn(), place: vi.fn() }
  const screen = await renderWidget(
    <AutomationSettings
      onTabChange={heard.tab}
      onScenarioChange={heard.scenario}
      onExecutionChange={heard.execution}
      onPlaceChange={heard.place}
    />,
    { backend: { scenarios: 9, executions: 200 } },
  )
  const row = screen.getByRole('button', { name: orders, exact: true })
  await expect.element(row).toBeVisible()
  row.element().focus()
  await userEvent.keyboard('{Enter}')
  const panel = screen.getByRole('dialog', { name: orders })
  const all = panel.getByRole('button', { name: 'All runs' })
  await expect.element(all).toBeVisible()
  const [scenarioId] = heard.scenario.mock.calls[0] as [string]
  all.element().focus()
  await userEvent.keyboard('{Enter}')

  await expect.element(panel).not.toBeInTheDocument()
  await expect.element(screen.getByRole('tab', { name: 'Runs' })).toHaveFocus()
  await expect.element(screen.getByRole('heading', { name: `Runs of ${orders}` })).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Runs', exact: true })).toBeVisible()
  await screen.getByRole('button', { name: 'Show all runs' }).click()
  await expect.element(screen.getByText(`Runs of ${orders}`)).not.toBeInTheDocument()
  expect(heard.tab.mock.calls).toEqual([['runs']])
  expect(heard.scenario.mock.calls).toEqual([[scenarioId], [null]])
  expect(heard.place.mock.calls.flat()).toEqual([
    { tab: 'scenarios', scenarioId, executionId: null },
    { tab: 'runs', scenarioId, executionId: null },
    { tab: 'runs', scenarioId: null, executionId: null },
  ])

  await screen.getByRole('tab', { name: 'Scenarios' }).click()
  await screen.getByRole('button', { name: orders, exact: true }).click()
  const marks = () => document.querySelectorAll<HTMLElement>('.ik-scenario-strip button')
  await expect.poll(() => marks().length).toBeGreaterThan(1)
  ;[...marks()].at(-1)!.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('heading', { name: `Runs of ${orders}` })).toBeVisible()
  expect(heard.execution.mock.calls).toEqual([[expect.any(String)]])
  await expect.element(screen.getByRole('button', { expanded: true }).first()).toBeVisible()
})

test('opens where a link points: a scenario, the runs of one, and one run', async () => {
  const screen = await renderWidget(<AutomationSettings defaultScenarioId="1000" />, {
    backend: few,
  })
  const { world } = screen.backend
  const name = world.scenarios.get('1000')!.name
  await expect.element(screen.getByRole('dialog', { name })).toBeVisible()
  await screen.unmount()
  const [run] = world.executions.values()
  const scenarioId = run!.scenarioId!
  const other = await renderWidget(
    <AutomationSettings tab="runs" scenarioId={scenarioId} executionId={run!.id} />,
    { backend: few },
  )
  const { name: owner } = world.scenarios.get(scenarioId)!
  await expect.element(other.getByRole('heading', { name: `Runs of ${owner}` })).toBeVisible()
  await expect.element(other.getByRole('button', { expanded: true }).first()).toBeVisible()
  // What the host holds stays until the host says otherwise.
  await other.getByRole('button', { name: 'Show all runs' }).click()
  await expect.element(other.getByRole('heading', { name: `Runs of ${owner}` })).toBeVisible()
})

test('a webhook leads to its scenario, where scenarios are a part', async () => {
  const screen = await renderWidget(<AutomationSettings defaultTab="webhooks" />, { backend: few })
  const name = screen.backend.world.webhooks[1]?.scenarioName ?? ''
  const opener = screen.getByRole('button', { name: `Open scenario ${name}` })
  await expect.element(opener).toBeVisible()
  ;(opener.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog', { name })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  const tab = screen.getByRole('tab', { name: 'Scenarios' })
  await expect.element(tab).toHaveAttribute('aria-selected', 'true')
  await expect.element(tab).toHaveFocus()
  await screen.show(<AutomationSettings key="alone" tabs={['webhooks']} />)
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  expect(screen.getByRole('button', { name: /^Open scenario/ }).elements()).toEqual([])
})
