import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Switch } from './Switch.js'

const meta = {
  title: 'Parts/Switch',
  component: Switch,
  args: { label: 'Activate Orders to ERP', checked: true, onChange: fn() },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Switch>

export default meta
type Story = StoryObj<typeof meta>

/** On. The space key switches it. */
export const On: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('switch')).toHaveFocus()
    await userEvent.keyboard(' ')
    await expect(args.onChange).toHaveBeenCalledWith(false)
  },
}
/** Off. */
export const Off: Story = { args: { checked: false } }
/** The server has not answered yet. */
export const Waiting: Story = { args: { loading: true } }
/** It says why. */
export const Disabled: Story = { args: { disabledReason: 'Your role does not allow this.' } }
/** It says what it means. */
export const Explained: Story = { args: { hint: 'It runs when somebody starts it.' } }
