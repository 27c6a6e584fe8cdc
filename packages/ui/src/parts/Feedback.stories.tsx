import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Button } from './Button.js'
import { FeedbackProvider, useFeedback } from './Feedback.js'

const meta = {
  title: 'Parts/Feedback',
  component: FeedbackProvider,
  args: { children: null },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof FeedbackProvider>

export default meta
type Story = StoryObj<typeof meta>

function Example() {
  const { announce, toast } = useFeedback()
  return (
    <div style={{ minBlockSize: 260 }}>
      <Button
        onClick={() => toast({ tone: 'danger', text: 'Orders to ERP could not be started.' })}
      >
        Fail
      </Button>{' '}
      <Button onClick={() => toast({ tone: 'success', text: 'Saved.' })}>Save</Button>{' '}
      <Button onClick={() => announce('Orders to ERP is running.')}>Announce</Button>
    </div>
  )
}

/** Faults stay until they are dismissed; what only screen readers need is said to them alone. */
export const Toasts: Story = {
  render: () => <Example />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Fail' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Announce' }))
    await expect(canvas.getByRole('alert')).toHaveTextContent('could not be started')
    await expect(canvas.getByText('Orders to ERP is running.')).toBeInTheDocument()
  },
}
