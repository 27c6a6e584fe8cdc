import type { Meta, StoryObj } from '@storybook/react-vite'
import { StoryPanel } from '../testing/StoryPanel.js'
import { RelativeTime } from './RelativeTime.js'

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

const meta = {
  title: 'Parts/RelativeTime',
  component: RelativeTime,
  args: { value: ago(95) },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof RelativeTime>

export default meta
type Story = StoryObj<typeof meta>

/** Past and to come, long and short. */
export const Distances: Story = {
  render: () => (
    <>
      {[2, 95, 7_300, 260_000, -5_400].map((seconds) => (
        <RelativeTime key={seconds} value={ago(seconds)} />
      ))}
      <RelativeTime value={ago(7_300)} width="narrow" />
    </>
  ),
}
