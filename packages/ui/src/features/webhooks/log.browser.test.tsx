import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import { useWebhookLog } from './useWebhookLog.js'
import { WebhookManager } from './WebhookManager.js'

const few = { scenarios: 9, executions: 0 } as const
const title = 'Event log of Contact form'

const rows = (screen: RenderedWidget) =>
  screen.container.querySelectorAll('dialog [data-ik-part="request"]').length
const told = (screen: RenderedWidget) =>
  screen.container.querySelector('dialog output')?.textContent?.trim()
const asked = ({ backend }: RenderedWidget) =>
  backend.requests.filter((request) => request.startsWith('getWebhookLog')).length

test('tells what came, when, and whether it was accepted', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: /^Last event 14 minutes ago Contact form$/ }).click()
  const panel = screen.getByRole('dialog', { name: title })
  await expect.poll(() => rows(screen)).toBe(50)
  const items = panel.getByRole('listitem')
  await expect.element(items.nth(0)).toHaveTextContent(/14 minutes ago\s*Accepted$/)
  await expect.element(items.nth(4)).toHaveTextContent(/Not accepted$/)
  await expect.element(items.nth(9)).toHaveTextContent(/Unknown$/)
  await expect.element(panel.getByText('50 events read so far')).toBeVisible()
  await expect.element(panel.getByText(/while the queue is full, the webhook is off/)).toBeVisible()
})

test('grows by itself as it is scrolled, to its end', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: /^Last event .* Contact form$/ }).click()
  await expect.poll(() => rows(screen)).toBe(50)
  expect(asked(screen)).toBe(1)
  const box = screen.container.querySelector('dialog .ik-dialog-body')
  for (const count of [100, 120]) {
    await expect
      .poll(
        () => {
          // Rows that were out of sight turn out higher or lower than they were taken for.
          box?.scrollTo(0, box.scrollHeight)
          return rows(screen)
        },
        { timeout: 10_000 },
      )
      .toBe(count)
  }
  await expect
    .element(screen.getByRole('dialog').getByRole('button', { name: 'Show more' }))
    .not.toBeInTheDocument()
  expect(asked(screen)).toBe(3)
})

test('is narrowed to one outcome by keyboard, which is said, and read on only when asked', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  const opener = screen.getByRole('button', { name: /^Last event .* Contact form$/ })
  await pressOn(opener)
  const panel = screen.getByRole('dialog', { name: title })
  await expect.poll(() => rows(screen)).toBe(50)
  await tabTo(panel.getByRole('combobox', { name: 'Outcome' }))
  await userEvent.keyboard('N')
  await expect.poll(() => rows(screen)).toBe(8)
  await expect.poll(() => told(screen)).toBe('8 of 50 events read so far')
  const more = panel.getByRole('button', { name: 'Show more' })
  await tabTo(more)
  expect(asked(screen)).toBe(1)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => rows(screen)).toBe(15)
  await expect.element(more).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(panel.getByRole('group', { name: title })).toHaveFocus()
  await expect.poll(() => told(screen)).toBe('19 of 120 events read so far')
  await userEvent.keyboard('{Escape}')
  await expect.element(opener).toHaveFocus()
})

/** How the log was asked for last. */
const question = ({ backend }: RenderedWidget) =>
  new URLSearchParams(
    backend.requests
      .findLast((request) => request.startsWith('getWebhookLog'))
      ?.split(' ')
      .at(-1),
  )

test('is narrowed to a stretch of time by keyboard, which keeps the focus, and back', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await pressOn(screen.getByRole('button', { name: /^Last event .* Contact form$/ }))
  const panel = screen.getByRole('dialog', { name: title })
  await expect.poll(() => rows(screen)).toBe(50)
  expect(question(screen).has('from')).toBe(false)
  const time = panel.getByRole('combobox', { name: 'Time range' })
  await tabTo(time)
  await userEvent.keyboard('{Home}')
  // Of 120 events, one each 211 s.
  await expect.poll(() => rows(screen)).toBeLessThan(15)
  await expect.poll(() => told(screen)).toMatch(/^1[34] events read so far$/)
  const length = Date.now() - Date.parse(question(screen).get('from') ?? '')
  expect(Math.round(length / 60_000)).toBe(60)
  await expect.element(time).toHaveFocus()
  await userEvent.keyboard('{End}')
  await expect.poll(() => rows(screen)).toBe(50)
  await expect.element(time).toHaveFocus()
})

test('where nothing came in the time that was chosen, says so, and leaves the choice', async () => {
  const screen = await renderWidget(null, { backend: few })
  const webhook = screen.backend.world.webhooks.find(({ name }) => name === 'Contact form')
  if (webhook) webhook.lastReceivedAt = new Date(Date.now() - 2 * 3_600_000).toISOString()
  await screen.show(<WebhookManager />)
  await screen.getByRole('button', { name: /^Last event 2 hours ago Contact form$/ }).click()
  const panel = screen.getByRole('dialog', { name: title })
  await expect.poll(() => rows(screen)).toBe(50)
  const time = panel.getByRole('combobox', { name: 'Time range' })
  await time.selectOptions('Last hour')
  await expect.element(panel.getByText('No events in this time')).toBeVisible()
  await time.selectOptions('Last 24 hours')
  await expect.poll(() => rows(screen)).toBe(50)
})

test('another stretch of time that does not come leaves what is there, and comes with another try', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: /^Last event .* Contact form$/ }).click()
  await expect.poll(() => rows(screen)).toBe(50)
  const panel = screen.getByRole('dialog', { name: title })
  screen.backend.fail('getWebhookLog', 'rate-limited')
  await panel.getByRole('combobox', { name: 'Time range' }).selectOptions('Last hour')
  await expect.element(panel.getByText(/Too many requests just now/)).toBeVisible()
  expect(rows(screen)).toBe(50)
  screen.backend.fail('getWebhookLog', null)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => rows(screen)).toBeLessThan(15)
  expect(question(screen).has('from')).toBe(true)
})

test('an empty log says how long Make keeps one', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await tabTo(screen.getByRole('button', { name: 'More actions for Newsletter sign-ups' }))
  const webhook = screen.backend.world.webhooks.find(({ name }) => name === 'Newsletter sign-ups')
  if (webhook) webhook.lastReceivedAt = null
  await userEvent.keyboard('{Enter}')
  await screen.getByRole('menuitem', { name: 'Event log of Newsletter sign-ups' }).click()
  await expect.element(screen.getByText('No events in the log')).toBeVisible()
  await expect.element(screen.getByText(/for 3 days, on its Enterprise plan for 30/)).toBeVisible()
})

test('a further page that does not come is asked for again only by hand', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: /^Last event .* Contact form$/ }).click()
  await expect.poll(() => rows(screen)).toBe(50)
  screen.backend.fail('getWebhookLog', 'rate-limited')
  const panel = screen.getByRole('dialog')
  await panel.getByRole('button', { name: 'Show more' }).click()
  await expect.element(panel.getByText('More could not be loaded')).toBeVisible()
  expect(rows(screen)).toBe(50)
  const before = asked(screen)
  screen.backend.fail('getWebhookLog', null)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => rows(screen)).toBe(100)
  expect(asked(screen)).toBe(before + 1)
})

test('where the connection keeps no log, when the last event came is all that is shown', async () => {
  const screen = await renderWidget(<WebhookManager />, {
    backend: { ...few, capabilities: { webhookLog: false } },
  })
  const more = screen.getByRole('button', { name: 'More actions for Contact form' })
  await expect.element(screen.getByText(/14 minutes ago/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Last event/ }).elements()).toEqual([])
  await more.click()
  await expect.element(screen.getByRole('menuitem', { name: /^Waiting events/ })).toBeVisible()
  expect(screen.getByRole('menuitem', { name: /^Event log/ }).elements()).toEqual([])
})

function OwnLog({ webhookId }: { webhookId: string | null }) {
  const { items, error, hasMore, loadMore } = useWebhookLog(webhookId)
  return <button onClick={loadMore}>{error?.name ?? `${items.length} ${hasMore}`}</button>
}

test('the hook reads a log page by page, and says where there is none', async () => {
  const screen = await renderWidget(<OwnLog webhookId={null} />, { backend: few })
  const button = screen.getByRole('button')
  await expect.element(button).toHaveTextContent('0 false')
  await screen.show(<OwnLog webhookId="hook-2" />)
  await expect.element(button).toHaveTextContent('50 true')
  await button.click()
  await expect.element(button).toHaveTextContent('100 true')
  await screen.show(<OwnLog webhookId="hook-none" />)
  await expect.element(button).toHaveTextContent('ProblemError')
})
