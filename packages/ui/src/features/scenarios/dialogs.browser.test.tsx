import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBackendOptions } from '../../testing/backend.js'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import type { ScenarioListProps } from './props.js'
import { ScenarioList } from './ScenarioList.js'

const orders = 'Weekly sales report, Germany'

async function open(
  line: 'Duplicate' | 'Move' | 'Delete',
  backend: StoryBackendOptions = {},
  props: ScenarioListProps = {},
) {
  const screen = await renderWidget(<ScenarioList {...props} />, {
    backend: { scenarios: 14, executions: 0, ...backend },
  })
  await screen.getByRole('button', { name: `More actions for ${orders}` }).click()
  await screen.getByRole('menuitem', { name: new RegExp(`^${line} ${orders}`) }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toBeVisible()
  return { screen, dialog }
}

const count = ({ backend }: RenderedWidget, endpoint: string) =>
  backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
const scenarioOf = ({ backend }: RenderedWidget, name: string) =>
  [...backend.world.scenarios.values()].find((scenario) => scenario.name === name)

test('a copy gets a name of its own, is switched off and stands in the list', async () => {
  const ended = vi.fn()
  const { screen, dialog } = await open('Duplicate', {}, { onAfterAction: ended })
  const name = dialog.getByLabelText('Name of the copy')
  await expect.element(name).toHaveValue(`${orders} (copy)`)
  await expect.element(name).toHaveFocus()
  await name.fill('Report, trial')
  await dialog.getByRole('button', { name: 'Duplicate scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByText('Report, trial was created.')).toBeVisible()
  await expect
    .element(screen.getByRole('switch', { name: 'Activate Report, trial' }))
    .not.toBeChecked()
  await expect.element(screen.getByText('15 scenarios', { exact: true }).first()).toBeVisible()
  expect(ended.mock.calls).toMatchObject([
    [
      { type: 'duplicate', scenario: { name: orders }, name: 'Report, trial' },
      { outcome: 'done', scenario: { name: 'Report, trial' } },
    ],
  ])
})

test('a copy without a name is not made', async () => {
  const { screen, dialog } = await open('Duplicate')
  const name = dialog.getByLabelText('Name of the copy')
  await name.fill(' ')
  await userEvent.keyboard('{Enter}')
  await expect.element(name).toHaveAccessibleDescription('Enter 1 to 120 characters in one line.')
  await expect.element(name).toHaveFocus()
  expect(count(screen, 'duplicateScenario')).toBe(0)
})

test('what could not be done for a copy is told before the dialog goes', async () => {
  const { screen, dialog } = await open('Duplicate', { capabilities: { scenarioFolder: false } })
  await dialog.getByRole('button', { name: 'Duplicate scenario' }).click()
  await expect.element(screen.getByRole('dialog')).toHaveTextContent(/The copy is in no folder/)
  await screen.getByRole('dialog').getByText('Close').click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

test('a scenario goes into another folder, whose counts follow', async () => {
  const { screen, dialog } = await open('Move')
  const from = scenarioOf(screen, orders)?.folderId
  const [first, second] = screen.backend.world.folders
  const to = from === first?.id ? second : first
  await dialog.getByLabelText('Folder').selectOptions(to?.name ?? '')
  await dialog.getByRole('button', { name: 'Move scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(scenarioOf(screen, orders)?.folderId).toBe(to?.id)
  const inside = [...screen.backend.world.scenarios.values()].filter(
    ({ folderId }) => folderId === to?.id,
  ).length
  await expect
    .element(screen.getByLabelText('Filter by folder'))
    .toHaveTextContent(`${to?.name} (${inside})`)
  await expect
    .element(screen.getByRole('button', { name: `More actions for ${orders}` }))
    .toHaveFocus()
})

test('a scenario that leaves the folder on screen leaves the list, and the focus stays in it', async () => {
  const { screen, dialog } = await open('Move', {}, { defaultFilters: { folder: '502' } })
  await dialog.getByLabelText('Folder').selectOptions('No folder')
  await dialog.getByRole('button', { name: 'Move scenario' }).click()
  await expect
    .element(screen.getByRole('button', { name: `More actions for ${orders}` }))
    .not.toBeInTheDocument()
  await expect
    .poll(() => document.activeElement?.classList.contains('ik-scenario-scroller'))
    .toBe(true)
  expect(scenarioOf(screen, orders)?.folderId).toBeNull()
})

test('a folder can be made on the way', async () => {
  const { screen, dialog } = await open('Move')
  await dialog.getByLabelText('Folder', { exact: true }).selectOptions('New folder…')
  const name = dialog.getByLabelText('Name of the new folder')
  await dialog.getByRole('button', { name: 'Move scenario' }).click()
  await expect.element(name).toHaveAccessibleDescription('Enter 1 to 100 characters in one line.')
  await name.fill('Pilot')
  await dialog.getByRole('button', { name: 'Move scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByLabelText('Filter by folder')).toHaveTextContent('Pilot (1)')
})

test('deleting says what goes with it, and takes the row away', async () => {
  const onSelect = vi.fn()
  const { screen, dialog } = await open('Delete', {}, { onSelect })
  await expect.element(dialog).toHaveAccessibleName(`Delete ${orders}?`)
  await expect.element(dialog).toHaveTextContent(/the history of its runs are deleted for good/)
  await expect.element(dialog).toHaveTextContent(/no longer starts by itself/)
  await dialog.getByRole('button', { name: 'Delete scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(screen.getByText(`${orders} was deleted.`)).toBeInTheDocument()
  await expect.element(screen.getByText('13 scenarios', { exact: true }).first()).toBeVisible()
  await expect
    .poll(() => document.activeElement?.classList.contains('ik-scenario-scroller'))
    .toBe(true)
  expect(scenarioOf(screen, orders)).toBeUndefined()
})

test('deleting names the webhooks that are left without a scenario', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: { executions: 0 } })
  const webhook = screen.backend.world.webhooks.find(({ scenarioName }) => scenarioName)
  await screen.getByRole('searchbox').fill(webhook?.scenarioName ?? '')
  await screen.getByRole('button', { name: `More actions for ${webhook?.scenarioName}` }).click()
  await screen.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect
    .element(screen.getByRole('dialog'))
    .toHaveTextContent(new RegExp(`The webhooks? .*${webhook?.name}.* no scenario to start`))
})

test('a deletion that Make refuses says why in the dialog, and can be tried again', async () => {
  const { screen, dialog } = await open('Delete', {
    faults: { deleteScenario: 'upstream-unavailable' },
  })
  const submit = dialog.getByRole('button', { name: 'Delete scenario' })
  await submit.click()
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Make cannot be reached')
  screen.backend.fail('deleteScenario', null)
  await submit.click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(scenarioOf(screen, orders)).toBeUndefined()
})

test('a host can veto: the dialog goes and nothing is deleted', async () => {
  const { screen, dialog } = await open('Delete', {}, { onBeforeAction: () => false })
  await dialog.getByRole('button', { name: 'Delete scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(count(screen, 'deleteScenario')).toBe(0)
  await expect
    .element(screen.getByRole('button', { name: `More actions for ${orders}` }))
    .toHaveFocus()
})

test('a viewer is told which role may; what the connection cannot do is not there', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    backend: { scenarios: 14, executions: 0, role: 'viewer', capabilities: 'guide' },
  })
  await screen.getByRole('button', { name: `More actions for ${orders}` }).click()
  const line = screen.getByRole('menuitem', { name: /^Delete/ })
  await expect.element(line).toHaveTextContent('It needs at least the role Builder.')
  await line.click({ force: true })
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(screen.getByRole('menuitem', { name: /^Move/ })).not.toBeInTheDocument()
})

test('everything is done by keyboard', async () => {
  const screen = await renderWidget(<ScenarioList defaultFilters={{ search: orders }} />, {
    backend: { scenarios: 14, executions: 0 },
  })
  const more = screen.getByRole('button', { name: `More actions for ${orders}` })
  await expect.element(more).toBeVisible()
  ;(more.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('menuitem').first()).toHaveFocus()
  await userEvent.keyboard('m{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Tab}')
  await expect.element(screen.getByLabelText('Folder', { exact: true })).toHaveFocus()
  await userEvent.keyboard('No f{Tab}{Tab}{Enter}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => scenarioOf(screen, orders)?.folderId).toBeNull()
  await expect.element(more).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('menuitem').first()).toHaveFocus()
  await userEvent.keyboard('{End}{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  await expect.poll(() => scenarioOf(screen, orders)).toBeUndefined()
})
