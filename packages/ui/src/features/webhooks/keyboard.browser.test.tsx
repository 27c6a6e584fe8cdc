import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import { WebhookManager } from './WebhookManager.js'

const said = (screen: RenderedWidget) =>
  screen.container.querySelector('output')?.textContent?.trim()

async function start() {
  const screen = await renderWidget(<WebhookManager />, {
    backend: { scenarios: 9, executions: 0 },
  })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  const webhook = screen.backend.world.webhooks.find(({ name }) => name === 'Contact form')
  if (webhook === undefined) throw new Error('The story has no such webhook.')
  return { screen, webhook }
}

/** Opens the menu of a webhook, and goes down it by the arrows to a line. */
async function choose(screen: RenderedWidget, name: string, item: string): Promise<void> {
  await pressOn(screen.getByRole('button', { name: `More actions for ${name}` }))
  const line = screen
    .getByRole('menu', { name: `More actions for ${name}` })
    .getByRole('menuitem', { name: item })
  await expect.element(screen.getByRole('menuitem').first()).toHaveFocus()
  for (let at = 0; at < 6 && document.activeElement !== line.element(); at += 1) {
    await userEvent.keyboard('{ArrowDown}')
  }
  await expect.element(line).toHaveFocus()
  await userEvent.keyboard('{Enter}')
}

test('creates one with type, method and security, and copies its address, secret and call', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const { screen } = await start()
  await pressOn(screen.getByRole('button', { name: 'Create webhook' }))
  const form = screen.getByRole('dialog', { name: 'Create webhook' })
  await expect.element(form.getByRole('textbox', { name: 'Name' })).toHaveFocus()
  await userEvent.keyboard('Gift cards')
  await tabTo(form.getByRole('combobox', { name: 'What comes in' }))
  await userEvent.keyboard('P')
  await expect.element(form.getByRole('combobox', { name: 'What comes in' })).toHaveValue('raw')
  await tabTo(form.getByRole('combobox', { name: 'Method' }))
  await userEvent.keyboard('H')
  await expect.element(form.getByRole('combobox', { name: 'Method' })).toHaveValue('HEAD')
  const security = form.getByRole('combobox', { name: 'Who may call it' })
  await tabTo(security)
  await expect.element(security).toHaveAccessibleDescription(/keep it secret/)
  await userEvent.keyboard('T')
  await expect.element(security).toHaveValue('token')
  await expect.element(security).toHaveAccessibleDescription(/need a token/)
  await pressOn(form.getByRole('button', { name: 'Create webhook' }))

  const made = screen.getByRole('dialog', { name: 'Gift cards is ready' })
  await expect.element(made).toBeVisible()
  expect(made.element().contains(document.activeElement)).toBe(true)
  await expect.element(made.getByRole('group', { name: 'Token' })).toHaveTextContent('story-token')
  for (const name of ['Copy address', 'Copy token', 'Copy the call']) {
    await pressOn(made.getByRole('button', { name }))
    await expect.poll(() => said(screen)).toContain('Copied')
  }
  expect(copied.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/^https:\/\/hook/),
    'story-token-1',
    expect.stringMatching(/^curl[^]*Bearer story-token-1/),
  ])
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await expect.element(made.getByRole('group', { name: 'A call in curl' })).toHaveFocus()
  await pressOn(made.getByRole('button', { name: 'I have saved it' }))
  await expect.element(screen.getByRole('button', { name: 'Create webhook' })).toHaveFocus()
  await expect.element(screen.getByRole('listitem', { name: 'Gift cards' })).toBeVisible()
  expect(screen.backend.world.webhooks.at(-1)).toMatchObject({ type: 'raw', method: 'HEAD' })
})

test('sends a test event, hears where its JSON is wrong, and what came of it', async () => {
  const { screen } = await start()
  const button = screen.getByRole('button', { name: 'Test Contact form' })
  await pressOn(button)
  const dialog = screen.getByRole('dialog', { name: 'Test Contact form' })
  const body = dialog.getByRole('textbox', { name: 'Sample event as JSON' })
  await tabTo(body)
  await userEvent.keyboard('{Control>}a{/Control}')
  await userEvent.keyboard('{{"a": 1,}')
  await pressOn(dialog.getByRole('button', { name: 'Send sample' }))
  await expect.element(body).toHaveFocus()
  await expect.element(body).toHaveAccessibleDescription(/line 1, column 9/)
  await userEvent.keyboard('{End}{ArrowLeft}{Backspace}')
  await pressOn(dialog.getByRole('button', { name: 'Send sample' }))
  await expect.element(dialog.getByText('It arrived after 142 ms.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(button).toHaveFocus()
})

test('shows an address, checks what a caller sends, and hides it again', async () => {
  const { screen, webhook } = await start()
  webhook.secret = { type: 'token', token: 'tok-55' }
  const button = screen.getByRole('button', { name: 'Show address of Contact form' })
  await pressOn(button, ' ')
  const dialog = screen.getByRole('dialog', { name: 'Address of Contact form' })
  await expect
    .element(dialog.getByRole('group', { name: 'Address' }))
    .toHaveTextContent(webhook.url ?? '')
  await pressOn(dialog.getByText('Check what a caller sends'))
  const header = dialog.getByRole('textbox', { name: 'Authorization header' })
  await tabTo(header)
  await userEvent.keyboard('Authorization: Bearer tok-54')
  await expect
    .element(dialog.getByRole('status').first())
    .toHaveTextContent(/its secret is another one/)
  await userEvent.keyboard('{Backspace}5')
  await expect.element(dialog.getByRole('status').first()).toHaveTextContent(/This is right/)
  await pressOn(dialog.getByRole('button', { name: 'Hide' }))
  await expect.element(button).toHaveFocus()
  expect(document.documentElement.outerHTML).not.toContain(webhook.url)
})

test('switches one off and on, which is said', async () => {
  const { screen } = await start()
  const toggle = screen.getByRole('switch', { name: 'Take events: Contact form' })
  await pressOn(toggle, ' ')
  await expect.poll(() => said(screen)).toBe('Contact form takes no events any more.')
  await expect.element(toggle).toHaveFocus()
  await expect.element(toggle).not.toHaveAttribute('aria-disabled')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => said(screen)).toBe('Contact form takes events now.')
  await expect.element(toggle).toBeChecked()
})

test('renames, teaches and deletes one, and loses the place of none', async () => {
  const { screen } = await start()
  await choose(screen, 'Contact form', 'Rename Contact form')
  await expect
    .element(screen.getByRole('dialog').getByRole('textbox', { name: 'Name' }))
    .toHaveFocus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await userEvent.keyboard('Contact us{Enter}')
  await expect.poll(() => said(screen)).toBe('It is called Contact us now.')
  await expect
    .element(screen.getByRole('button', { name: 'More actions for Contact us' }))
    .toHaveFocus()

  await choose(screen, 'Contact us', 'Learn from the next event: Contact us')
  await expect.poll(() => said(screen)).toBe('Contact us learns from the next event.')
  await pressOn(screen.getByRole('button', { name: 'Stop learning: Contact us' }))
  await expect.poll(() => said(screen)).toBe('Contact us no longer learns.')
  await expect
    .element(screen.getByRole('button', { name: 'More actions for Contact us' }))
    .toHaveFocus()

  await choose(screen, 'Contact us', 'Delete Contact us')
  const dialog = screen.getByRole('dialog', { name: 'Delete Contact us?' })
  await expect.element(dialog.getByText(/is started by it/)).toBeVisible()
  await pressOn(dialog.getByRole('button', { name: 'Delete' }))
  await expect.poll(() => said(screen)).toBe('Contact us is deleted.')
  const next = screen.getByRole('listitem').first()
  await expect.element(next.getByRole('button', { name: /^More actions for / })).toHaveFocus()
})

test('finds some, which is said, and gives the rest back', async () => {
  const { screen } = await start()
  const search = screen.getByRole('searchbox', { name: 'Search webhooks' })
  await tabTo(search)
  await userEvent.keyboard('contact')
  await expect.poll(() => said(screen)).toBe('1 webhook of 8')
  await pressOn(screen.getByRole('button', { name: 'Clear the search' }))
  await expect.poll(() => said(screen)).toBe('8 webhooks')
  await expect.element(search).toHaveFocus()
  await userEvent.keyboard('nothing of the kind')
  await expect.element(screen.getByText('Nothing matches')).toBeVisible()
})

test('a viewer comes to each button, and hears why it does nothing', async () => {
  const screen = await renderWidget(<WebhookManager />, {
    backend: { scenarios: 9, executions: 0, role: 'viewer' },
  })
  await expect.element(screen.getByText('8 webhooks')).toBeVisible()
  for (const name of ['Create webhook', 'Test Contact form', 'Show address of Contact form']) {
    const button = screen.getByRole('button', { name })
    await tabTo(button)
    await expect.element(button).toHaveAccessibleDescription(/at least the role Builder/)
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  }
})
