import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { AutomationSettings } from './AutomationSettings.js'
import { asTold } from '../../testing/as-told.js'

const meta = {
  title: 'Widgets/AutomationSettings',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: AutomationSettings,
  args: { onTabChange: fn() },
  parameters: { kit: { backend: { scenarios: 40, executions: 120 } } },
} satisfies Meta<typeof AutomationSettings>

export default meta
type Story = StoryObj<typeof meta>

/** All parts; the scenarios come first. */
export const Overview: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('40 scenarios')).toBeVisible()
  }),
}

/** Another part. */
export const Webhooks: Story = {
  args: { defaultTab: 'webhooks' },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText('8 webhooks')).toBeVisible()
  }),
}

/** Who is not connected yet has one thing to do. */
export const NotConnected: Story = {
  parameters: { kit: { backend: { connected: false } } },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Connect with Make' })).toBeVisible()
    await expect(canvas.getAllByRole('tab')).toHaveLength(1)
  }),
}

/** A scenario in its panel, from which its runs are opened. */
export const ChosenScenario: Story = {
  args: { defaultScenarioId: '1000' },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'All runs' })).toBeVisible()
  }),
}

/** The runs of one scenario. */
export const RunsOfScenario: Story = {
  args: { defaultTab: 'runs', defaultScenarioId: '1000' },
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: /^Runs of / })).toBeVisible()
  }),
}

/** A phone. */
export const Narrow: Story = {
  args: { defaultTab: 'team' },
  parameters: { kit: { width: 300 } },
}

/** Arabic: right to left. */
export const Arabic: Story = {
  args: { defaultTab: 'team' },
  parameters: { kit: { locale: 'ar' } },
}

/** In a shadow root, for pages that dress everything. */
export const Isolated: Story = {
  parameters: { kit: { isolation: 'shadow' } },
  play: asTold(async ({ canvasElement }) => {
    const inside = () =>
      canvasElement.querySelector('[data-ik-part="shadow-host"]')?.shadowRoot?.textContent
    await waitFor(() => expect(inside()).toContain('40 scenarios'))
  }),
}
