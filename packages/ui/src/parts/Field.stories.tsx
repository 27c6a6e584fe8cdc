import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent } from 'storybook/test'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Checkbox } from './Checkbox.js'
import { Select, TextArea, TextField } from './Field.js'
import { SearchField } from './SearchField.js'

const meta = {
  title: 'Parts/Field',
  component: TextField,
  args: { label: 'Region', help: 'Which region the report covers.', defaultValue: 'EMEA' },
  decorators: [(Story) => <StoryPanel>{Story()}</StoryPanel>],
} satisfies Meta<typeof TextField>

export default meta
type Story = StoryObj<typeof meta>

/** A line of text with its help. */
export const Text: Story = {}

/** What is wrong is said at the field. */
export const Wrong: Story = {
  args: { defaultValue: '', error: 'Fill this in.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Region')).toHaveAccessibleDescription(/Fill this in\./)
  },
}

/** Several lines. */
export const Lines: Story = {
  render: () => <TextArea label="Input as JSON" remark="optional" rows={5} defaultValue="{}" />,
}

function SearchExample() {
  const [value, setValue] = useState('orders')
  return <SearchField label="Search" clearLabel="Clear search" value={value} onChange={setValue} />
}

/** A search: a button and Escape empty it. */
export const Search: Story = {
  render: () => <SearchExample />,
  play: async ({ canvas }) => {
    const box = canvas.getByRole('searchbox')
    await userEvent.click(canvas.getByRole('button', { name: 'Clear search' }))
    await expect(box).toHaveValue('')
    await expect(box).toHaveFocus()
    await userEvent.type(box, 'leads{Escape}')
    await expect(box).toHaveValue('')
  },
}

function SelectExample() {
  const [value, setValue] = useState<'all' | 'active'>('all')
  return (
    <Select
      label="Filter by status"
      value={value}
      options={[
        { value: 'all', label: 'All statuses' },
        { value: 'active', label: 'Active' },
      ]}
      onChange={setValue}
    />
  )
}

/** One of some. */
export const Choice: Story = {
  render: () => <SelectExample />,
  play: async ({ canvas }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Filter by status'), 'Active')
    await expect(canvas.getByLabelText('Filter by status')).toHaveValue('active')
  },
}

function CheckboxExample() {
  const [checked, setChecked] = useState(false)
  return (
    <Checkbox
      label="Only check, change nothing"
      help="Nothing is written to the shop."
      checked={checked}
      onChange={setChecked}
    />
  )
}

/** Yes or no. */
export const YesOrNo: Story = {
  render: () => <CheckboxExample />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByLabelText('Only check, change nothing'))
    await expect(canvas.getByRole('checkbox')).toBeChecked()
  },
}
