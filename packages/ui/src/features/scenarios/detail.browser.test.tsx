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

const report = 'Weekly sales report, Germany'

async function open(
  props: ScenarioListProps = {},
  backend: StoryBackendOptions = {},
  options: RenderWidgetOptions = {},
) {
  const screen = await renderWidget(<ScenarioList detail {...props} />, {
    ...options,
    backend: { scenarios: 14, executions: 200, ...backend },
  })
  await screen.getByRole('button', { name: report, exact: true }).click()
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel).toBeVisible()
  return { screen, panel }
}

function scenarioOf({ backend }: RenderedWidget, id: string) {
  const found = backend.world.scenarios.get(id)
  if (found === undefined) throw new Error(`There is no ${id}`)
  return found
}

test('the chosen scenario is shown with its steps, inputs and last runs, and Escape goes back to it', async () => {
  const { screen, panel } = await open()
  const { id, modules } = scenarioOf(screen, '1002')
  await expect.element(panel.getByText('Steps')).toBeVisible()
  expect(panel.element().querySelectorAll('.ik-scenario-flow > li')).toHaveLength(
    modules?.length ?? -1,
  )
  await expect.element(panel.getByText('Which region the report covers.')).toBeVisible()
  const runs = [...screen.backend.world.executions.values()]
    .filter(({ scenarioId }) => scenarioId === id)
    .slice(-20)
  await expect
    .poll(() =>
      [...panel.element().querySelectorAll('.ik-scenario-strip .ik-badge')].map(
        (mark) => (mark as HTMLElement).dataset['status'],
      ),
    )
    .toEqual(runs.map(({ status }) => status))
  await userEvent.keyboard('{Escape}')
  await expect.element(panel).not.toBeInTheDocument()
  await expect.element(screen.getByRole('button', { name: report, exact: true })).toHaveFocus()
})

test('a link opens the panel at once; closing it is told to the host', async () => {
  const onSelect = vi.fn()
  const list = (selectedId: string | null) => (
    <ScenarioList detail selectedId={selectedId} onSelect={onSelect} />
  )
  const screen = await renderWidget(list('1002'), { backend: { scenarios: 14, executions: 0 } })
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  expect(onSelect).toHaveBeenCalledExactlyOnceWith(null, { reason: 'deselect' })
  await expect.element(panel).toBeVisible()
  await screen.show(list(null))
  await expect.element(panel).not.toBeInTheDocument()
})

test('the server works out the next runs, which are told in the reader’s time zone', async () => {
  const screen = await renderWidget(<ScenarioList detail />, {
    timeZone: 'Asia/Seoul',
    backend: { scenarios: 14, executions: 0 },
  })
  const scenario = scenarioOf(screen, '1002')
  scenario.status = 'active'
  scenario.schedule = { kind: 'cron', expression: '0 7 7 1 *', timeZone: 'Europe/Berlin' }
  await screen.getByRole('button', { name: report, exact: true }).click()
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel).toHaveTextContent('Cron 0 7 7 1 * (Europe/Berlin)')
  await expect.element(panel).toHaveTextContent('Next runs, in the time zone Asia/Seoul:')
  // 06:00 UTC.
  await expect.element(panel).toHaveTextContent(/Jan 7, (\d{4}, )?3:00\sPM/)
  expect(panel.element().querySelectorAll('.ik-scenario-next > li')).toHaveLength(5)
  expect(screen.backend.requests.filter((one) => one === 'previewSchedule')).toHaveLength(1)
})

test('times of day are meant in the organization’s zone, and nothing is guessed where nobody tells it', async () => {
  const screen = await renderWidget(<ScenarioList detail />, {
    timeZone: 'Asia/Seoul',
    backend: { scenarios: 14, executions: 0, capabilities: 'live' },
  })
  const scenario = scenarioOf(screen, '1002')
  scenario.status = 'active'
  scenario.schedule = { kind: 'daily', time: '08:30' }
  scenario.nextRunAt = '2030-01-07T07:30:00.000Z'
  const name = screen.getByRole('button', { name: report, exact: true })
  await name.click()
  const panel = screen.getByRole('dialog', { name: report })
  const runs = () => panel.element().querySelectorAll('.ik-scenario-next > li')
  await expect.poll(() => runs().length).toBe(5)
  await panel.getByRole('button', { name: 'Close' }).click()

  screen.backend.world.organizationZone = null
  scenario.nextRunAt = '2030-01-08T07:30:00.000Z'
  screen.backend.emit({ type: 'scenario.changed', scenarioId: '1002' })
  await name.click()
  await expect.element(panel).toHaveTextContent(/Tue, Jan 8, 4:30\sPM/)
  await expect.element(panel).toHaveTextContent('depend on settings that are known to Make alone')
  expect(runs()).toHaveLength(1)
})

test('next runs that cannot be read say so and are read again', async () => {
  const screen = await renderWidget(<ScenarioList detail />, {
    backend: { scenarios: 14, executions: 0, faults: { previewSchedule: 'internal' } },
  })
  const scenario = scenarioOf(screen, '1002')
  scenario.status = 'active'
  scenario.schedule = { kind: 'cron', expression: '0 7 * * 1-5', timeZone: 'Europe/Berlin' }
  await screen.getByRole('button', { name: report, exact: true }).click()
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel.getByRole('alert')).toHaveTextContent('Something went wrong')
  screen.backend.fail('previewSchedule', null)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => panel.element().querySelectorAll('.ik-scenario-next > li').length).toBe(5)
})

test('one that is off says that it does not start by itself', async () => {
  const screen = await renderWidget(<ScenarioList detail />, {
    backend: { scenarios: 14, executions: 0 },
  })
  const scenario = scenarioOf(screen, '1002')
  scenario.status = 'inactive'
  scenario.schedule = { kind: 'interval', seconds: 900 }
  await screen.getByRole('button', { name: report, exact: true }).click()
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel).toHaveTextContent('It starts by itself only while it is active.')
  expect(panel.element().querySelectorAll('.ik-scenario-next > li')).toHaveLength(0)
})

test('a scenario that is gone says so, and one that cannot be read is asked for again', async () => {
  const screen = await renderWidget(<ScenarioList detail defaultSelectedId="4711" />, {
    backend: { scenarios: 14, executions: 0 },
  })
  const panel = screen.getByRole('dialog')
  await expect.element(panel).toHaveTextContent(/This no longer exists/)
  await expect.element(panel.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect.element(panel).not.toBeInTheDocument()
})

test('a run is started from the panel by keyboard alone, and shows there', async () => {
  const screen = await renderWidget(<ScenarioList detail />, {
    backend: { scenarios: 14, executions: 0, runMs: 60_000 },
  })
  const name = screen.getByRole('button', { name: report, exact: true })
  await expect.element(name).toBeVisible()
  scenarioOf(screen, '1002').status = 'active'
  ;(name.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const panel = screen.getByRole('dialog', { name: report })
  await expect.element(panel.getByRole('button', { name: `Run ${report}` })).toBeVisible()
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}')
  await expect.element(panel).toHaveTextContent('Running')
})

test('without `detail` choosing a row opens nothing', async () => {
  const screen = await renderWidget(<ScenarioList onSelect={() => undefined} />, {
    backend: { scenarios: 14, executions: 0 },
  })
  await screen.getByRole('button', { name: report, exact: true }).click()
  await expect
    .element(screen.getByRole('button', { name: report, exact: true }))
    .toHaveAttribute('aria-pressed', 'true')
  expect(screen.container.querySelector('dialog')).toBeNull()
})
