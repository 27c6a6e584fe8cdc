import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Button } from './Button.js'

const meta = {
  title: 'Parts/Tooltip',
  component: Button,
  args: { children: 'Run', hint: 'Starts it at once, whatever its schedule says.' },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Button>

export default meta
type Story = StoryObj<typeof meta>

/** Shown on keyboard focus at once and on hover after a moment; Escape hides it. */
export const Shown: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.tab()
    const button = canvas.getByRole('button')
    await expect(button).toHaveAccessibleDescription(args.hint)
    const bubble = canvas.getByRole('tooltip', { hidden: true })
    await waitFor(() => expect(bubble.matches(':popover-open')).toBe(true))
    await userEvent.keyboard('{Escape}')
    await expect(bubble.matches(':popover-open')).toBe(false)
    await userEvent.hover(button)
    await waitFor(() => expect(bubble.matches(':popover-open')).toBe(true))
  },
}
