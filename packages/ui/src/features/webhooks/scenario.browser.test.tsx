import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget } from '../../testing/renderWidget.js'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import type { WebhookManagerProps } from './props.js'
import { WebhookManager } from './WebhookManager.js'

const few = { scenarios: 9, executions: 0 } as const

test('tells a host by keyboard which scenario to show', async () => {
  const onOpenScenario = vi.fn<NonNullable<WebhookManagerProps['onOpenScenario']>>()
  const screen = await renderWidget(<WebhookManager onOpenScenario={onOpenScenario} />, {
    backend: few,
  })
  const [, webhook] = screen.backend.world.webhooks
  const button = screen.getByRole('button', { name: `Open scenario ${webhook?.scenarioName}` })
  await pressOn(button)
  expect(onOpenScenario.mock.calls).toEqual([
    [webhook?.scenarioId, expect.objectContaining({ id: 'hook-2', name: 'Contact form' })],
  ])
  // The last is in no scenario.
  expect(screen.getByRole('button', { name: /^Open scenario/ }).elements()).toHaveLength(7)
})

test('a full queue leads to the scenario that should take its events', async () => {
  const onOpenScenario = vi.fn<NonNullable<WebhookManagerProps['onOpenScenario']>>()
  const screen = await renderWidget(null, { backend: few })
  const [, webhook] = screen.backend.world.webhooks
  if (webhook) webhook.queueCount = 50
  await screen.show(<WebhookManager onOpenScenario={onOpenScenario} />)
  await screen.getByRole('button', { name: '50 of 50 waiting Contact form' }).click()
  await screen.getByRole('alert').getByRole('button', { name: 'Open scenario' }).click()
  expect(onOpenScenario.mock.calls[0]?.[0]).toBe(webhook?.scenarioId)
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

test('without a host that shows scenarios they are told by name alone', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  expect(screen.getByRole('button', { name: /^Open scenario/ }).elements()).toEqual([])
})

test('a new one is put into a scenario that is searched for by keyboard, among many', async () => {
  const screen = await renderWidget(<WebhookManager />, {
    backend: { scenarios: 130, executions: 0 },
  })
  const last = [...screen.backend.world.scenarios.values()].at(-1)
  if (last === undefined) throw new Error('The story has no scenarios.')
  last.name = 'Zebra crossing'
  await pressOn(screen.getByRole('button', { name: 'Create webhook' }))
  const form = screen.getByRole('dialog', { name: 'Create webhook' })
  await expect.element(form.getByRole('textbox', { name: 'Name' })).toHaveFocus()
  await userEvent.keyboard('Gift cards')
  await tabTo(form.getByRole('searchbox', { name: 'Find a scenario' }))
  await userEvent.keyboard('zebra')
  const choice = form.getByRole('combobox', { name: 'Scenario' })
  await expect.poll(() => choice.element().textContent).toBe('None yetZebra crossing')
  await tabTo(choice)
  await userEvent.keyboard('Z')
  await expect.element(choice).toHaveValue(last.id)
  // Another search keeps what was chosen.
  await tabTo(form.getByRole('searchbox'), '{Shift>}{Tab}{/Shift}')
  await userEvent.keyboard('{Control>}a{/Control}nothing of the kind')
  await expect.poll(() => choice.element().textContent).toBe('None yetZebra crossing')
  await expect.element(choice).toHaveValue(last.id)
  await pressOn(form.getByRole('button', { name: 'Create webhook' }))
  await expect.element(screen.getByText('Gift cards is ready')).toBeVisible()
  expect(screen.backend.world.webhooks.at(-1)).toMatchObject({
    name: 'Gift cards',
    scenarioId: last.id,
  })
})

test('few scenarios are chosen from without a search; where they fail to load, that is said', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  screen.backend.fail('listScenarios', 'upstream-unavailable')
  await pressOn(screen.getByRole('button', { name: 'Create webhook' }))
  const form = screen.getByRole('dialog')
  await expect.element(form.getByText(/Make cannot be reached/)).toBeVisible()
  screen.backend.fail('listScenarios', null)
  await form.getByRole('button', { name: 'Try again' }).click()
  const choice = form.getByRole('combobox', { name: 'Scenario' })
  await expect.poll(() => choice.getByRole('option').elements().length).toBe(10)
  await expect.element(form.getByRole('searchbox')).not.toBeInTheDocument()
})

test.each([
  ['the connection takes none', <WebhookManager key="a" />, { webhookScenario: false }],
  ['one is given', <WebhookManager key="b" scenarioId="s1" />, {}],
])('is not asked for where %s', async (_, widget, capabilities) => {
  const screen = await renderWidget(widget, { backend: { ...few, capabilities } })
  await pressOn(screen.getByRole('button', { name: 'Create webhook' }))
  await expect.element(screen.getByRole('combobox', { name: 'What comes in' })).toBeVisible()
  await expect.element(screen.getByRole('combobox', { name: 'Scenario' })).not.toBeInTheDocument()
})
