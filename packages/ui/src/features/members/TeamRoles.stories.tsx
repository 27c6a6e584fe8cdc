import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import { TeamRoles } from './TeamRoles.js'
import { asTold } from '../../testing/as-told.js'

/** The backend of a story whose play function changes it; closed when the story goes. */
interface Loaded {
  backend: ReturnType<typeof createStoryBackend>
}

const few = { scenarios: 0, executions: 0 } as const
const withBackend = (options: StoryBackendOptions) => () => ({
  backend: createStoryBackend({ ...few, ...options }),
})

/** Opens the form for invitations, as soon as it is known that the viewer may invite. */
async function openInvite(canvas: ReturnType<typeof within>, page: HTMLElement) {
  const button = await canvas.findByRole('button', { name: 'Invite people' })
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'))
  await userEvent.click(button)
  return within(await within(page).findByRole('dialog'))
}

const meta = {
  title: 'Widgets/TeamRoles',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: TeamRoles,
  args: { onAfterAction: fn() },
  parameters: { kit: { backend: few } },
} satisfies Meta<typeof TeamRoles>

export default meta
type Story = StoryObj<typeof meta>

/** A small team: members, and who is invited. */
export const Overview: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('7 people')).toBeVisible()
    await expect(canvas.getByText('Invitation expired')).toBeVisible()
  }),
}

/** The team is on its way. */
export const Loading: Story = {
  parameters: { kit: { backend: { ...few, faults: { listMembers: 'pending' } } } },
}

/** Nobody matches the search. */
export const NoMatch: Story = {
  args: { defaultFilters: { search: 'nobody of that name' } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Show everybody' })).toBeVisible()
  }),
}

/** The tenant is not connected to Make. */
export const NotConnected: Story = {
  parameters: { kit: { backend: { ...few, connected: false } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('No team to show yet')).toBeVisible()
  }),
}

/** It could not be read. */
export const FirstReadFailed: Story = {
  parameters: { kit: { backend: { ...few, faults: { listMembers: 'upstream-unavailable' } } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible()
  }),
}

/** A later read failed: what was read stays. */
export const LaterReadFailed: Story = {
  loaders: [withBackend({})],
  play: asTold(async ({ canvas, loaded }) => {
    const { backend } = loaded as Loaded
    await canvas.findByText('Mateo Ruiz')
    await waitFor(() => expect(backend.events.openStreams).toBe(1))
    backend.fail('listMembers', 'internal')
    backend.emit({ type: 'member.changed' })
    await expect(await canvas.findByText(/Showing what was last read/)).toBeVisible()
    await expect(canvas.getByText('Mateo Ruiz')).toBeVisible()
  }),
}

/** A viewer: everybody is there to see, and what they may not do says so. */
export const Viewer: Story = {
  parameters: { kit: { backend: { ...few, role: 'viewer' } } },
  play: asTold(async ({ canvas }) => {
    await canvas.findByText('Mateo Ruiz')
    const invite = canvas.getByRole('button', { name: 'Invite people' })
    await expect(invite).toHaveAccessibleDescription(/at least the role Manager/)
  }),
}

/** A manager: the admin is above them. */
export const Manager: Story = {
  parameters: { kit: { backend: { ...few, role: 'manager' } } },
  play: asTold(async ({ canvas }) => {
    const admin = await canvas.findByRole('button', { name: /^Change role of Mateo Ruiz/ })
    await expect(admin).toHaveAccessibleDescription(/above yours/)
  }),
}

/** A connection of the guide dialect neither removes people nor invites again. */
export const Guide: Story = {
  parameters: { kit: { backend: { ...few, capabilities: 'guide' } } },
  play: asTold(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More actions for Ana Kovač' }))
    await expect(await canvas.findAllByText(/does not offer this/)).toHaveLength(2)
  }),
}

/** Several at once. */
export const Invite: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await openInvite(canvas, canvasElement)
    await userEvent.type(
      dialog.getByLabelText('E-mail addresses'),
      'ada@example.com, bo@example.com',
    )
    await expect(dialog.getByRole('button', { name: 'Send 2 invitations' })).toBeVisible()
  }),
}

/** What was entered is not right. */
export const InviteWithFault: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await openInvite(canvas, canvasElement)
    await userEvent.type(dialog.getByLabelText('E-mail addresses'), 'ada@example.com, bo@nowhere')
    await userEvent.click(dialog.getByRole('button', { name: 'Send invitation' }))
    await expect(await dialog.findByRole('alert')).toHaveTextContent('bo@nowhere')
  }),
}

/** How each invitation came out. */
export const Invited: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await canvas.findByText('Mateo Ruiz')
    const dialog = await openInvite(canvas, canvasElement)
    await userEvent.type(
      dialog.getByLabelText('E-mail addresses'),
      'ada@example.com person2@acme.example',
    )
    await userEvent.click(dialog.getByRole('button', { name: 'Send 2 invitations' }))
    await expect(await dialog.findByText('1 of 2 invitations sent.')).toBeVisible()
    await expect(dialog.getByText('In the team already')).toBeVisible()
  }),
}

/** What another role would change. */
export const ChangeRole: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(
      await canvas.findByRole('button', { name: 'Change role of Mateo Ruiz, now Manager' }),
    )
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await userEvent.click(dialog.getByRole('radio', { name: /^Viewer/ }))
    await expect(dialog.getByText('Can no longer do')).toBeVisible()
  }),
}

/** What will follow. */
export const Remove: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(
      await canvas.findByRole('button', { name: 'More actions for Mateo Ruiz' }),
    )
    await userEvent.click(await canvas.findByRole('menuitem', { name: /^Remove/ }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getByText(/lose access/)).toBeVisible()
  }),
}

/** What each role may do. */
export const Abilities: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'What each role may do' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getAllByRole('row')).toHaveLength(9)
  }),
}

/** A large organisation. */
export const Large: Story = {
  parameters: { kit: { backend: { ...few, members: 320 } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('320 people')).toBeVisible()
  }),
}

/** A phone. */
export const Narrow: Story = {
  parameters: { kit: { width: 300 } },
}

/** Korean. */
export const Korean: Story = {
  parameters: { kit: { locale: 'ko' } },
}

/** Arabic: right to left, names and addresses keep their own direction. */
export const Arabic: Story = {
  parameters: { kit: { locale: 'ar' } },
}

/** Texts that are far longer than their places, and a role of Make's own. */
export const LongTexts: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend(few)
      const [, second, third] = backend.world.members
      if (second && third) {
        second.name = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh '.repeat(3)
        second.email = `${'a-very-long-address.'.repeat(6)}x@example-of-a-long-domain.example`
        third.role = null
        third.roleName = 'Regional automation auditor with reporting duties'
      }
      return { backend }
    },
  ],
}

/** What a host can add. */
export const Customized: Story = {
  args: {
    slots: {
      toolbarEnd: <a href="#help">Who may do what?</a>,
      rowEnd: ({ id }) => <a href={`#profile-${id}`}>Profile</a>,
      menuItems: () => [{ id: 'audit', label: 'What they did', href: '#audit' }],
    },
  },
  parameters: {
    kit: {
      backend: few,
      variables: { '--ik-accent': 'light-dark(#1d5c4a, #7fd0b3)', '--ik-radius': '14px' },
    },
  },
}
