import { expect, test, vi } from 'vitest'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { ExecutionTimeline, type ExecutionTimelineProps } from './ExecutionTimeline.js'

const patient = { timeout: 12_000 }

const retries = ({ backend }: RenderedWidget) =>
  backend.requests.filter((each) => each.startsWith('retryExecution')).length
const states = (screen: RenderedWidget) =>
  [...screen.baseElement.querySelectorAll<HTMLElement>('.ik-retry-run')].map(
    ({ dataset }) => dataset['state'],
  )
const howMany = (all: readonly unknown[], one: unknown) => all.filter((each) => each === one).length

/** The question about all failed runs; at least five of them. */
async function ask(
  props: ExecutionTimelineProps = {},
  change?: (failed: { retryable?: boolean | undefined }[]) => void,
) {
  const screen = await renderWidget(
    <ExecutionTimeline defaultFilters={{ range: 'all' }} {...props} />,
    { backend: { scenarios: 8, executions: 120 } },
  )
  const runs = [...screen.backend.world.executions.values()]
  const failed = runs.filter(({ status }) => status === 'error')
  expect(failed.length).toBeGreaterThan(4)
  if (change !== undefined) {
    change(failed)
    await expect.poll(() => screen.backend.events.openStreams, patient).toBe(1)
    const reads = (): number =>
      screen.backend.requests.filter((each) => each.startsWith('listExecutions')).length
    const before = reads()
    screen.backend.emit({ type: 'reset' })
    await expect.poll(reads, patient).toBeGreaterThan(before + 1)
  }
  const button = screen.getByRole('button', { name: `Run ${failed.length} failed runs again…` })
  await expect.element(button, patient).toBeVisible()
  await button.click()
  const dialog = screen.getByRole('dialog', { name: `Run ${failed.length} failed runs again?` })
  await expect.element(dialog, patient).toBeVisible()
  return { screen, dialog, failed, button }
}

test('all failed runs in view are run again, each with its result; the focus returns', async () => {
  const onAfterAction = vi.fn()
  const { screen, dialog, failed, button } = await ask({ onAfterAction })
  expect(retries(screen)).toBe(0)
  await dialog.getByRole('button', { name: `Run ${failed.length} again` }).click()
  await expect
    .element(dialog.getByText(`${failed.length} run again, 0 failed.`), patient)
    .toBeVisible()
  expect(retries(screen)).toBe(failed.length)
  expect(howMany(states(screen), 'done')).toBe(failed.length)
  expect(onAfterAction).toHaveBeenCalledTimes(failed.length)
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.element(button).toHaveFocus()
})

test('a run whose input is not known is left out, with the reason', async () => {
  const { screen, dialog, failed } = await ask({}, ([first]) => {
    if (first) first.retryable = false
  })
  const count = failed.length - 1
  expect(howMany(states(screen), 'impossible')).toBe(1)
  await expect.element(dialog.getByText(/is not known here/)).toBeVisible()
  await dialog.getByRole('button', { name: `Run ${count} again` }).click()
  await expect.element(dialog.getByText(`${count} run again, 0 failed.`), patient).toBeVisible()
  expect(retries(screen)).toBe(count)
})

test('what fails says why, and keeps no other from being run again', async () => {
  const { screen, dialog, failed } = await ask()
  screen.backend.fail('retryExecution', 'upstream-unavailable')
  await dialog.getByRole('button', { name: `Run ${failed.length} again` }).click()
  await expect
    .element(dialog.getByText(`0 run again, ${failed.length} failed.`), patient)
    .toBeVisible()
  expect(states(screen).every((each) => each === 'failed')).toBe(true)
  await expect.element(dialog.getByText(/Could not be run again\. .+/).first()).toBeVisible()
})

test('stopping begins no further one, and the host may veto', async () => {
  const waiting: ((answer: boolean) => void)[] = []
  const { screen, dialog, failed } = await ask({
    onBeforeAction: () => new Promise<boolean>((resolve) => waiting.push(resolve)),
  })
  await dialog.getByRole('button', { name: `Run ${failed.length} again` }).click()
  await expect.poll(() => waiting.length).toBe(3)
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click()
  for (const [index, answer] of waiting.entries()) answer(index > 0)
  await expect.element(dialog.getByText(/ run again, 0 failed\./), patient).toBeVisible()
  expect(waiting.length).toBe(3)
  expect(retries(screen)).toBe(2)
  expect(howMany(states(screen), 'vetoed')).toBe(1)
  expect(howMany(states(screen), 'waiting')).toBe(failed.length - 3)
})
