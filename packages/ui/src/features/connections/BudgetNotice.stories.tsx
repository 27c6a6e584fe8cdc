import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { BudgetNotice } from './BudgetNotice.js'
import { asTold } from '../../testing/as-told.js'

const meta = {
  title: 'Widgets/BudgetNotice',
  // Its page is written: apps/storybook/docs/widgets.
  tags: ['!autodocs'],
  component: BudgetNotice,
  parameters: { kit: { backend: { scenarios: 0, executions: 0, budgetLowMs: 40_000 } } },
} satisfies Meta<typeof BudgetNotice>

export default meta
type Story = StoryObj<typeof meta>

/** Little is left: says so, and until when. */
export const Low: Story = {
  play: asTold(async ({ canvas }) => {
    await expect(await canvas.findByText(/may take a little longer until/)).toBeVisible()
  }),
}

/** There is enough: nothing is shown. */
export const Enough: Story = {
  parameters: { kit: { backend: { scenarios: 0, executions: 0 } } },
}

/** Arabic, on a phone. */
export const Arabic: Story = {
  parameters: {
    kit: {
      locale: 'ar',
      width: 320,
      backend: { scenarios: 0, executions: 0, budgetLowMs: 40_000 },
    },
  },
}
