import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import { TeamRoles } from './TeamRoles.js'

const said = (screen: RenderedWidget) =>
  screen.container.querySelector('output')?.textContent?.trim()

async function start(role: 'admin' | 'manager' | 'viewer' = 'admin'): Promise<RenderedWidget> {
  const screen = await renderWidget(<TeamRoles />, {
    backend: { scenarios: 0, executions: 0, role },
  })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  return screen
}

/** Opens the menu of a person, and goes to its line by the first letters. */
async function choose(screen: RenderedWidget, name: string, item: string): Promise<void> {
  await pressOn(screen.getByRole('button', { name: `More actions for ${name}` }))
  await expect.element(screen.getByRole('menuitem').first()).toHaveFocus()
  const line = screen.getByRole('menuitem', { name: item })
  for (let at = 0; at < 6 && document.activeElement !== line.element(); at += 1) {
    await userEvent.keyboard('{ArrowDown}')
  }
  await expect.element(line).toHaveFocus()
  await userEvent.keyboard('{Enter}')
}

test('the table names its columns, and each person what they are', async () => {
  const screen = await start()
  const table = screen.getByRole('table', { name: 'Team' })
  for (const name of ['Person', 'Role', 'Last seen', 'Actions']) {
    await expect.element(table.getByRole('columnheader', { name })).toBeInTheDocument()
  }
  await expect
    .element(table.getByRole('row', { name: /Hana Sato.*You.*Owner.*Admin/ }))
    .toBeVisible()
  await expect
    .element(table.getByRole('row', { name: /Noa Lindqvist.*Invited.*Viewer/ }))
    .toBeVisible()
})

test('invites several, each with its result', async () => {
  const screen = await start()
  const button = screen.getByRole('button', { name: 'Invite people' })
  await pressOn(button)
  const dialog = screen.getByRole('dialog', { name: 'Invite people' })
  const box = dialog.getByRole('textbox', { name: 'E-mail addresses' })
  await expect.element(box).toHaveFocus()
  await userEvent.keyboard('ada@example.com, not-an-address')
  await pressOn(dialog.getByRole('button', { name: 'Send invitation' }))
  await expect.element(box).toHaveFocus()
  await expect.element(box).toHaveAccessibleDescription(/not-an-address/)
  await userEvent.keyboard('{Control>}a{/Control}')
  await userEvent.keyboard('ada@example.com, person2@acme.example')
  await tabTo(dialog.getByRole('radio', { name: 'Viewer' }))
  await userEvent.keyboard('{ArrowDown}')
  const builder = dialog.getByRole('radiogroup', { name: 'Role' }).getByRole('radio', {
    name: 'Builder',
  })
  await expect.element(builder).toHaveFocus()
  await expect.element(builder).toBeChecked()
  await pressOn(dialog.getByRole('button', { name: 'Send 2 invitations' }))
  await expect
    .element(dialog.getByRole('status').first())
    .toHaveTextContent('1 of 2 invitations sent.')
  await expect
    .element(dialog.getByRole('listitem').nth(1))
    .toHaveTextContent(/person2@acme\.example.*In the team already/)
  expect(dialog.element().contains(document.activeElement)).toBe(true)
  await pressOn(dialog.getByRole('button', { name: 'Done' }))
  await expect.element(button).toHaveFocus()
})

test('changes a role, and hears first what it changes', async () => {
  const screen = await start()
  await pressOn(screen.getByRole('button', { name: 'Change role of Mateo Ruiz, now Manager' }))
  const dialog = screen.getByRole('dialog', { name: /Mateo Ruiz/ })
  await expect.element(dialog).toHaveAccessibleDescription(/Manager/)
  const submit = dialog.getByRole('button', { name: 'Change role' })
  await tabTo(submit)
  await expect.element(submit).toHaveAccessibleDescription('Choose another role first.')
  await tabTo(dialog.getByRole('radio', { name: 'Manager' }))
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(dialog.getByRole('radio', { name: 'Builder' })).toBeChecked()
  await expect.element(dialog.getByText('Can no longer do')).toBeVisible()
  await pressOn(submit)
  await expect.poll(() => said(screen)).toBe('Mateo Ruiz has the role Builder now.')
  await expect
    .element(screen.getByRole('button', { name: 'Change role of Mateo Ruiz, now Builder' }))
    .toHaveFocus()
})

test('sends an invitation again, withdraws another and removes somebody, and keeps its place', async () => {
  const screen = await start()
  await choose(screen, 'Ana Kovač', 'Send invitation again to Ana Kovač')
  await expect
    .element(screen.getByText('The invitation was sent to Ana Kovač again.'))
    .toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: 'More actions for Ana Kovač' }))
    .toHaveFocus()

  await choose(screen, 'Noa Lindqvist', 'Withdraw invitation of Noa Lindqvist')
  await pressOn(screen.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }))
  await expect.poll(() => said(screen)).toBe('The invitation of Noa Lindqvist is withdrawn.')
  await expect
    .poll(() => document.activeElement?.getAttribute('aria-label'))
    .toMatch(/^More actions for /)

  await choose(screen, 'Mateo Ruiz', 'Remove Mateo Ruiz')
  await pressOn(screen.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }))
  await expect.poll(() => said(screen)).toBe('Mateo Ruiz is no longer in the team.')
  await expect
    .poll(() => document.activeElement?.getAttribute('aria-label'))
    .toMatch(/^More actions for /)
})

test('reads what each role may do', async () => {
  const screen = await start('viewer')
  const button = screen.getByRole('button', { name: 'What each role may do' })
  await pressOn(button)
  const matrix = screen.getByRole('dialog').getByRole('table', { name: 'What each role may do' })
  await expect.element(matrix.getByRole('columnheader', { name: 'Viewer' })).toBeVisible()
  const row = matrix.getByRole('row', { name: /^Run and stop scenarios/ })
  await expect.element(row.getByRole('cell').first()).toHaveTextContent(/no/i)
  await expect.element(row.getByRole('cell').last()).toHaveTextContent(/yes/i)
  await userEvent.keyboard('{Escape}')
  await expect.element(button).toHaveFocus()
})

test('finds people, which is said, by name and by role', async () => {
  const screen = await start()
  const search = screen.getByRole('searchbox', { name: 'Search people' })
  await tabTo(search)
  await userEvent.keyboard('hana')
  await expect.poll(() => said(screen)).toBe('1 person of 7')
  await pressOn(screen.getByRole('button', { name: 'Clear the search' }))
  await expect.element(search).toHaveFocus()
  const show = screen.getByRole('combobox', { name: 'Show' })
  await tabTo(show)
  await userEvent.keyboard('I')
  await expect.element(show).toHaveValue('invited')
  await expect.poll(() => said(screen)).toBe('2 people of 7')
  await tabTo(search, '{Shift>}{Tab}{/Shift}')
  await userEvent.keyboard('nobody')
  await pressOn(screen.getByRole('button', { name: 'Show everybody' }))
  await expect.poll(() => said(screen)).toBe('7 people')
  // The button is gone with what it was for: the stop before it has the focus.
  await expect.element(screen.getByRole('button', { name: 'Invite people' })).toHaveFocus()
})

test('comes to what the rules forbid, and hears why before the press', async () => {
  const screen = await start()
  const own = screen.getByRole('button', { name: /^Change role of Hana Sato/ })
  await tabTo(own)
  await expect.element(own).toHaveAccessibleDescription(/owner of the organization/)
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  const [first] = screen.backend.world.members
  if (first === undefined) throw new Error('The story has no members.')
  first.owner = false
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  screen.backend.emit({ type: 'member.changed' })
  await expect.element(own).toHaveAccessibleDescription(/last admin/)
  await expect.element(own).toHaveFocus()
  await pressOn(screen.getByRole('button', { name: 'More actions for Hana Sato' }))
  await userEvent.keyboard('{End}')
  const line = screen.getByRole('menuitem', { name: /^Remove…\s+This is the last admin/ })
  await expect.element(line).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(line).toBeVisible()
})

test('one’s own role says what it costs before it is given up', async () => {
  const screen = await start('manager')
  await pressOn(screen.getByRole('button', { name: /^Change role of Hana Sato/ }))
  const dialog = screen.getByRole('dialog')
  await tabTo(dialog.getByRole('radio', { name: 'Manager' }))
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(dialog.getByText(/This is your own role/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect
    .element(screen.getByRole('button', { name: /^Change role of Hana Sato/ }))
    .toHaveFocus()
})
