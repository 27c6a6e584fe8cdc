import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { AutomationSettings } from '../features/settings/AutomationSettings.js'
import { asTold } from '../testing/as-told.js'

const meta = {
  title: 'Themes',
  component: AutomationSettings,
  tags: ['!autodocs'],
  parameters: { kit: { backend: { scenarios: 6, executions: 60, webhooks: 4, members: 4 } } },
} satisfies Meta<typeof AutomationSettings>

export default meta
type Story = StoryObj<typeof meta>

/** A theme has arrived where its main button is of the colour that the host gives its own. */
function beside(host: string, accents: readonly string[]): Story {
  return {
    globals: { host },
    play: asTold(async ({ canvas }) => {
      const button = await canvas.findByRole('button', { name: 'New scenario…' })
      await waitFor(() => expect(accents).toContain(getComputedStyle(button).backgroundColor))
    }),
  }
}

/** Quiet: the page's own colours, hardly a corner. */
export const Plain = beside('plain', ['rgb(26, 26, 26)', 'rgb(236, 236, 236)'])
/** Beside shadcn/ui. */
export const Shadcn = beside('shadcn', ['rgb(24, 24, 27)', 'rgb(250, 250, 250)'])
/** Beside Material Design 3. */
export const Material = beside('material', ['rgb(103, 80, 164)', 'rgb(208, 188, 255)'])
/** Beside Bootstrap 5.3. */
export const Bootstrap = beside('bootstrap', ['rgb(13, 110, 253)'])
