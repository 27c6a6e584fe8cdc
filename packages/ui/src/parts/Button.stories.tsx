import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Button, IconButton } from './Button.js'
import { crossIcon, playIcon } from './icons.js'
import { StoryPanel } from '../testing/StoryPanel.js'

const meta = {
  title: 'Parts/Button',
  component: Button,
  args: { children: 'Run scenario', onClick: fn() },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Button>

export default meta
type Story = StoryObj<typeof meta>

/** What it can look like. */
export const Variants: Story = {
  render: (args) => (
    <>
      <Button {...args} variant="primary" icon={playIcon} />
      <Button {...args} icon={playIcon} />
      <Button {...args} variant="ghost" />
      <Button {...args} variant="danger">
        Delete scenario
      </Button>
      <Button {...args} size="small" icon={playIcon} />
      <IconButton label="Close" icon={crossIcon} onClick={args.onClick} />
    </>
  ),
}

/** It says why, by keyboard too, and does nothing. */
export const Disabled: Story = {
  args: { disabledReason: 'Your role does not allow this. It needs at least the role Builder.' },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await userEvent.tab()
    await expect(button).toHaveFocus()
    await expect(button).toHaveAccessibleDescription(args.disabledReason)
    await userEvent.keyboard('{Enter}')
    await expect(args.onClick).not.toHaveBeenCalled()
  },
}

/** Its action is under way. */
export const Loading: Story = {
  args: { loading: true },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onClick).not.toHaveBeenCalled()
  },
}
