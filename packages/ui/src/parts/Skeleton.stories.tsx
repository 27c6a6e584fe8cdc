import type { Meta, StoryObj } from '@storybook/react-vite'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Skeleton } from './Skeleton.js'
import { Spinner } from './Spinner.js'

const meta = {
  title: 'Parts/Skeleton',
  component: Skeleton,
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Skeleton>

export default meta
type Story = StoryObj<typeof meta>

/** Its widths and shapes; beside them what turns while something is under way. */
export const Shapes: Story = {
  render: () => (
    <>
      <Skeleton width="tiny" shape="pill" />
      <Skeleton width="short" />
      <Skeleton width="medium" />
      <Skeleton width="long" shape="block" />
      <Spinner />
    </>
  ),
}
