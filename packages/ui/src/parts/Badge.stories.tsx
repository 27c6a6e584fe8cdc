import { executionStatuses } from '@inlaykit/shared'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Badge, type Tone } from './Badge.js'
import { infoIcon } from './icons.js'
import { RunBadge } from './RunBadge.js'

const tones: readonly Tone[] = ['neutral', 'accent', 'success', 'warning', 'danger', 'info']

const meta = {
  title: 'Parts/Badge',
  component: Badge,
  args: { children: 'State' },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Badge>

export default meta
type Story = StoryObj<typeof meta>

/** What its colour can mean. */
export const Tones: Story = {
  render: () => (
    <>
      {tones.map((tone) => (
        <Badge key={tone} tone={tone} icon={infoIcon}>
          {tone}
        </Badge>
      ))}
    </>
  ),
}

/** Within a line. */
export const Plain: Story = { args: { plain: true, tone: 'warning', icon: infoIcon } }

/** How a run stands; a running one beats. */
export const Runs: Story = {
  render: () => (
    <>
      {executionStatuses.map((status) => (
        <RunBadge key={status} status={status} />
      ))}
      {executionStatuses.map((status) => (
        <RunBadge key={status} status={status} plain />
      ))}
    </>
  ),
}
