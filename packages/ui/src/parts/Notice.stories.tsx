import { ProblemError } from '@inlaykit/shared/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Button } from './Button.js'
import { EmptyState } from './EmptyState.js'
import { flowIcon } from './icons.js'
import { Notice } from './Notice.js'
import { ProblemNotice } from './ProblemNotice.js'

const meta = {
  title: 'Parts/Notice',
  component: Notice,
  args: { children: 'Make reads your scenarios again in a minute.' },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Notice>

export default meta
type Story = StoryObj<typeof meta>

/** What its colour can mean. */
export const Tones: Story = {
  render: (args) => (
    <>
      <Notice {...args} tone="info" />
      <Notice {...args} tone="success" />
      <Notice {...args} tone="warning" title="Make is slow today" />
      <Notice {...args} tone="danger" action={<Button size="small">Try again</Button>} />
    </>
  ),
}

const slow = new ProblemError({
  problem: 'rate-limited',
  status: 429,
  detail: 'The budget of the organisation is spent.',
  retryAfter: 12,
})

/** A problem in the reader's words. */
export const Problem: Story = {
  render: () => (
    <>
      <ProblemNotice error={slow} title="The scenarios could not be loaded" onRetry={fn()} />
      <ProblemNotice error={slow} keepsData onRetry={fn()} retrying />
    </>
  ),
}

/** Nothing to show. */
export const Empty: Story = {
  render: () => (
    <EmptyState icon={flowIcon} title="No scenarios yet" action={<Button>Open Make</Button>}>
      Scenarios that are built in Make for your team appear here.
    </EmptyState>
  ),
}
