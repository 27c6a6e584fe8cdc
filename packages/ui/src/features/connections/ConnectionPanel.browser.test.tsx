import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ConnectionPanel } from './ConnectionPanel.js'
import type { ConnectionPanelProps } from './props.js'

const apiKey = 'key-of-acme-0000-1111-2222-9f3c'
const few = { scenarios: 0, executions: 0 } as const
const acme = 'Acme Operations'

/** How often an endpoint was asked. */
function count({ backend }: RenderedWidget, endpoint: string): number {
  return backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
}

function keyBox(screen: RenderedWidget) {
  return screen.getByLabelText('API key', { exact: true })
}

async function fillKey(screen: RenderedWidget, organizationId = '77'): Promise<void> {
  await screen.getByRole('button', { name: 'Connect with an API key' }).click()
  await keyBox(screen).fill(apiKey)
  await screen.getByLabelText('Organization ID').fill(organizationId)
}

async function choose(screen: RenderedWidget, name: string, item: RegExp): Promise<void> {
  await screen.getByRole('button', { name: `More actions for ${name}` }).click()
  await screen.getByRole('menuitem', { name: item }).click()
}

const connect = (screen: RenderedWidget) =>
  screen.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click()

test('a tenant without a connection connects by a key, by keyboard alone', async () => {
  const onAfterAction = vi.fn<NonNullable<ConnectionPanelProps['onAfterAction']>>()
  const screen = await renderWidget(<ConnectionPanel onAfterAction={onAfterAction} />, {
    backend: { ...few, connected: false },
  })
  const button = screen.getByRole('button', { name: 'Connect with an API key' })
  await expect.element(button).toBeVisible()
  button.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await expect.element(keyBox(screen)).toHaveFocus()
  await userEvent.keyboard(`${apiKey}{Tab}77{Tab}{Tab}{Tab}Acme{Enter}`)

  await expect.element(screen.getByText('Acme is connected.')).toBeVisible()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  const card = screen.getByRole('listitem', { name: 'Acme' })
  await expect.element(card).toHaveTextContent('API key · ends in 9f3c')
  await expect.element(card).toHaveTextContent('Works')
  expect(document.documentElement.outerHTML).not.toContain(apiKey)
  const [action, result] = onAfterAction.mock.calls.at(-1) ?? []
  expect(action).toMatchObject({ type: 'connect-api-key', target: { organizationId: '77' } })
  expect(result).toMatchObject({
    outcome: 'done',
    connection: { label: 'Acme' },
    test: { ok: true },
  })
  expect(JSON.stringify(onAfterAction.mock.calls)).not.toContain(apiKey)
})

test('what is missing is said at its field, and nothing is sent', async () => {
  const screen = await renderWidget(<ConnectionPanel />, { backend: { ...few, connected: false } })
  await screen.getByRole('button', { name: 'Connect with an API key' }).click()
  await keyBox(screen).fill('too short')
  await connect(screen)
  await expect.element(keyBox(screen)).toHaveFocus()
  await expect.element(keyBox(screen)).toHaveAccessibleDescription(/8 to 500 characters/)
  await expect
    .element(screen.getByLabelText('Organization ID'))
    .toHaveAccessibleDescription(/Enter the ID of the organization/)
  expect(count(screen, 'createConnection')).toBe(0)
})

test('a key that Make refuses is said so, taken out of its box and not kept', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connected: false, acceptsKeys: false },
  })
  await fillKey(screen)
  await connect(screen)
  await expect
    .element(keyBox(screen))
    .toHaveAccessibleDescription(/Make does not accept this key for this organization/)
  await expect.element(keyBox(screen)).toHaveValue('')
  await expect.element(keyBox(screen)).toHaveFocus()
  await expect.element(screen.getByLabelText('Organization ID')).toHaveValue('77')
  await expect.poll(() => count(screen, 'deleteConnection')).toBe(1)
  await screen.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(screen.getByText('Connect your account to Make')).toBeVisible()
})

test('a key that could not be sent has to be pasted again', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connected: false, faults: { createConnection: 'unavailable' } },
  })
  await fillKey(screen)
  await connect(screen)
  await expect
    .element(screen.getByRole('dialog').getByText(/not available for the moment/))
    .toBeVisible()
  await expect.element(keyBox(screen)).toHaveValue('')
  screen.backend.fail('createConnection', null)
  await keyBox(screen).fill(apiKey)
  await connect(screen)
  await expect.element(screen.getByRole('listitem', { name: '77' })).toBeVisible()
})

test('a key that cannot be tested right now is kept', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connected: false, faults: { testConnection: 'rate-limited' } },
  })
  await fillKey(screen)
  await connect(screen)
  await expect.element(screen.getByRole('listitem', { name: '77' })).toHaveTextContent('Not tested')
})

test('a refused connection is renewed by a new key, for the same organisation', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connectionStatus: 'reconnect-required' },
  })
  const card = screen.getByRole('listitem', { name: acme })
  await expect.element(card).toHaveTextContent('Has to be reconnected')
  await card.getByRole('button', { name: /^Enter a new API key/ }).click()
  await expect.element(screen.getByLabelText('Organization ID')).not.toBeInTheDocument()
  await keyBox(screen).fill(apiKey)
  await screen.getByRole('button', { name: 'Save key' }).click()
  await expect.element(card).toHaveTextContent('ends in 9f3c')
  await expect.element(card).toHaveTextContent('Works')
  await expect.element(screen.getByText('1 connection')).toBeVisible()
})

test('a test tells how long Make took, or what is wrong', async () => {
  const screen = await renderWidget(<ConnectionPanel />, { backend: few })
  const card = screen.getByRole('listitem', { name: acme })
  await card.getByRole('button', { name: `Test ${acme}` }).click()
  await expect.element(card.getByText('It works: Make answered in 184 ms.')).toBeVisible()
  screen.backend.fail('testConnection', 'unavailable')
  await card.getByRole('button', { name: `Test ${acme}` }).click()
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(`${acme} could not be tested. The service is not available`)
})

test('a connection is renamed, and another one made the default', async () => {
  const screen = await renderWidget(<ConnectionPanel />, { backend: few })
  await expect.element(screen.getByRole('listitem', { name: acme })).toBeVisible()
  screen.backend.addConnection({ label: 'Labs' })
  await choose(screen, 'Labs', /^Rename/)
  await screen.getByRole('textbox', { name: 'Name' }).fill('Research')
  await screen.getByRole('button', { name: 'Rename', exact: true }).click()
  const card = screen.getByRole('listitem', { name: 'Research' })
  await expect.element(card).toBeVisible()
  await choose(screen, 'Research', /^Make default/)
  await expect.element(card).toHaveTextContent('Default')
  await expect
    .element(screen.getByRole('listitem', { name: acme }))
    .not.toHaveTextContent('Default')
  await expect.element(screen.getByRole('listitem').first()).toHaveTextContent('Research')
})

test('the organisation and team of an incomplete connection are chosen, then it is tested', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connectionStatus: 'incomplete' },
  })
  const card = screen.getByRole('listitem', { name: acme })
  await card.getByRole('button', { name: /^Choose organization/ }).click()
  await screen.getByRole('combobox', { name: 'Organization' }).selectOptions('78')
  await screen.getByRole('combobox', { name: 'Team' }).selectOptions('21')
  await screen.getByRole('button', { name: 'Choose', exact: true }).click()
  await expect.element(card).toHaveTextContent('Works')
  await expect.element(card).toHaveTextContent(/Organization78Team21/)
})

test('where Make cannot list organisations, the id is typed', async () => {
  const screen = await renderWidget(<ConnectionPanel />, {
    backend: { ...few, connectionStatus: 'incomplete', capabilities: 'guide' },
  })
  const card = screen.getByRole('listitem', { name: acme })
  await card.getByRole('button', { name: /^Choose organization/ }).click()
  const box = screen.getByLabelText('Organization ID')
  await box.fill('no/id')
  await screen.getByRole('button', { name: 'Choose', exact: true }).click()
  await expect.element(box).toHaveAccessibleDescription(/Enter the ID of the organization/)
  await box.fill('4711')
  await screen.getByRole('button', { name: 'Choose', exact: true }).click()
  await expect.element(card).toHaveTextContent('Organization4711')
})

test('disconnecting says what will be lost, and happens only after a yes', async () => {
  const screen = await renderWidget(<ConnectionPanel />, { backend: few })
  await choose(screen, acme, /^Disconnect/)
  const dialog = screen.getByRole('dialog', { name: `Disconnect ${acme}?` })
  await expect.element(dialog).toHaveTextContent('stays valid until you delete it there')
  await expect.element(dialog).toHaveTextContent('It is the only connection')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  expect(count(screen, 'deleteConnection')).toBe(0)

  await choose(screen, acme, /^Disconnect/)
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect.element(screen.getByText('Connect your account to Make')).toBeVisible()
  expect(count(screen, 'deleteConnection')).toBe(1)
})

test('a viewer sees how the connection stands; what they may not do says which role may', async () => {
  const screen = await renderWidget(<ConnectionPanel />, { backend: { ...few, role: 'viewer' } })
  const reason = 'Your role does not allow this. It needs at least the role Manager.'
  await expect.element(screen.getByRole('listitem', { name: acme })).toHaveTextContent('Works')
  for (const name of [`Test ${acme}`, 'Connect with Make', 'Connect with an API key']) {
    const button = screen.getByRole('button', { name })
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    await expect.element(button).toHaveAccessibleDescription(reason)
    await button.click({ force: true })
  }
  await screen.getByRole('button', { name: `More actions for ${acme}` }).click()
  await expect
    .element(screen.getByRole('menuitem', { name: /^Disconnect/ }))
    .toHaveTextContent(reason)
  expect(
    screen.backend.requests.filter((request) => !/^(getSession|streamEvents)/.test(request)),
  ).toEqual([])
})

test('a host may veto, and hears nothing more', async () => {
  const onBeforeAction = vi.fn(() => Promise.resolve(false))
  const onAfterAction = vi.fn()
  const onEvent = vi.fn()
  const screen = await renderWidget(
    <ConnectionPanel onBeforeAction={onBeforeAction} onAfterAction={onAfterAction} />,
    { backend: few, onEvent },
  )
  await screen.getByRole('button', { name: `Test ${acme}` }).click()
  await expect
    .poll(() => onEvent.mock.calls)
    .toContainEqual([expect.objectContaining({ action: 'connection.test', outcome: 'vetoed' })])
  expect(count(screen, 'testConnection')).toBe(0)
  expect(onAfterAction).not.toHaveBeenCalled()
})

test('where no window may open, the page itself goes to Make', async () => {
  const navigate = vi.fn()
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const screen = await renderWidget(<ConnectionPanel navigate={navigate} methods={['oauth']} />, {
    backend: { ...few, connected: false },
  })
  await screen.getByRole('button', { name: 'Connect with Make' }).click()
  await screen.getByRole('combobox', { name: 'Zone' }).selectOptions('us1.make.com')
  await screen.getByRole('button', { name: 'Go on to Make' }).click()
  await expect.poll(() => navigate.mock.calls.length).toBe(1)
  expect(open).toHaveBeenCalledOnce()
  expect(String(navigate.mock.calls[0]?.[0])).not.toContain('inlaykit-popup')
  open.mockRestore()
})
