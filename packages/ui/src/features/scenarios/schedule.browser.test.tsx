import type { Schedule } from '@inlaykit/shared'
import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { StoryBackendOptions } from '../../testing/backend.js'
import {
  renderWidget,
  type RenderedWidget,
  type RenderWidgetOptions,
} from '../../testing/renderWidget.js'
import type { ScenarioListProps } from './props.js'
import { ScenarioList } from './ScenarioList.js'

const orders = 'Shopify orders to accounting, Germany'
const timeZone = 'Asia/Seoul'
const cron = (expression: string): Schedule => ({ kind: 'cron', expression, timeZone })

function ordersOf({ backend }: RenderedWidget) {
  const found = backend.world.scenarios.get('1000')
  if (found === undefined) throw new Error('There is no 1000')
  return found
}

const count = ({ backend }: RenderedWidget, name: string) =>
  backend.requests.filter((request) => request === name).length

/** Shows scenarios of which one has this schedule. */
async function open(
  schedule: Schedule | null,
  backend: StoryBackendOptions = {},
  props: ScenarioListProps = {},
  options: RenderWidgetOptions = {},
) {
  return renderWidget(<ScenarioList {...props} />, {
    timeZone,
    ...options,
    backend: {
      scenarios: 6,
      executions: 0,
      ...backend,
      prepare(world) {
        Object.assign(world.scenarios.get('1000') ?? {}, { name: orders, schedule })
        backend.prepare?.(world)
      },
    },
  })
}

/** Opens the editor of that schedule from its row. */
async function edit(...args: Parameters<typeof open>) {
  const screen = await open(...args)
  await screen.getByRole('button', { name: `More actions for ${orders}` }).click()
  await screen.getByRole('menuitem', { name: `Edit schedule of ${orders}…` }).click()
  const dialog = screen.getByRole('dialog', { name: `Schedule of ${orders}` })
  await expect.element(dialog).toBeVisible()
  return {
    screen,
    dialog,
    starts: dialog.getByLabelText('Starts'),
    save: dialog.getByRole('button', { name: 'Save schedule' }),
  }
}

test('a schedule is chosen, shown with its next runs, saved and told to the host', async () => {
  const [before, after] = [vi.fn(), vi.fn()]
  const { screen, dialog, starts, save } = await edit(
    { kind: 'daily', time: '08:30' },
    { capabilities: 'live' },
    { onBeforeAction: before, onAfterAction: after },
  )
  await expect.element(starts).toHaveValue('daily')
  await expect.element(dialog.getByLabelText('Time of day')).toHaveValue('08:30')
  await starts.selectOptions('On chosen weekdays')
  await dialog.getByLabelText('Monday').click()
  await dialog.getByLabelText('Time of day').fill('07:15')
  await expect
    .element(dialog.getByText('Takes the place of: Daily at 8:30', { exact: false }))
    .toBeVisible()
  await expect
    .poll(() => dialog.element().querySelectorAll('.ik-scenario-next > li').length)
    .toBe(5)
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
  const schedule = { kind: 'weekly', days: [2, 3, 4, 5], time: '07:15' }
  expect(ordersOf(screen).schedule).toEqual(schedule)
  expect(before.mock.calls).toMatchObject([[{ type: 'schedule', schedule }]])
  expect(after.mock.calls).toMatchObject([
    [{ type: 'schedule' }, { outcome: 'done', scenario: { schedule } }],
  ])
})

test.each<[Schedule | null, 'live' | 'guide' | 'all']>([
  [{ kind: 'on-demand' }, 'live'],
  [{ kind: 'interval', seconds: 900 }, 'live'],
  [{ kind: 'weekly', days: [1, 4], time: '09:00' }, 'live'],
  [{ kind: 'monthly', days: [31], time: '06:00' }, 'live'],
  [{ kind: 'once', at: '2035-03-19T00:30:15Z' }, 'live'],
  [{ kind: 'immediately', maxRunsPerMinute: 4 }, 'live'],
  [{ kind: 'daily', time: '09:00', restrict: [{ days: [1] }] }, 'live'],
  [null, 'live'],
  [cron('30 9 * * 1-5'), 'guide'],
  [cron('*/15 * * * *'), 'guide'],
  [cron(' 0 0  L * *'), 'guide'],
  [cron('5 4 * * 1#2'), 'all'],
])('saving %o without touching it sends nothing', async (schedule, capabilities) => {
  const onBeforeAction = vi.fn()
  const { screen, dialog, save } = await edit(schedule, { capabilities }, { onBeforeAction })
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(ordersOf(screen).schedule).toEqual(schedule)
  expect(count(screen, 'updateScenario')).toBe(0)
  expect(onBeforeAction).not.toHaveBeenCalled()
})

test('a cron that no field can say is shown as it is, and leaves the way back open', async () => {
  const { dialog, starts, save, screen } = await edit(cron('0 9 15W * *'), {
    capabilities: 'guide',
  })
  await expect.element(starts).toHaveValue('cron')
  const expression = dialog.getByLabelText('Cron expression')
  await expect.element(expression).toHaveValue('0 9 15W * *')
  await expect.element(dialog.getByText('There are no words for this expression')).toBeVisible()
  await starts.selectOptions('Daily')
  await expect.element(dialog.getByText('Takes the place of: Cron 0 9 15W * *')).toBeVisible()
  await starts.selectOptions('Custom (cron)')
  await expect.element(expression).toHaveValue('0 9 15W * *')
  await dialog.getByLabelText('Time zone').selectOptions('Europe/Berlin')
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(ordersOf(screen).schedule).toEqual({
    kind: 'cron',
    expression: '0 9 15W * *',
    timeZone: 'Europe/Berlin',
  })
})

test('a schedule with bounds is shown whole', async () => {
  const { dialog, starts } = await edit(
    { kind: 'daily', time: '09:00', restrict: [{ days: [1] }] },
    { capabilities: 'live' },
  )
  await expect.element(starts).toHaveValue('kept')
  await expect.element(dialog.getByText('"restrict"', { exact: false })).toBeVisible()
  await expect
    .element(dialog.getByText('It stays exactly as it is', { exact: false }))
    .toBeVisible()
})

test('what a connection can’t do is not offered, and why is told', async () => {
  const { starts } = await edit({ kind: 'on-demand' }, { capabilities: 'live' })
  await expect.element(starts).toHaveAccessibleDescription(/^Cron is not offered/)
  const modes = [...(starts.element() as HTMLSelectElement).options].map(({ value }) => value)
  expect(modes).toEqual(['on-demand', 'interval', 'daily', 'weekly', 'monthly', 'once'])
})

test('cron is told in words, and in the reader’s zone as well as its own', async () => {
  const { dialog } = await edit(
    { kind: 'cron', expression: '0 9 1 * 1', timeZone: 'Europe/Berlin' },
    { capabilities: 'guide' },
  )
  await expect
    .element(
      dialog.getByText('Day 1 of the month, and also each Monday: at 9:00', { exact: false }),
    )
    .toBeVisible()
  await expect.element(dialog.getByText('Next runs (Europe/Berlin)')).toBeVisible()
  await expect.element(dialog.getByText(/in Asia\/Seoul/).first()).toBeVisible()
})

test('times of day are told in the organization’s zone where it is known, else as its clocks show them', async () => {
  const known = await edit({ kind: 'daily', time: '08:30' }, { capabilities: 'live' })
  await expect.element(known.dialog.getByText('Next runs (Europe/Berlin)')).toBeVisible()
  await expect.element(known.dialog.getByText(/in Asia\/Seoul/).first()).toBeVisible()
  await known.screen.unmount()
  const { dialog } = await edit(
    { kind: 'daily', time: '08:30' },
    { capabilities: 'live', prepare: (world) => (world.organizationZone = null) },
  )
  await expect.element(dialog.getByText('Next runs', { exact: true })).toBeVisible()
  await expect
    .poll(() => dialog.element().querySelectorAll('.ik-scenario-next > li').length)
    .toBe(5)
  expect(dialog.element().textContent).not.toContain('Asia/Seoul')
})

test('an interval that stays goes on from the run that is planned', async () => {
  const { dialog } = await edit({ kind: 'interval', seconds: 900 }, { capabilities: 'live' })
  const note = dialog.getByText(/this counts it from now/)
  await expect
    .poll(() => dialog.element().querySelectorAll('.ik-scenario-next > li').length)
    .toBe(5)
  await expect.element(note).not.toBeInTheDocument()
  await dialog.getByLabelText('Every').fill('45')
  await expect.element(note).toBeVisible()
})

test('what the server says against an expression stands at its field, and what is entered stays', async () => {
  const { screen, dialog, save } = await edit(cron('0 0 L * *'), { capabilities: 'guide' })
  const field = dialog.getByLabelText('Cron expression')
  await field.fill('0 9 * *')
  await save.click()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveAccessibleDescription(/Enter five fields, such as/)
  await field.fill('75 9 * * *')
  await expect.element(field).toHaveAccessibleDescription(/The server answers: must be five fields/)
  await save.click()
  await expect.element(dialog.getByRole('alert').last()).toBeVisible()
  await expect.element(field).toHaveValue('75 9 * * *')
  expect(ordersOf(screen).schedule).toEqual(cron('0 0 L * *'))
  await field.fill('15 9 * * 6')
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(ordersOf(screen).schedule).toEqual(cron('15 9 * * 6'))
})

test.each([
  ['conflict', /was changed meanwhile/],
  ['rate-limited', /Too many requests/],
  ['network', /does not answer|connection/],
] as const)(
  '%s: the row goes back, what is entered stays, and another try does',
  async (fault, words) => {
    const { screen, dialog, starts, save } = await edit(
      { kind: 'interval', seconds: 900 },
      { capabilities: 'live' },
    )
    screen.backend.fail('updateScenario', fault)
    await starts.selectOptions('At an interval')
    await dialog.getByLabelText('Every').fill('45')
    await save.click()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent(words)
    await expect.element(dialog.getByLabelText('Every')).toHaveValue('45')
    await expect.element(screen.getByText('Every 15 minutes').first()).toBeInTheDocument()
    screen.backend.fail('updateScenario', null)
    await save.click()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(ordersOf(screen).schedule).toEqual({ kind: 'interval', seconds: 2700 })
  },
)

test('the row shows the new schedule at once', async () => {
  const { screen, dialog, save } = await edit(
    { kind: 'interval', seconds: 900 },
    { capabilities: 'live', latencyMs: 400 },
  )
  await dialog.getByLabelText('Every').fill('45')
  await save.click()
  await expect.poll(() => screen.container.textContent.includes('Every 45 minutes')).toBe(true)
  expect(ordersOf(screen).schedule).toEqual({ kind: 'interval', seconds: 900 })
  await expect.element(dialog).not.toBeInTheDocument()
})

test('next runs that can’t be had hinder nobody', async () => {
  const { screen, dialog, save } = await edit(
    { kind: 'daily', time: '08:30' },
    { capabilities: 'live', faults: { previewSchedule: 'rate-limited' } },
  )
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(/Too many requests/)
  screen.backend.fail('previewSchedule', null)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect
    .poll(() => dialog.element().querySelectorAll('.ik-scenario-next > li').length)
    .toBe(5)
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
})

test('a host can veto', async () => {
  const { screen, dialog, starts, save } = await edit(
    { kind: 'daily', time: '08:30' },
    {},
    { onBeforeAction: ({ type }) => type !== 'schedule' },
  )
  await starts.selectOptions('On demand only')
  await save.click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(count(screen, 'updateScenario')).toBe(0)
})

test('who may not change it is told why', async () => {
  const screen = await open({ kind: 'daily', time: '08:30' }, { role: 'viewer' })
  await screen.getByRole('button', { name: `More actions for ${orders}` }).click()
  const line = screen.getByRole('menuitem', { name: /^Edit schedule/ })
  await expect.element(line).toHaveTextContent('It needs at least the role Builder.')
  await line.click({ force: true })
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

test('the whole task by keyboard alone, from the detail panel', async () => {
  const screen = await open(
    { kind: 'on-demand' },
    { capabilities: 'live' },
    { detail: true, defaultSelectedId: '1000' },
  )
  const panel = screen.getByRole('dialog', { name: orders })
  const button = panel.getByRole('button', { name: `Edit schedule of ${orders}…` })
  await expect.element(button).toBeVisible()
  ;(button.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const dialog = screen.getByRole('dialog', { name: `Schedule of ${orders}` })
  await expect.element(dialog).toBeVisible()
  await userEvent.keyboard('{Tab}')
  await expect.element(dialog.getByLabelText('Starts')).toHaveFocus()
  await userEvent.keyboard('On days')
  await expect.element(dialog.getByLabelText('Starts')).toHaveValue('monthly')
  await userEvent.keyboard('{Tab}')
  await expect.element(dialog.getByLabelText('1', { exact: true })).toHaveFocus()
  await userEvent.keyboard(' {ArrowRight}{ArrowRight} {ArrowLeft}{ArrowLeft}{ArrowLeft} ')
  await expect.element(dialog.getByText('Months without such a day')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(ordersOf(screen).schedule).toEqual({ kind: 'monthly', days: [3, 31], time: '09:00' })
  await expect.element(button).toHaveFocus()
})

test('a new scenario gets its schedule by the same fields', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    timeZone,
    backend: { scenarios: 6, executions: 0, capabilities: 'guide' },
  })
  await screen.getByRole('button', { name: 'New scenario…' }).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByLabelText('Blueprint').fill('{"name": "Planned", "modules": []}')
  await dialog.getByLabelText('Starts').selectOptions('At an interval')
  await dialog.getByLabelText('Every').selectOptions('20')
  await dialog.getByRole('button', { name: 'Create scenario' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  const made = [...screen.backend.world.scenarios.values()].find(({ name }) => name === 'Planned')
  expect(made?.schedule).toEqual(cron('*/20 * * * *'))
})

test.each([
  ['en', 'light', 280],
  ['en', 'dark', 600],
  ['ar', 'light', 600],
  ['ar', 'dark', 280],
] as const)('axe finds nothing in it in %s, %s, at %i px', async (locale, colorScheme, width) => {
  const screen = await renderWidget(<ScenarioList detail defaultSelectedId="1000" />, {
    locale,
    colorScheme,
    width,
    backend: { scenarios: 6, executions: 0, capabilities: 'live' },
  })
  const panel = screen.getByRole('dialog')
  await expect.element(panel).toBeVisible()
  await expect
    .poll(() => panel.element().querySelector('.ik-scenario-section-action'))
    .not.toBeNull()
  ;(panel.element().querySelector('.ik-scenario-section-action') as HTMLElement).click()
  await expect.poll(() => screen.container.ownerDocument.querySelectorAll('dialog').length).toBe(2)
  const dialog = [...document.querySelectorAll('dialog')].find((one) => one.querySelector('form'))
  if (dialog === undefined) throw new Error('There is no editor')
  const starts = dialog.querySelector('select')
  if (starts === null) throw new Error('There is no choice')
  document.documentElement.style.colorScheme = colorScheme
  for (const mode of ['weekly', 'monthly', 'interval']) {
    await userEvent.selectOptions(starts, mode)
    await expect.poll(() => dialog.querySelectorAll('.ik-scenario-next > li').length).toBe(5)
    await expect
      .poll(() =>
        dialog
          .getAnimations({ subtree: true })
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity),
      )
      .toEqual([])
    const { violations } = await axe.run(dialog)
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([])
    const body = dialog.querySelector('.ik-dialog-body')
    expect(body?.scrollWidth).toBeLessThanOrEqual(body?.clientWidth ?? 0)
  }
})

test('arrow keys go the way of the script', async () => {
  const screen = await renderWidget(<ScenarioList />, {
    locale: 'ar',
    backend: { scenarios: 6, executions: 0, capabilities: 'live' },
  })
  await screen.getByRole('button', { name: /سيناريو جديد/ }).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByLabelText('يبدأ').selectOptions('weekly')
  const days = [...dialog.element().querySelectorAll<HTMLInputElement>('.ik-day-box')]
  days[0]?.focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(days[1])
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(document.activeElement).toBe(days.at(-1))
})
