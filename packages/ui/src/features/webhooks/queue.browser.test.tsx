import { createQueries } from '../../queries.js'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { pressOn, tabTo } from '../../testing/tab-to.js'
import { useWebhookQueue } from './useWebhookQueue.js'
import { WebhookManager } from './WebhookManager.js'

const few = { scenarios: 9, executions: 0 } as const

/** A webhook of the story, as it is before it is shown. */
function webhookOf({ backend }: RenderedWidget, name = 'Contact form') {
  const webhook = backend.world.webhooks.find((one) => one.name === name)
  if (webhook === undefined) throw new Error('The story has no such webhook.')
  return webhook
}

/** The widget over a story in which something was changed before. */
async function startWith(change: Partial<ReturnType<typeof webhookOf>>): Promise<RenderedWidget> {
  const screen = await renderWidget(null, { backend: few })
  Object.assign(webhookOf(screen), change)
  await screen.show(<WebhookManager />)
  return screen
}

const rows = (screen: RenderedWidget) =>
  screen.container.querySelectorAll('dialog [data-ik-part="request"]').length

test('tells how many wait, since when, and each with its time and size', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: '12 of 50 waiting Contact form' }).click()
  const panel = screen.getByRole('dialog', { name: 'Waiting events of Contact form' })
  await expect.poll(() => rows(screen)).toBe(12)
  await expect.element(panel.getByText('12 of 50 waiting')).toBeVisible()
  const [oldest, newest] = panel.getByRole('definition').elements()
  expect(oldest?.textContent).toMatch(/^31 minutes ago$/)
  expect(newest?.textContent).toMatch(/^14 minutes ago$/)
  await expect.element(panel.getByRole('listitem').first()).toHaveTextContent(/420 bytes$/)
  await expect.element(panel.getByText(/When 50 events are waiting, Make turns away/)).toBeVisible()
  await expect.element(panel.getByText(/What is in an event is not shown/)).toBeVisible()
})

test('a full queue is told with what becomes of further events, and which scenario to look at', async () => {
  const screen = await startWith({ queueCount: 50, scenarioName: 'Answer questions' })
  await screen.getByRole('button', { name: '50 of 50 waiting Contact form' }).click()
  const notice = screen.getByRole('dialog').getByRole('alert')
  await expect.element(notice).toHaveTextContent(/The queue is full/)
  await expect.element(notice).toHaveTextContent(/status 400/)
  await expect.element(notice).toHaveTextContent(/“Answer questions” is on/)
})

test('what waits at a webhook without a scenario is said to wait for one', async () => {
  const screen = await startWith({ scenarioId: null, scenarioName: null })
  await screen.getByRole('button', { name: '12 of 50 waiting Contact form' }).click()
  await expect.element(screen.getByText(/in no scenario yet: its events wait/)).toBeVisible()
})

test('an empty queue says what it is for', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  await screen.getByRole('button', { name: '0 of 50 waiting Invoices paid' }).click()
  await expect.element(screen.getByText('Nothing is waiting')).toBeVisible()
})

test('is read on by keyboard, page by page, and the focus is never lost', async () => {
  const screen = await startWith({ queueCount: 120, queueLimit: 500 })
  const opener = screen.getByRole('button', { name: '120 of 500 waiting Contact form' })
  await pressOn(opener)
  const panel = screen.getByRole('dialog', { name: 'Waiting events of Contact form' })
  await expect.poll(() => rows(screen)).toBe(50)
  // In order of time, but not read to its end: only where it begins is known.
  await expect.element(panel.getByText('Oldest')).toBeVisible()
  await expect.element(panel.getByText('Newest')).not.toBeInTheDocument()
  const more = panel.getByRole('button', { name: 'Show more' })
  await pressOn(more)
  await expect.poll(() => rows(screen)).toBe(100)
  await expect.element(more).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => rows(screen)).toBe(120)
  await expect.element(more).not.toBeInTheDocument()
  await expect
    .element(panel.getByRole('group', { name: 'Waiting events of Contact form' }))
    .toHaveFocus()
  await expect.element(panel.getByText('Newest')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(opener).toHaveFocus()
})

test('a page that does not come leaves what is there, and comes with another try', async () => {
  const screen = await startWith({ queueCount: 70 })
  await screen.getByRole('button', { name: '70 of 50 waiting Contact form' }).click()
  await expect.poll(() => rows(screen)).toBe(50)
  const panel = screen.getByRole('dialog')
  screen.backend.fail('getWebhookQueue', 'rate-limited')
  await panel.getByRole('button', { name: 'Show more' }).click()
  await expect.element(panel.getByText('More could not be loaded')).toBeVisible()
  expect(rows(screen)).toBe(50)
  screen.backend.fail('getWebhookQueue', null)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => rows(screen)).toBe(70)
})

test('is read again when asked, and after a sample was sent', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  const webhook = webhookOf(screen)
  const opener = screen.getByRole('button', { name: /waiting Contact form$/ })
  await opener.click()
  await expect.poll(() => rows(screen)).toBe(12)
  webhook.queueCount = 15
  await screen.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => rows(screen)).toBe(15)
  await userEvent.keyboard('{Escape}')
  await screen.getByRole('button', { name: 'Test Contact form' }).click()
  await screen.getByRole('button', { name: 'Send sample' }).click()
  await expect.element(screen.getByText(/It arrived/)).toBeVisible()
  webhook.queueCount = 16
  await screen.getByRole('dialog').getByText('Close').last().click()
  await opener.click()
  await expect.poll(() => rows(screen)).toBe(16)
})

test('of a webhook that is gone it says so, and offers no other try', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: few })
  const opener = screen.getByRole('button', { name: /waiting Contact form$/ })
  await expect.element(opener).toBeVisible()
  screen.backend.world.webhooks.splice(1, 1)
  await opener.click()
  const panel = screen.getByRole('dialog')
  await expect.element(panel.getByRole('alert')).toBeVisible()
  await expect.element(panel.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
})

test('is reached by the menu as well; a viewer may look too', async () => {
  const screen = await renderWidget(<WebhookManager />, { backend: { ...few, role: 'viewer' } })
  await tabTo(screen.getByRole('button', { name: 'More actions for Contact form' }))
  await userEvent.keyboard('{Enter}')
  await screen.getByRole('menuitem', { name: 'Waiting events of Contact form' }).click()
  await expect.poll(() => rows(screen)).toBe(12)
})

test('where the connection tells no more, the count alone is shown', async () => {
  const screen = await renderWidget(<WebhookManager />, {
    backend: { ...few, capabilities: { webhookQueueItems: false } },
  })
  await expect.element(screen.getByText('12 of 50 waiting')).toBeVisible()
  await expect
    .element(screen.getByRole('button', { name: 'More actions for Contact form' }))
    .toBeVisible()
  expect(screen.getByRole('button', { name: /waiting/ }).elements()).toEqual([])
  await screen.getByRole('button', { name: 'More actions for Contact form' }).click()
  await expect.element(screen.getByRole('menuitem').first()).toBeVisible()
  expect(screen.getByRole('menuitem', { name: /Waiting events/ }).elements()).toEqual([])
})

function OwnQueue({ webhookId }: { webhookId: string | null }) {
  const { items, total, queueLimit, hasMore, loadMore, isPending } = useWebhookQueue(webhookId)
  return (
    <button onClick={loadMore}>
      {isPending ? 'reads' : `${items.length} of ${total ?? '–'}/${queueLimit ?? '–'} ${hasMore}`}
    </button>
  )
}

test('the hook reads nothing without a webhook, then page by page what was not prefetched', async () => {
  const queryClient = new QueryClient()
  const screen = await renderWidget(<OwnQueue webhookId={null} />, { backend: few, queryClient })
  const button = screen.getByRole('button')
  await expect.element(button).toHaveTextContent('0 of –/– false')
  const webhook = webhookOf(screen)
  webhook.queueCount = 60
  const asked = () => screen.backend.requests.filter((one) => one.startsWith('getWebhookQueue'))
  expect(asked()).toEqual([])
  const { baseUrl, fetch } = screen.backend
  await queryClient.prefetchInfiniteQuery(
    createQueries({ queryClient, baseUrl, fetch }).webhookQueue(webhook.id),
  )
  await screen.show(<OwnQueue webhookId={webhook.id} />)
  await expect.element(button).toHaveTextContent('50 of 60/50 true')
  expect(asked()).toHaveLength(1)
  await button.click()
  await expect.element(button).toHaveTextContent('60 of 60/50 false')
  expect(asked()).toHaveLength(2)
})
