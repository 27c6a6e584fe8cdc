import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { TeamRolesProps } from './props.js'
import { TeamRoles } from './TeamRoles.js'

const few = { scenarios: 0, executions: 0 } as const

/** How often an endpoint was asked. */
function count({ backend }: RenderedWidget, endpoint: string): number {
  return backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
}

const names = (screen: RenderedWidget) =>
  [...screen.container.querySelectorAll('.ik-team-name')].map(({ textContent }) => textContent)

async function choose(screen: RenderedWidget, name: string, item: RegExp): Promise<void> {
  await screen.getByRole('button', { name: `More actions for ${name}` }).click()
  await screen.getByRole('menuitem', { name: item }).click()
}

test('finds people whatever the case and the marks, by role, and who is invited', async () => {
  const onFiltersChange = vi.fn<NonNullable<TeamRolesProps['onFiltersChange']>>()
  const screen = await renderWidget(<TeamRoles onFiltersChange={onFiltersChange} />, {
    backend: few,
  })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  await screen.getByRole('searchbox', { name: 'Search people' }).fill('CARON elodie')
  await expect.poll(() => names(screen)).toEqual(['Élodie Caron'])
  await expect
    .poll(() => screen.container.querySelector('output')?.textContent)
    .toBe('1 person of 7')
  await screen.getByRole('searchbox').fill('person4@')
  await expect.poll(() => names(screen)).toEqual(['Noa Lindqvist'])
  await screen.getByRole('button', { name: 'Clear the search' }).click()
  await screen.getByLabelText('Show', { exact: true }).selectOptions('Invited')
  await expect.poll(() => names(screen)).toEqual(['Noa Lindqvist', 'Ana Kovač'])
  await screen.getByLabelText('Show', { exact: true }).selectOptions('Builder')
  await expect.poll(() => names(screen)).toEqual(['Élodie Caron', '박지민'])
  await screen.getByRole('searchbox').fill('nobody')
  await screen.getByRole('button', { name: 'Show everybody' }).click()
  await expect.poll(() => names(screen)).toHaveLength(7)
  expect(onFiltersChange.mock.calls.map(([, { reason }]) => reason)).toEqual(
    expect.arrayContaining(['search', 'show', 'clear']),
  )
  expect(count(screen, 'listMembers')).toBe(1)
})

test('reads a large organisation whole, page by page', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, members: 230 } })
  await expect.element(screen.getByText('230 people')).toBeVisible()
  expect(names(screen)).toHaveLength(230)
  expect(count(screen, 'listMembers')).toBe(3)
})

test('invites several by keyboard alone, each with its result, and tries what failed again', async () => {
  const onAfterAction = vi.fn<NonNullable<TeamRolesProps['onAfterAction']>>()
  const screen = await renderWidget(<TeamRoles onAfterAction={onAfterAction} />, { backend: few })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  screen.getByRole('button', { name: 'Invite people' }).element().focus()
  await userEvent.keyboard('{Enter}')
  const box = screen.getByLabelText('E-mail addresses')
  await expect.element(box).toHaveFocus()
  screen.backend.fail('inviteMember', 'unavailable')
  await userEvent.keyboard('Ada Lovelace <ada@example.com>, person2@acme.example;bo@example.com')
  await userEvent.keyboard('{Tab}{ArrowDown}')
  await expect.element(screen.getByRole('radio', { name: 'Builder' })).toBeChecked()
  await userEvent.keyboard('{Enter}')

  await expect.element(screen.getByText('0 of 3 invitations sent.')).toBeVisible()
  await expect.element(screen.getByText('In the team already')).toBeVisible()
  const results = screen.getByRole('dialog').getByRole('listitem')
  await expect.element(results.nth(0)).toHaveTextContent(/ada@example\.com.*Failed.*not available/)
  screen.backend.fail('inviteMember', null)
  await screen.getByRole('button', { name: 'Try the failed ones again' }).click()
  await expect.element(screen.getByText('2 of 3 invitations sent.')).toBeVisible()
  await screen.getByRole('button', { name: 'Done' }).click()

  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(screen.getByText('9 people')).toBeVisible()
  await expect.element(screen.getByText('Ada Lovelace')).toBeVisible()
  const done = onAfterAction.mock.calls.filter(([, { outcome }]) => outcome === 'done')
  expect(done.map(([action]) => action)).toEqual([
    { type: 'invite', email: 'ada@example.com', name: 'Ada Lovelace', role: 'builder' },
    { type: 'invite', email: 'bo@example.com', role: 'builder' },
  ])
  expect(count(screen, 'inviteMember')).toBe(4)
})

test('what is no address is named, and nothing is sent', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: few })
  await screen.getByRole('button', { name: 'Invite people' }).click()
  const box = screen.getByLabelText('E-mail addresses')
  const send = () => screen.getByRole('button', { name: /^Send/ }).click()
  await send()
  await expect.element(box).toHaveAccessibleDescription(/at least one address/)
  await box.fill('ada@example.com, not-an-address, bo@')
  await send()
  await expect.element(box).toHaveAccessibleDescription(/not-an-address, bo@/)
  await expect.element(box).toHaveFocus()
  await box.fill(Array.from({ length: 51 }, (_, index) => `p${index}@example.com`).join('\n'))
  await send()
  await expect.element(box).toHaveAccessibleDescription(/At most 50 people/)
  expect(count(screen, 'inviteMember')).toBe(0)
})

test('shows what a role changes, gives it at once, and takes it back when it fails', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, latencyMs: 150 } })
  const button = (role: string) =>
    screen.getByRole('button', { name: `Change role of Mateo Ruiz, now ${role}` })
  await button('Manager').click()
  const dialog = screen.getByRole('dialog')
  await expect
    .element(dialog.getByRole('button', { name: 'Change role' }))
    .toHaveAccessibleDescription('Choose another role first.')
  await dialog.getByRole('radio', { name: 'Builder' }).click()
  await expect.element(dialog.getByText('Can no longer do')).toBeVisible()
  await expect.element(dialog.getByText('Manage the connection to Make')).toBeVisible()
  await expect.element(dialog.getByText('Run and stop scenarios')).not.toBeInTheDocument()
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect.element(button('Builder')).toBeVisible()
  await expect
    .poll(() => screen.container.querySelector('output')?.textContent)
    .toBe('Mateo Ruiz has the role Builder now.')

  screen.backend.fail('updateMember', 'upstream-unavailable')
  await button('Builder').click()
  await screen.getByRole('radio', { name: 'Admin' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Change role' }).click()
  await expect.element(button('Admin')).toBeVisible()
  await expect
    .element(screen.getByText(/The role of Mateo Ruiz was not changed. Make cannot be reached/))
    .toBeVisible()
  await expect.element(button('Builder')).toBeVisible()
})

test('explains before the click what the rules forbid', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: few })
  const owner = screen.getByRole('button', { name: /^Change role of Hana Sato/ })
  await expect.element(owner).toHaveAccessibleDescription(/owner of the organization/)
  const [first, second] = screen.backend.world.members
  if (first === undefined || second === undefined) throw new Error('The story has no members.')
  first.owner = false
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  screen.backend.emit({ type: 'member.changed' })
  await expect.element(owner).toHaveAccessibleDescription(/last admin/)
  await screen.getByRole('button', { name: 'More actions for Hana Sato' }).click()
  await expect
    .element(screen.getByRole('menuitem', { name: /^Remove…\s+This is the last admin/ }))
    .toBeVisible()
  await userEvent.keyboard('{Escape}')
  second.role = 'admin'
  second.roleChangeable = false
  screen.backend.emit({ type: 'member.changed' })
  await expect.element(owner).not.toHaveAccessibleDescription()
  await expect
    .element(screen.getByRole('button', { name: /^Change role of Mateo Ruiz/ }))
    .toHaveAccessibleDescription(/Make has fixed this role/)
})

test('a manager gives no role above their own and touches no admin', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, role: 'manager' } })
  await expect
    .element(screen.getByRole('button', { name: /^Change role of Mateo Ruiz/ }))
    .toHaveAccessibleDescription(/above yours/)
  await screen.getByRole('button', { name: /^Change role of 박지민/ }).click()
  const admin = screen.getByRole('radio', { name: 'Admin' })
  await expect.element(admin).toHaveAttribute('aria-disabled', 'true')
  await expect.element(admin).toHaveAccessibleDescription(/Above your own role/)
  const manager = screen.getByRole('radio', { name: 'Manager' })
  await manager.click()
  await expect.element(manager).toBeChecked()
  // Keys reach it, so that the reason is heard; it is not chosen.
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(admin).toHaveFocus()
  await expect.element(admin).not.toBeChecked()
  await expect.element(manager).toBeChecked()
})

test('one’s own role says what it costs', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, role: 'manager' } })
  await screen.getByRole('button', { name: /^Change role of Hana Sato/ }).click()
  await screen.getByRole('radio', { name: 'Viewer' }).click()
  await expect.element(screen.getByText(/This is your own role/)).toBeVisible()
})

test('removes a member once it is confirmed, and withdraws an invitation', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: few })
  await choose(screen, 'Mateo Ruiz', /^Remove/)
  await screen.getByRole('button', { name: 'Keep' }).click()
  expect(count(screen, 'removeMember')).toBe(0)
  await choose(screen, 'Mateo Ruiz', /^Remove/)
  await screen.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => names(screen)).not.toContain('Mateo Ruiz')
  await expect.element(screen.getByText('6 people')).toBeVisible()
  await choose(screen, 'Noa Lindqvist', /^Withdraw/)
  await screen.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect
    .poll(() => screen.container.querySelector('output')?.textContent)
    .toBe('The invitation of Noa Lindqvist is withdrawn.')
  screen.backend.fail('removeMember', 'conflict')
  await choose(screen, 'Ana Kovač', /^Withdraw/)
  await screen.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect.element(screen.getByText(/was not withdrawn. The team has changed/)).toBeVisible()
  expect(names(screen)).toContain('Ana Kovač')
})

test('sends an invitation again', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: few })
  await choose(screen, 'Ana Kovač', /^Send invitation again/)
  await expect
    .element(screen.getByText('The invitation was sent to Ana Kovač again.'))
    .toBeVisible()
  await expect.element(screen.getByText('Invitation expired')).not.toBeInTheDocument()
})

test('a viewer sees everybody, and no button that they cannot use', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, role: 'viewer' } })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  expect(screen.getByRole('button', { name: /^Change role/ }).elements()).toHaveLength(0)
  await screen.getByRole('button', { name: 'More actions for Mateo Ruiz' }).click()
  await expect
    .element(screen.getByRole('menuitem', { name: /^Remove….*at least the role Manager/ }))
    .toBeVisible()
})

test('a host vetoes, and hears of it', async () => {
  const onEvent = vi.fn<(event: unknown) => void>()
  const onBeforeAction = vi.fn<NonNullable<TeamRolesProps['onBeforeAction']>>(() =>
    Promise.resolve(false),
  )
  const screen = await renderWidget(<TeamRoles onBeforeAction={onBeforeAction} />, {
    backend: few,
    onEvent,
  })
  await screen.getByRole('button', { name: /^Change role of Mateo Ruiz/ }).click()
  await screen.getByRole('radio', { name: 'Viewer' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Change role' }).click()
  await expect
    .poll(() => onEvent.mock.calls.flat())
    .toContainEqual({
      type: 'action',
      action: 'member.update-role',
      outcome: 'vetoed',
      memberId: 'member-2',
    })
  expect(onBeforeAction.mock.calls[0]?.[0]).toMatchObject({ type: 'update-role', role: 'viewer' })
  expect(count(screen, 'updateMember')).toBe(0)
})

test('keeps what it shows while the server fails, and recovers by itself', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: few })
  await expect.element(screen.getByText('7 people')).toBeVisible()
  await expect.poll(() => screen.backend.events.openStreams).toBe(1)
  screen.backend.fail('listMembers', 'internal')
  screen.backend.emit({ type: 'member.changed' })
  await expect.element(screen.getByText(/Showing what was last read/)).toBeVisible()
  expect(names(screen)).toHaveLength(7)
  screen.backend.fail('listMembers', null)
  await screen.getByRole('button', { name: 'Try again' }).click()
  await expect.element(screen.getByText(/Showing what was last read/)).not.toBeInTheDocument()
})

test('invitations go on when their dialog is closed, and those that fail are told', async () => {
  const screen = await renderWidget(<TeamRoles />, { backend: { ...few, latencyMs: 200 } })
  const button = screen.getByRole('button', { name: 'Invite people' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  await button.click()
  await screen.getByLabelText('E-mail addresses').fill('ada@example.com bo@example.com')
  screen.backend.fail('inviteMember', 'unavailable')
  await screen.getByRole('button', { name: 'Send 2 invitations' }).click()
  await screen.getByRole('button', { name: 'Go on in the background' }).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect
    .element(
      screen.getByText(
        '2 invitations were not sent: ada@example.com, bo@example.com. Invite again.',
      ),
    )
    .toBeVisible()
})
