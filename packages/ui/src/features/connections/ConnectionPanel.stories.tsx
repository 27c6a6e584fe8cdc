import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import { ConnectionPanel } from './ConnectionPanel.js'
import { asTold } from '../../testing/as-told.js'

/** The backend of a story whose play function changes it; closed when the story goes. */
interface Loaded {
  backend: ReturnType<typeof createStoryBackend>
}

const few = { scenarios: 0, executions: 0 } as const
const withBackend = (options: StoryBackendOptions) => () => ({
  backend: createStoryBackend({ ...few, ...options }),
})

const apiKey = 'story-key-0000-1111-2222-9f3c'

/** A tenant with several connections, each of which stands in another way. */
const withSeveral = async () => {
  const backend = createStoryBackend(few)
  backend.addConnection({ label: 'Acme Marketing', kind: 'oauth', teamId: '13', hint: null })
  backend.addConnection({ label: 'Agency client: Northwind', status: 'reconnect-required' })
  backend.addConnection({ label: 'Acme Labs', kind: 'oauth', status: 'incomplete', hint: null })
  backend.addConnection({ label: 'Warehouse', status: 'unreachable', lastUsedAt: null })
  return Promise.resolve({ backend })
}

const meta = {
  title: 'Widgets/ConnectionPanel',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: ConnectionPanel,
  args: { onAfterAction: fn(), navigate: fn() },
  parameters: { kit: { backend: few } },
} satisfies Meta<typeof ConnectionPanel>

export default meta
type Story = StoryObj<typeof meta>

/** One connection that works, as most tenants have. */
export const Overview: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('Acme Operations')).toBeVisible()
    await expect(canvas.getByText('1 connection')).toBeVisible()
  }),
}

/** An agency's: each stands in another way, and says what to do. */
export const Several: Story = {
  loaders: [withSeveral],
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('5 connections')).toBeVisible()
    await expect(canvas.getByRole('button', { name: /^Choose organization of/ })).toBeVisible()
  }),
}

/** The connections are on their way. */
export const Loading: Story = {
  parameters: { kit: { backend: { faults: { getSession: 'pending' } } } },
}

/** There is none yet: how to get one. */
export const Empty: Story = {
  parameters: { kit: { backend: { ...few, connected: false } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Connect with Make' })).toBeVisible()
  }),
}

/** A server that connects by keys alone. */
export const KeysOnly: Story = {
  args: { methods: ['api-key'] },
  parameters: { kit: { backend: { ...few, connected: false } } },
}

/** They could not be read. */
export const FirstReadFailed: Story = {
  parameters: { kit: { backend: { ...few, faults: { listConnections: 'unavailable' } } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible()
  }),
}

/** A later read failed: what was read stays. */
export const LaterReadFailed: Story = {
  loaders: [withBackend({})],
  play: asTold(async ({ canvas, loaded }) => {
    const { backend } = loaded as Loaded
    await canvas.findByText('Acme Operations')
    await waitFor(() => expect(backend.events.openStreams).toBe(1))
    backend.fail('listConnections', 'internal')
    backend.emit({ type: 'connection.changed' })
    await expect(await canvas.findByText(/Showing what was last read/)).toBeVisible()
    await expect(canvas.getByText('Acme Operations')).toBeVisible()
  }),
}

/** Make no longer accepts the key. */
export const ReconnectRequired: Story = {
  parameters: { kit: { backend: { ...few, connectionStatus: 'reconnect-required' } } },
}

/** OAuth reached several organisations. */
export const Incomplete: Story = {
  parameters: { kit: { backend: { ...few, connectionStatus: 'incomplete' } } },
}

/** A viewer: how it stands is there to see, and what they may not do says so. */
export const Viewer: Story = {
  parameters: { kit: { backend: { ...few, role: 'viewer' } } },
  play: asTold(async ({ canvas }) => {
    const test = await canvas.findByRole('button', { name: 'Test Acme Operations' })
    await expect(test).toHaveAccessibleDescription(/at least the role Manager/)
  }),
}

/** A viewer of a tenant without a connection. */
export const ViewerEmpty: Story = {
  parameters: { kit: { backend: { ...few, role: 'viewer', connected: false } } },
}

/** What Make said to a test. */
export const Tested: Story = {
  play: asTold(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test Acme Operations' }))
    await expect(await canvas.findByText(/Make answered in/)).toBeVisible()
  }),
}

/** The form for a key. */
export const ByKey: Story = {
  parameters: { kit: { backend: { ...few, connected: false } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Connect with an API key' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getByLabelText('API key')).toHaveAttribute('type', 'password')
    await expect(dialog.getByLabelText('Zone')).toBeVisible()
  }),
}

/** What was filled in is not right. */
export const ByKeyWithFaults: Story = {
  parameters: { kit: { backend: { ...few, connected: false, capabilities: 'guide' } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Connect with an API key' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await userEvent.click(dialog.getByRole('button', { name: 'Connect' }))
    await expect(await dialog.findAllByRole('alert')).toHaveLength(2)
    await expect(dialog.getByLabelText(/^Plan at Make/)).toBeVisible()
  }),
}

/** Make does not take the key: it is not kept, neither here nor there. */
export const KeyRefused: Story = {
  loaders: [withBackend({ connected: false, acceptsKeys: false })],
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Connect with an API key' }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await userEvent.type(dialog.getByLabelText('API key'), apiKey)
    await userEvent.type(dialog.getByLabelText('Organization ID'), '77')
    await userEvent.click(dialog.getByRole('button', { name: 'Connect' }))
    await expect(await dialog.findByRole('alert')).toHaveTextContent('does not accept this key')
    await expect(dialog.getByLabelText('API key')).toHaveValue('')
  }),
}

/** Which organisation is meant. */
export const ChooseOrganization: Story = {
  parameters: { kit: { backend: { ...few, connectionStatus: 'incomplete' } } },
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Choose organization/ }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await userEvent.selectOptions(await dialog.findByLabelText('Organization'), '78')
    await expect(dialog.getByText('Research')).toBeInTheDocument()
  }),
}

/** What will be lost. */
export const Disconnect: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await userEvent.click(
      await canvas.findByRole('button', { name: 'More actions for Acme Operations' }),
    )
    await userEvent.click(await canvas.findByRole('menuitem', { name: /^Disconnect/ }))
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getByText(/the only connection/)).toBeVisible()
  }),
}

/** A phone. */
export const Narrow: Story = {
  loaders: [withSeveral],
  parameters: { kit: { width: 320 } },
}

/** Korean. */
export const Korean: Story = {
  loaders: [withSeveral],
  parameters: { kit: { locale: 'ko' } },
}

/** Arabic: right to left, names and ids keep their own direction. */
export const Arabic: Story = {
  loaders: [withSeveral],
  parameters: { kit: { locale: 'ar' } },
}

/** Texts that are far longer than their places. */
export const LongTexts: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend({ ...few, connected: false })
      backend.addConnection({
        label: `${'Everything that the accounts department asked for '.repeat(4)}a_name_without_any_place_to_break_it`,
        organizationId: '9'.repeat(200),
        zone: `${'very-long-zone-name.'.repeat(6)}make.com`,
      })
      return { backend }
    },
  ],
}

/** What a host can add, take away and replace. */
export const Customized: Story = {
  args: {
    methods: ['api-key'],
    slots: {
      headEnd: <a href="#help">Where is my key?</a>,
      cardEnd: ({ id }) => <a href={`#log-${id}`}>Log</a>,
      menuItems: () => [{ id: 'docs', label: 'Read the guide', href: '#docs' }],
    },
  },
  parameters: {
    kit: {
      backend: few,
      variables: { '--ik-accent': 'light-dark(#1d5c4a, #7fd0b3)', '--ik-radius': '14px' },
    },
  },
}
