import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBackendOptions } from '../../testing/backend.js'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { ScenarioListProps } from './props.js'
import { ScenarioList } from './ScenarioList.js'

const blueprint = '{"name": "Orders, new", "flow": []}'

async function open(props: ScenarioListProps = {}, backend: StoryBackendOptions = {}) {
  const screen = await renderWidget(<ScenarioList {...props} />, {
    backend: { scenarios: 14, executions: 0, ...backend },
  })
  await screen.getByRole('button', { name: 'New scenario…' }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toBeVisible()
  return { screen, dialog, submit: dialog.getByRole('button', { name: 'Create scenario' }) }
}

const count = ({ backend }: RenderedWidget) =>
  backend.requests.filter((request) => request === 'createScenario').length

test('a pasted blueprint offers its name and becomes a scenario that is off', async () => {
  const ended = vi.fn()
  const { screen, dialog, submit } = await open({ onAfterAction: ended })
  await dialog.getByLabelText('Blueprint').fill(blueprint)
  await expect.element(dialog.getByLabelText('Name', { exact: true })).toHaveValue('Orders, new')
  await dialog.getByLabelText('Folder').selectOptions('Finance')
  await submit.click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect
    .element(screen.getByRole('switch', { name: 'Activate Orders, new' }))
    .not.toBeChecked()
  expect(ended.mock.calls).toMatchObject([
    [
      { type: 'create', input: { name: 'Orders, new', folderId: '503', blueprint: { flow: [] } } },
      { outcome: 'done', scenario: { name: 'Orders, new', folderId: '503' } },
    ],
  ])
})

test('what is no JSON is told by line and column, and nothing is sent', async () => {
  const { screen, dialog, submit } = await open()
  const field = dialog.getByLabelText('Blueprint')
  await field.fill('{\n  "name": oops\n}')
  await expect
    .element(field)
    .toHaveAccessibleDescription(/This is not valid JSON: line 2, column 11\./)
  await submit.click()
  await expect.element(field).toHaveFocus()
  await field.fill('[1]')
  await expect.element(field).toHaveAccessibleDescription(/A blueprint is a JSON object in braces/)
  expect(count(screen)).toBe(0)
})

test('a file is chosen, or dropped', async () => {
  const { dialog } = await open()
  const field = dialog.getByLabelText('Blueprint')
  const file = new File([blueprint], 'orders.json', { type: 'application/json' })
  await userEvent.upload(dialog.getByLabelText('Or choose a file:'), file)
  await expect.element(field).toHaveValue(blueprint)
  await field.fill('')
  const dropped = new DataTransfer()
  dropped.items.add(new File(['{"name": "Dropped"}'], 'dropped.json'))
  field
    .element()
    .dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }),
    )
  await expect.element(field).toHaveValue('{"name": "Dropped"}')
})

test('a file that is too large is refused before it is read', async () => {
  const { dialog } = await open()
  const large = new File([new Uint8Array(4 * 1024 * 1024 + 1)], 'large.json')
  await userEvent.upload(dialog.getByLabelText('Or choose a file:'), large)
  await expect
    .element(dialog.getByLabelText('Blueprint'))
    .toHaveAccessibleDescription(/larger than 4 MiB/)
})

test('what Make refuses is told in the dialog, and what was entered stays', async () => {
  const { dialog, submit } = await open()
  const field = dialog.getByLabelText('Blueprint')
  await field.fill('{"name": "Without steps"}')
  await submit.click()
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Make rejected the request')
  await expect.element(field).toHaveValue('{"name": "Without steps"}')
})

test('what is left to do is told before the dialog goes', async () => {
  const { screen, dialog, submit } = await open()
  await dialog.getByLabelText('Blueprint').fill('{"name": "Half", "flow": [], "metadata": null}')
  await submit.click()
  await expect.element(screen.getByRole('dialog')).toHaveTextContent('Half was created.')
  await expect.element(screen.getByRole('dialog')).toHaveTextContent('Move it in Make.')
})

test('a viewer is told which role may; the connection may not offer it at all', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 14, executions: 0, role: 'viewer' },
  })
  const button = screen.getByRole('button', { name: 'New scenario…' })
  await expect.element(button).toHaveAccessibleDescription(/at least the role Builder/)
  await button.click({ force: true })
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  const none = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 3, executions: 0, capabilities: { scenarioCreate: false } },
  })
  await expect.element(none.getByText('3 scenarios', { exact: true })).toBeVisible()
  expect(none.container.textContent).not.toContain('New scenario')
})

test('by keyboard alone', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { scenarios: 14, executions: 0 } })
  const button = screen.getByRole('button', { name: 'New scenario…' })
  await expect.element(button).not.toHaveAttribute('aria-disabled')
  ;(button.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Tab}')
  await expect.element(screen.getByLabelText('Blueprint')).toHaveFocus()
  await userEvent.keyboard('{{"flow":[[]}')
  await expect.element(screen.getByLabelText('Blueprint')).toHaveValue('{"flow":[]}')
  await userEvent.keyboard('{Tab}{Tab}')
  await expect.element(screen.getByLabelText('Name', { exact: true })).toHaveFocus()
  await userEvent.keyboard('Typed')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(button).toHaveFocus()
  await expect.element(screen.getByRole('switch', { name: 'Activate Typed' })).toBeVisible()
})
