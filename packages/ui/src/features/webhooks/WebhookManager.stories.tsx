import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import { WebhookManager } from './WebhookManager.js'
import { asTold } from '../../testing/as-told.js'

/** The backend of a story whose play function changes it; closed when the story goes. */
interface Loaded {
  backend: ReturnType<typeof createStoryBackend>
}

const few = { scenarios: 9, executions: 0 } as const
const withBackend = (options: StoryBackendOptions) => () => ({
  backend: createStoryBackend({ ...few, ...options }),
})

/** Presses a button as soon as it is known that the viewer may, and answers the dialog that opens. */
async function open(canvas: ReturnType<typeof within>, page: HTMLElement, name: string | RegExp) {
  const button = await canvas.findByRole('button', { name })
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'))
  await userEvent.click(button)
  return within(await within(page).findByRole('dialog'))
}

const meta = {
  title: 'Widgets/WebhookManager',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: WebhookManager,
  args: { onAfterAction: fn(), onOpenScenario: fn() },
  parameters: { kit: { backend: few } },
} satisfies Meta<typeof WebhookManager>

export default meta
type Story = StoryObj<typeof meta>

/** Webhooks of a shop: one learns, one is off, one has events waiting. */
export const Overview: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('8 webhooks')).toBeVisible()
    await expect(canvas.getByText('12 of 50 waiting')).toBeVisible()
  }),
}

/** On their way. */
export const Loading: Story = {
  parameters: { kit: { backend: { ...few, faults: { listWebhooks: 'pending' } } } },
}

/** None yet. */
export const Empty: Story = {
  parameters: { kit: { backend: { ...few, webhooks: 0 } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('No webhooks yet')).toBeVisible()
  }),
}

/** The tenant is not connected to Make. */
export const NotConnected: Story = {
  parameters: { kit: { backend: { ...few, connected: false } } },
}

/** The connection has no team, so no webhooks. */
export const Unsupported: Story = {
  parameters: { kit: { backend: { ...few, capabilities: { webhooks: false } } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('No webhooks here')).toBeVisible()
  }),
}

/** They could not be read. */
export const FirstReadFailed: Story = {
  parameters: { kit: { backend: { ...few, faults: { listWebhooks: 'upstream-unavailable' } } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible()
  }),
}

/** A later read failed: what was read stays. */
export const LaterReadFailed: Story = {
  loaders: [withBackend({})],
  play: asTold(async ({ canvas, loaded }) => {
    const { backend } = loaded as Loaded
    await canvas.findByText('Contact form')
    await waitFor(() => expect(backend.events.openStreams).toBe(1))
    backend.fail('listWebhooks', 'internal')
    backend.emit({ type: 'webhook.changed' })
    await expect(await canvas.findByText(/Showing what was last read/)).toBeVisible()
    await expect(canvas.getByText('Contact form')).toBeVisible()
  }),
}

/** A viewer sees them, and why the rest is off. */
export const Viewer: Story = {
  parameters: { kit: { backend: { ...few, role: 'viewer' } } },
  play: asTold(async ({ canvas }) => {
    const reveal = await canvas.findByRole('button', { name: 'Show address of Contact form' })
    await expect(reveal).toHaveAccessibleDescription(/at least the role Builder/)
  }),
}

/** A connection of the guide dialect neither renames nor switches them. */
export const Guide: Story = {
  parameters: { kit: { backend: { ...few, capabilities: 'guide' } } },
}

/** What a new one is like. */
export const Create: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await open(canvas, canvasElement, 'Create webhook')
    await userEvent.type(dialog.getByLabelText('Name'), 'Gift cards')
    await userEvent.selectOptions(dialog.getByLabelText('Who may call it'), 'token')
  }),
}

/** Its address and secret, shown this once. */
export const Created: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const form = await open(canvas, canvasElement, 'Create webhook')
    await userEvent.type(form.getByLabelText('Name'), 'Gift cards')
    await userEvent.selectOptions(form.getByLabelText('Who may call it'), 'token')
    await userEvent.click(form.getByRole('button', { name: 'Create webhook' }))
    await expect(await within(canvasElement).findByText('Gift cards is ready')).toBeVisible()
    await expect(within(canvasElement).getByText('story-token-1')).toBeVisible()
  }),
}

/** The whole address. */
export const Reveal: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await open(canvas, canvasElement, 'Show address of Contact form')
    await expect(await dialog.findByText(/curl -X POST/)).toBeVisible()
  }),
}

/** A sample event, and what became of it. */
export const Test: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await open(canvas, canvasElement, 'Test Contact form')
    await userEvent.click(dialog.getByRole('button', { name: 'Send sample' }))
    await expect(await dialog.findByText(/It arrived after/)).toBeVisible()
  }),
}

/** A sample that is no JSON. */
export const TestWithFault: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const dialog = await open(canvas, canvasElement, 'Test Contact form')
    const body = dialog.getByLabelText('Sample event as JSON')
    await userEvent.clear(body)
    await userEvent.type(body, '{{ hello')
    await userEvent.click(dialog.getByRole('button', { name: 'Send sample' }))
    await expect(await dialog.findByRole('alert')).toHaveTextContent('line 1')
  }),
}

/** What waits for the scenario, page by page. */
export const Queue: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const panel = await open(canvas, canvasElement, '12 of 50 waiting Contact form')
    await expect(await panel.findByText('Oldest')).toBeVisible()
  }),
}

/** No further event finds room. */
export const QueueFull: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend(few)
      const webhook = backend.world.webhooks[1]
      if (webhook) webhook.queueCount = 50
      return { backend }
    },
  ],
  play: asTold(async ({ canvas, canvasElement }) => {
    const panel = await open(canvas, canvasElement, '50 of 50 waiting Contact form')
    await expect(await panel.findByText('The queue is full')).toBeVisible()
  }),
}

/** What came in the last days, and what became of it. */
export const Log: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    const panel = await open(canvas, canvasElement, /^Last event .* Contact form$/)
    await expect((await panel.findAllByText('Not accepted')).length).toBeGreaterThan(1)
  }),
}

/** What will follow. */
export const Delete: Story = {
  play: asTold(async ({ canvas, canvasElement }) => {
    await canvas.findByText('Contact form')
    const more = canvas.getByRole('button', { name: 'More actions for Contact form' })
    await userEvent.click(more)
    const item = await canvas.findByRole('menuitem', { name: /^Delete/ })
    await waitFor(() => expect(item).not.toHaveAttribute('aria-disabled'))
    await userEvent.click(item)
    const dialog = within(await within(canvasElement).findByRole('dialog'))
    await expect(dialog.getByText(/is started by it/)).toBeVisible()
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

/** Arabic: right to left, addresses keep their own direction. */
export const Arabic: Story = {
  parameters: { kit: { locale: 'ar' } },
}

/** Texts that are far longer than their places. */
export const LongTexts: Story = {
  loaders: [
    () => {
      const backend = createStoryBackend(few)
      const [first] = backend.world.webhooks
      if (first) {
        first.name = 'Everything that the accounts department asked for '.repeat(2).trim()
        first.urlMasked = `https://hook.${'a-very-long-zone.'.repeat(8)}make.com/…0001`
        first.scenarioName = 'a_scenario_name_without_any_place_to_break_it_'.repeat(4)
        first.queueCount = 50
      }
      return { backend }
    },
  ],
}

/** What a host can add. */
export const Customized: Story = {
  args: {
    slots: {
      headEnd: <a href="#help">What is a webhook?</a>,
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
