import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Button } from './Button.js'
import { Dialog } from './Dialog.js'
import { TextField } from './Field.js'

const meta = {
  title: 'Parts/Dialog',
  component: Dialog,
  args: {
    title: 'Run Weekly sales report',
    description: 'The scenario starts with what you enter here.',
    onClose: fn(),
    children: <TextField label="Region" defaultValue="EMEA" />,
    footer: (
      <>
        <Button>Cancel</Button>
        <Button variant="primary">Run scenario</Button>
      </>
    ),
  },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
  parameters: { docs: { story: { inline: false, height: '360px' } } },
} satisfies Meta<typeof Dialog>

export default meta
type Story = StoryObj<typeof meta>

/** Modal: Escape asks its owner to close it. */
export const Open: Story = {
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('dialog')).toHaveAccessibleName(args.title)
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(args.onClose).toHaveBeenCalledOnce()
  },
}
