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

test('shows the runs of the chosen scenario beneath the list', async () => {
  const screen = await renderWidget(<AutomationSettings />, { backend: few })
  await screen.getByRole('button', { name: 'Orders to ERP, Germany', exact: true }).click()
  await expect.element(screen.getByText('Runs of Orders to ERP, Germany')).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Runs', exact: true })).toBeVisible()
})
