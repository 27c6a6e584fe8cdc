import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { StoryBackendOptions } from '../../testing/backend.js'
import { ScenarioList } from './ScenarioList.js'

const report = 'Weekly sales report, Germany'

async function open(backend: StoryBackendOptions = {}) {
  const before = vi.fn()
  const screen = await renderWidget(
    <ScenarioList defaultFilters={{ search: report }} onBeforeAction={before} />,
    { backend: { scenarios: 14, executions: 0, ...backend } },
  )
  await openDialog(screen)
  return { screen, before, dialog: screen.getByRole('dialog') }
}

async function openDialog(screen: RenderedWidget) {
  await screen.getByRole('button', { name: `More actions for ${report}` }).click()
  await screen.getByRole('menuitem', { name: `Run ${report} with input…` }).click()
  await expect.element(screen.getByRole('dialog')).toBeVisible()
}

test('a field for each declared input, with its default, and the run gets what was entered', async () => {
  const { screen, before, dialog } = await open()
  await expect.element(dialog).toHaveAccessibleName(`Run ${report}`)
  const region = dialog.getByLabelText('Region')
  await expect.element(region).toHaveValue('EMEA')
  await expect.element(region).toHaveAccessibleDescription('Which region the report covers.')
  await region.fill('APAC')
  await dialog.getByLabelText('Days to look back · optional').fill('30')
  await dialog.getByLabelText('Only check, change nothing').click()
  await dialog.getByRole('button', { name: 'Run scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => before.mock.calls.length).toBe(1)
  expect(before.mock.calls[0]?.[0]).toMatchObject({
    type: 'run',
    input: { region: 'APAC', days: 30, dryRun: true },
  })
  await expect.element(screen.getByRole('row').nth(1)).toHaveTextContent('Running')
})

test('what is missing or no number is said at its field, and nothing runs', async () => {
  const { before, dialog } = await open()
  const region = dialog.getByLabelText('Region')
  await region.fill('')
  await dialog.getByLabelText('Days to look back · optional').fill('soon')
  await dialog.getByRole('button', { name: 'Run scenario' }).click()
  await expect.element(region).toHaveAccessibleDescription(/Fill this in\./)
  await expect.element(region).toHaveFocus()
  await expect
    .element(dialog.getByLabelText('Days to look back · optional'))
    .toHaveAccessibleDescription('Enter a number.')
  expect(before).not.toHaveBeenCalled()
})

test('JSON is asked for where the connection does not tell the inputs', async () => {
  const { screen, before, dialog } = await open({ capabilities: 'guide' })
  const field = dialog.getByLabelText('Input as JSON')
  const submit = dialog.getByRole('button', { name: 'Run scenario' })
  await field.fill('[1]')
  await submit.click()
  await expect
    .element(field)
    .toHaveAccessibleDescription(/The input must be a JSON object in braces\./)
  await field.fill('{"a":')
  await submit.click()
  await expect.element(field).toHaveAccessibleDescription(/This is not valid JSON\./)
  await field.fill('{"orderId": 4711}')
  await submit.click()
  await expect.poll(() => before.mock.calls.length).toBe(1)
  expect(before.mock.calls[0]?.[0]).toMatchObject({ input: { orderId: 4711 } })
  await expect.element(screen.getByRole('row').nth(1)).toHaveTextContent('Running')
})

test('Escape closes the dialog and gives the focus back', async () => {
  const { screen, dialog } = await open()
  await expect.element(dialog.getByLabelText('Region')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect
    .element(screen.getByRole('button', { name: `More actions for ${report}` }))
    .toHaveFocus()
})

test('inputs that cannot be read say so, and can be read again', async () => {
  const { screen, dialog } = await open({ faults: { getScenario: 'upstream-timeout' } })
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Make took too long to answer.')
  screen.backend.fail('getScenario', null)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect.element(dialog.getByLabelText('Region')).toBeVisible()
})

test('the dialog is not part of a form of the host around the widget', async () => {
  const submitted = vi.fn((event: Event) => event.preventDefault())
  const { screen, dialog } = await open()
  screen.container.addEventListener('submit', submitted)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(submitted).not.toHaveBeenCalled()
})
