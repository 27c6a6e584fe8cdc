import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ScenarioList } from './ScenarioList.js'

const few = { scenarios: 14, executions: 0 } as const
const heads = (screen: RenderedWidget) =>
  screen
    .getByRole('columnheader')
    .elements()
    .map(({ textContent }) => textContent)
const opener = (screen: RenderedWidget) =>
  screen.getByRole('button', { name: 'Columns and density' })

test('columns are left out and come back in their order', async () => {
  const changes = vi.fn()
  const screen = await renderWidget(<ScenarioList onColumnsChange={changes} />, {
    backend: few,
    width: 1300,
  })
  await expect.element(screen.getByText('14 scenarios', { exact: true })).toBeVisible()
  const before = heads(screen)
  await opener(screen).click()
  const dialog = screen.getByRole('dialog', { name: 'Columns and density' })
  await dialog.getByLabelText('Schedule').click()
  await dialog.getByLabelText('Status').click()
  await expect.poll(() => heads(screen)).not.toContain('Schedule')
  expect(changes.mock.calls.at(-1)).toEqual([['lastRun', 'nextRun', 'operations']])
  await dialog.getByLabelText('Schedule').click()
  expect(changes.mock.calls.at(-1)).toEqual([['schedule', 'lastRun', 'nextRun', 'operations']])
  await dialog.getByRole('button', { name: 'Show all columns' }).click()
  await expect.poll(() => heads(screen)).toEqual(before)
})

test('rows get lower, in this list alone', async () => {
  const screen = await renderWidget(
    <>
      <ScenarioList />
      <ScenarioList onSelect={() => undefined} />
    </>,
    { backend: few },
  )
  await opener(screen).first().click()
  const roots = () => [
    ...screen.container.querySelectorAll<HTMLElement>('section.ik-scenario-list'),
  ]
  await screen.getByRole('dialog').getByLabelText('Height of the rows').selectOptions('Compact')
  await expect
    .poll(() => roots().map((root) => root.dataset['ikDensity']))
    .toEqual(['compact', 'comfortable'])
})

test('columns and density can be the host’s', async () => {
  const columns = vi.fn()
  const density = vi.fn()
  const list = (listens: boolean) => (
    <ScenarioList
      columns={['lastRun']}
      density="compact"
      {...(listens ? { onColumnsChange: columns, onDensityChange: density } : {})}
    />
  )
  const screen = await renderWidget(list(false), { backend: few })
  await expect.element(screen.getByText('14 scenarios', { exact: true })).toBeVisible()
  await expect.element(opener(screen)).not.toBeInTheDocument()
  await screen.show(list(true))
  await opener(screen).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByLabelText('Status').click()
  await dialog.getByLabelText('Height of the rows').selectOptions('Comfortable')
  expect(columns).toHaveBeenCalledExactlyOnceWith(['status', 'lastRun'])
  expect(density).toHaveBeenCalledExactlyOnceWith('comfortable')
  await expect.element(dialog.getByLabelText('Status')).not.toBeChecked()
  expect(heads(screen)).not.toContain('Status')
})

test('by keyboard alone, and back to where it was opened', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: few, width: 1300 })
  await expect.element(screen.getByText('14 scenarios', { exact: true })).toBeVisible()
  ;(opener(screen).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Tab} ')
  await expect.poll(() => heads(screen)).not.toContain('Status')
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(opener(screen)).toHaveFocus()
})
