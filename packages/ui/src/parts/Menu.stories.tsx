import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { bracesIcon, externalIcon } from './icons.js'
import { Menu } from './Menu.js'

const chosen = fn()

const meta = {
  title: 'Parts/Menu',
  component: Menu,
  args: {
    label: 'More actions for Orders to ERP',
    items: [
      { id: 'input', label: 'Run with input…', icon: bracesIcon, onSelect: chosen },
      { id: 'open', label: 'Open in Make', icon: externalIcon, href: 'https://www.make.com/' },
      { id: 'delete', label: 'Delete', disabledReason: 'Your role does not allow this.' },
    ],
  },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof Menu>

export default meta
type Story = StoryObj<typeof meta>

/** Open, with the keyboard on its first line. */
export const Open: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^More actions/ }))
    const first = await canvas.findByRole('menuitem', { name: /^Run/ })
    await expect(first).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(canvas.getByRole('menuitem', { name: /^Delete/ })).toHaveFocus()
    await userEvent.keyboard('o')
    await expect(canvas.getByRole('menuitem', { name: /^Open/ })).toHaveFocus()
  },
}
