import { expect, test, vi } from 'vitest'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline } from './ExecutionTimeline.js'

const few = { scenarios: 6, executions: 12, runMs: 60_000 } as const
const anyTime = { range: 'all' } as const
const patient = { timeout: 12_000 }

function start({ backend }: RenderedWidget, index = 0) {
  const scenario = [...backend.world.scenarios.values()][index]
  if (scenario === undefined) throw new Error('There is no such scenario.')
  return backend.world.startRun(scenario, 'manual')
}

function count({ backend }: RenderedWidget, endpoint: string): number {
  return backend.requests.filter((request) => request.split(' ')[0] === endpoint).length
}

async function isListening({ backend }: RenderedWidget): Promise<void> {
  await expect.poll(() => backend.events.openStreams, patient).toBe(1)
}

const firstRun = (screen: RenderedWidget) => screen.getByRole('listitem').first()

test('a run appears while it runs and ends, without reading the list again', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, runMs: 900 },
  })
  await isListening(screen)
  await expect.element(screen.getByText('No older runs in this time range.')).toBeVisible()
  const before = count(screen, 'listExecutions')
  screen.backend.world.outcomes.push('warning')
  const run = start(screen)

  await expect.element(firstRun(screen)).toHaveTextContent('Running')
  await expect.element(firstRun(screen)).toHaveTextContent(run.scenarioName ?? '?')
  await expect.element(firstRun(screen), patient).toHaveTextContent('Warning')
  await expect.element(screen.getByText(`${run.scenarioName}: Warning.`)).toBeInTheDocument()
  expect(count(screen, 'listExecutions')).toBe(before)
})

test('an open run shows its steps as they are done', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 0, runMs: 2_000 },
  })
  await isListening(screen)
  screen.backend.world.outcomes.push('success')
  const run = start(screen)
  await firstRun(screen)
    .getByRole('button', { name: run.scenarioName ?? '?', exact: true })
    .click()
  await expect.element(screen.getByText('Outputs are shown when the run has ended.')).toBeVisible()
  const steps = screen.backend.world.scenarios.get(run.scenarioId ?? '')?.modules ?? []
  for (const step of steps) {
    await expect
      .element(screen.getByText(step.action, { exact: true }).first(), patient)
      .toBeVisible()
  }
  await expect.element(screen.getByText('Outputs', { exact: true }), patient).toBeVisible()
})

test('new runs do not move what somebody reads further down', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 90 },
  })
  await isListening(screen)
  const list = () => screen.getByRole('group', { name: 'Runs by day' }).element()
  await expect.poll(() => list().scrollHeight, patient).toBeGreaterThan(2_000)
  list().scrollTop = 900
  await expect.poll(() => list().querySelector('[data-index="1"]')).toBeNull()
  const box = list().getBoundingClientRect()
  const lineAtTop = () =>
    document
      .elementFromPoint(box.left + 60, box.top + 80)
      ?.closest('.ik-run')
      ?.querySelector<HTMLElement>('[data-ik-run]')
  const read = lineAtTop()
  const at = read?.getBoundingClientRect().top ?? 0
  expect(read).toBeDefined()
  const before = list().scrollHeight
  for (let index = 0; index < 3; index += 1) start(screen, index)
  await expect.poll(() => list().scrollHeight, patient).toBeGreaterThan(before)
  await expect.poll(() => lineAtTop()?.dataset['ikRun']).toBe(read?.dataset['ikRun'])
  expect(Math.abs((lineAtTop()?.getBoundingClientRect().top ?? 0) - at)).toBeLessThan(2)
})

test('while the stream of changes is broken, running runs are polled', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: {
      ...few,
      executions: 0,
      running: 1,
      runMs: 1_500,
      faults: { streamEvents: 'unavailable' },
    },
  })
  await expect.element(firstRun(screen)).toHaveTextContent('Running')
  await expect.element(screen.getByText('Reconnecting…')).toBeVisible()
  await expect.poll(() => firstRun(screen).element().dataset['status'], patient).not.toBe('running')
})

test('stopping asks first, then shows the run as stopped at once', async () => {
  const after = vi.fn()
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={anyTime} onAfterAction={after} />,
    { backend: { ...few, executions: 0, running: 1 } },
  )
  await screen.getByRole('button', { name: /^Stop Orders to ERP/ }).click()
  expect(count(screen, 'stopExecution')).toBe(0)
  await screen.getByRole('dialog').getByRole('button', { name: 'Stop run' }).click()
  await expect.element(firstRun(screen)).toHaveTextContent('Stopped')
  await expect.poll(() => after.mock.calls[0]?.[1], patient).toMatchObject({ outcome: 'done' })
  expect(count(screen, 'stopExecution')).toBe(1)
  expect([...screen.backend.world.executions.values()][0]?.status).toBe('stopped')
})

test('keeping a run sends nothing', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 0, running: 1 },
  })
  await screen.getByRole('button', { name: /^Stop Orders to ERP/ }).click()
  await screen.getByRole('button', { name: 'Keep running' }).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(firstRun(screen)).toHaveTextContent('Running')
  expect(count(screen, 'stopExecution')).toBe(0)
})

test('a run that could not be stopped runs on, and the reason is said', async () => {
  const after = vi.fn()
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={anyTime} onAfterAction={after} />,
    {
      backend: { ...few, executions: 0, running: 1, faults: { stopExecution: 'upstream-timeout' } },
    },
  )
  await screen.getByRole('button', { name: /^Stop Orders to ERP/ }).click()
  await screen.getByRole('button', { name: 'Stop run' }).click()
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('could not be stopped. Make took too long to answer.')
  await expect.element(firstRun(screen)).toHaveTextContent('Running')
  expect(after.mock.calls[0]?.[1]).toMatchObject({ outcome: 'failed' })
})

test('the host can veto a stop', async () => {
  const onEvent = vi.fn()
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={anyTime} onBeforeAction={() => Promise.resolve(false)} />,
    { backend: { ...few, executions: 0, running: 1 }, onEvent },
  )
  await screen.getByRole('button', { name: /^Stop Orders to ERP/ }).click()
  await screen.getByRole('button', { name: 'Stop run' }).click()
  await expect
    .poll(() => onEvent.mock.calls.map(([event]) => (event as { outcome?: string }).outcome))
    .toContain('vetoed')
  expect(count(screen, 'stopExecution')).toBe(0)
  await expect.element(firstRun(screen)).toHaveTextContent('Running')
})

test('a viewer can not stop, and hears why', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 0, running: 1, role: 'viewer' },
  })
  const stop = screen.getByRole('button', { name: /^Stop Orders to ERP/ })
  await expect.element(stop).toHaveAttribute('aria-disabled', 'true')
  await expect
    .element(stop)
    .toHaveAccessibleDescription(
      'Your role does not allow this. It needs at least the role Builder.',
    )
  ;(stop.element() as HTMLElement).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

test('a connection that can not stop runs says so', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 0, running: 1, capabilities: { stopExecution: false } },
  })
  await expect
    .element(screen.getByRole('button', { name: /^Stop Orders to ERP/ }))
    .toHaveAccessibleDescription('Your connection to Make does not offer this.')
})

async function openFailed(screen: RenderedWidget) {
  const failed = [...screen.backend.world.executions.values()].findLast(
    ({ status }) => status === 'error',
  )
  if (failed === undefined) throw new Error('The story has no failed run.')
  await screen.show(<ExecutionTimeline defaultFilters={anyTime} selectedId={failed.id} />)
  return failed
}

test('a run that failed is run again, once for a double press', async () => {
  const onEvent = vi.fn<(event: unknown) => void>()
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 60 },
    onEvent,
  })
  const failed = await openFailed(screen)
  const again = screen.getByRole('button', { name: `Run again: ${failed.scenarioName}` })
  await expect.element(again).not.toHaveAttribute('aria-disabled')
  const before = screen.backend.world.executions.size
  await again.dblClick()
  await expect.element(screen.getByText(`${failed.scenarioName} runs again.`)).toBeVisible()
  expect(screen.backend.world.executions.size).toBe(before + 1)
  expect(onEvent.mock.calls.flat()).toContainEqual({
    type: 'action',
    action: 'execution.retry',
    outcome: 'done',
    scenarioId: failed.scenarioId,
    executionId: failed.id,
  })
})

test('a run whose input is not known says why it can not be run again', async () => {
  const screen = await renderWidget(<ExecutionTimeline defaultFilters={anyTime} />, {
    backend: { ...few, executions: 60 },
  })
  for (const run of screen.backend.world.executions.values()) run.retryable = false
  const failed = await openFailed(screen)
  const again = screen.getByRole('button', { name: `Run again: ${failed.scenarioName}` })
  await expect.element(again).toHaveAccessibleDescription(/is not known here/)
  ;(again.element() as HTMLElement).click()
  expect(count(screen, 'retryExecution')).toBe(0)
})
