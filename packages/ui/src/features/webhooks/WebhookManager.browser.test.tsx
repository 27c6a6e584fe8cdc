import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { WebhookManagerProps } from './props.js'
import { WebhookManager } from './WebhookManager.js'

const few = { scenarios: 9, executions: 0 } as const

/** How often an endpoint was asked. */
function count({ backend }: RenderedWidget, endpoint: string): number {
  return backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
}

const names = (screen: RenderedWidget) =>
  [...screen.container.querySelectorAll('.ik-webhook-name')].map(({ textContent }) => textContent)
const said = (screen: RenderedWidget) => screen.container.querySelector('output')?.textContent

async function choose(screen: RenderedWidget, name: string, item: RegExp): Promise<void> {
  await screen.getByRole('button', { name: `More actions for ${name}` }).click()
  await screen.getByRole('menuitem', { name: item }).click()
}

test('creates one by keyboard alone, and shows its address and secret this once', async () => {
  const onAfterAction = vi.fn<NonNullable<WebhookManagerProps['onAfterAction']>>()
  const onEvent = vi.fn<(event: unknown) => void>()
  const queryClient = new QueryClient()
  const screen = await renderWidget(<WebhookManager onAfterAction={onAfterAction} />, {
    backend: few,
    onEvent,
    queryClient,
  })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  const button = screen.getByRole('button', { name: 'Create webhook' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  button.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByLabelText('Name')).toHaveFocus()
  await userEvent.keyboard('Gift cards{Tab}{Tab}{Tab}{Tab}t')
  await expect.element(screen.getByLabelText('Who may call it')).toHaveValue('token')
  await userEvent.keyboard('{Tab}{Tab}{Enter}')

  const dialog = screen.getByRole('dialog', { name: 'Gift cards is ready' })
  await expect.element(dialog.getByText('story-token-1', { exact: true })).toBeVisible()
  await expect.element(dialog.getByText(/-H 'Authorization: Bearer story-token-1'/)).toBeVisible()
  await dialog.getByLabelText('How to call it').selectOptions('Python')
  await expect.element(dialog.getByText(/import requests/)).toBeVisible()
  await dialog.getByRole('button', { name: 'I have saved it' }).click()

  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => names(screen)).toContain('Gift cards')
  expect(document.documentElement.outerHTML).not.toMatch(/story-token-1|storynew9/)
  const told = JSON.stringify([onAfterAction.mock.calls, onEvent.mock.calls])
  expect(told).not.toMatch(/story-token-1|storynew9/)
  const kept = queryClient.getQueryCache().getAll()
  expect(JSON.stringify(kept.map(({ state }) => state.data))).not.toMatch(/story-token-1|storynew9/)
  await expect
    .poll(() =>
      JSON.stringify(
        queryClient
          .getMutationCache()
          .getAll()
          .map(({ state }) => state),
      ),
    )
    .not.toMatch(/story-token-1|storynew9/)
  expect(onAfterAction.mock.calls.at(-1)?.[0]).toEqual({
    type: 'create',
    input: { name: 'Gift cards', type: 'custom', method: 'GET', security: { type: 'token' } },
  })
})

test('asks for no more than the connection can do', async () => {
  const live = { webhookMethod: false, webhookSecurity: false, webhookScenario: false }
  const screen = await renderWidget(<WebhookManager scenarioId="1" />, {
    backend: { ...few, capabilities: live },
  })
  const button = screen.getByRole('button', { name: 'Create webhook' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  await expect.element(screen.getByLabelText('Name')).toBeVisible()
  await expect.element(screen.getByLabelText('Method')).not.toBeInTheDocument()
  await expect.element(screen.getByLabelText('Who may call it')).not.toBeInTheDocument()
})

test('a name that Make would refuse is said so, and a failure keeps what was entered', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  const button = screen.getByRole('button', { name: 'Create webhook' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  const dialog = screen.getByRole('dialog')
  const submit = dialog.getByRole('button', { name: 'Create webhook' })
  await submit.click()
  const name = dialog.getByLabelText('Name')
  await expect.element(name).toHaveAccessibleDescription(/1 to 128 characters/)
  await expect.element(name).toHaveFocus()
  expect(count(screen, 'createWebhook')).toBe(0)
  screen.backend.fail('createWebhook', 'upstream-unavailable')
  await name.fill('Gift cards')
  await submit.click()
  await expect.element(dialog.getByText(/Make cannot be reached/)).toBeVisible()
  await expect.element(name).toHaveValue('Gift cards')
  screen.backend.fail('createWebhook', null)
  await submit.click()
  await expect.element(screen.getByText('Gift cards is ready')).toBeVisible()
})

test('shows the address when asked, checks what a caller sends, and hides it again', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  const webhook = screen.backend.world.webhooks.find(({ name }) => name === 'Contact form')
  if (webhook === undefined) throw new Error('The story has no such webhook.')
  webhook.secret = { type: 'token', token: 'tok-55' }
  expect(document.documentElement.outerHTML).not.toContain(webhook.url)
  const button = screen.getByRole('button', { name: 'Show address of Contact form' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  const dialog = screen.getByRole('dialog')
  await expect
    .element(dialog.getByRole('group', { name: 'Address' }))
    .toHaveTextContent(webhook.url ?? '')
  await dialog.getByText('Check what a caller sends').click()
  const header = dialog.getByLabelText('Authorization header')
  await header.fill('Authorization: Bearer tok-54')
  await expect.element(dialog.getByText(/its secret is another one/)).toBeVisible()
  await header.fill('Authorization: Bearer tok-55')
  await expect.element(dialog.getByText(/This is right/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Hide' }).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  expect(document.documentElement.outerHTML).not.toContain(webhook.url)
  expect(count(screen, 'revealWebhook')).toBe(1)
})

test('sends a sample, says what became of it, and where JSON is wrong', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  const button = screen.getByRole('button', { name: 'Test Contact form' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  const dialog = screen.getByRole('dialog')
  const body = dialog.getByLabelText('Sample event as JSON')
  await body.fill('{\n  "a": 1,\n}')
  await dialog.getByRole('button', { name: 'Send sample' }).click()
  await expect.element(body).toHaveAccessibleDescription(/line 3, column 1/)
  expect(count(screen, 'testWebhook')).toBe(0)
  await body.fill('{"a": 1}')
  await dialog.getByRole('button', { name: 'Send sample' }).click()
  await expect.element(dialog.getByText('It arrived after 142 ms.')).toBeVisible()
  const webhook = screen.backend.world.webhooks.find(({ name }) => name === 'Contact form')
  if (webhook === undefined) throw new Error('The story has no such webhook.')
  webhook.enabled = false
  await dialog.getByRole('button', { name: 'Send sample' }).click()
  await expect.element(dialog.getByText(/did not take it \(status 410\)/)).toBeVisible()
})

test('is switched at once, and back again when it fails', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: { ...few, latencyMs: 100 } })
  const toggle = screen.getByRole('switch', { name: 'Take events: Contact form' })
  await expect.element(toggle).toBeChecked()
  await expect.element(toggle).not.toHaveAttribute('aria-disabled')
  await toggle.click()
  await expect.element(toggle).not.toBeChecked()
  await expect.poll(() => said(screen)).toBe('Contact form takes no events any more.')
  screen.backend.fail('enableWebhook', 'upstream-timeout')
  await expect.element(toggle).not.toHaveAttribute('aria-disabled')
  await toggle.click()
  await expect.element(toggle).toBeChecked()
  await expect.element(screen.getByText(/could not be switched on/)).toBeVisible()
  await expect.element(toggle).not.toBeChecked()
})

test('is renamed, taught and deleted', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  await choose(screen, 'Contact form', /^Rename/)
  await screen.getByRole('textbox', { name: 'Name' }).fill('Contact us')
  await screen.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect.poll(() => names(screen)).toContain('Contact us')
  await choose(screen, 'Contact us', /^Learn from/)
  await expect.poll(() => said(screen)).toBe('Contact us learns from the next event.')
  await screen.getByRole('button', { name: 'Stop learning: Contact us' }).click()
  await expect.poll(() => said(screen)).toBe('Contact us no longer learns.')
  await choose(screen, 'Contact us', /^Delete/)
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog.getByText(/is started by it/)).toBeVisible()
  await expect.element(dialog.getByText('12 events that still wait are lost.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => names(screen)).not.toContain('Contact us')
  await expect.element(screen.getByText('7 webhooks')).toBeVisible()
})

test('finds them by their own name and that of their scenario, and hears of changes', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  await screen.getByRole('searchbox', { name: 'Search webhooks' }).fill('CONTACT')
  await expect.poll(() => names(screen)).toEqual(['Contact form'])
  await expect.poll(() => said(screen)).toBe('1 webhook of 8')
  const [first] = screen.backend.world.webhooks
  await screen.getByRole('searchbox').fill(first?.scenarioName ?? 'x')
  await expect.poll(() => names(screen)).toContain(first?.name)
  await screen.getByRole('searchbox').fill('')
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  if (first) first.name = 'Renamed elsewhere'
  screen.backend.emit({ type: 'webhook.changed' })
  await expect.poll(() => names(screen)).toContain('Renamed elsewhere')
})

test('a viewer can use nothing, and learns why', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: { ...few, role: 'viewer' } })
  for (const name of ['Create webhook', 'Test Contact form', 'Show address of Contact form']) {
    await expect
      .element(screen.getByRole('button', { name }))
      .toHaveAccessibleDescription(/at least the role Builder/)
  }
  await expect
    .element(screen.getByRole('switch', { name: 'Take events: Contact form' }))
    .toHaveAccessibleDescription(/at least the role Builder/)
})

test('a host vetoes', async () => {
  const onBeforeAction = vi.fn<NonNullable<WebhookManagerProps['onBeforeAction']>>(() => false)
  const screen = await renderWidget(<WebhookManager onBeforeAction={onBeforeAction} />, {
    backend: few,
  })
  const button = screen.getByRole('button', { name: 'Show address of Contact form' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  await expect.poll(() => onBeforeAction.mock.calls.length).toBe(1)
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  expect(count(screen, 'revealWebhook')).toBe(0)
})
