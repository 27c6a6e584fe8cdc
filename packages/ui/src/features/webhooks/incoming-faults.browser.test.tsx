import { expect, test } from 'vitest'
import { locales, type Locale } from '../../i18n/catalogues.js'
import { ar } from '../../i18n/locales/ar.js'
import { en, type Messages } from '../../i18n/locales/en.js'
import { id } from '../../i18n/locales/id.js'
import { ko } from '../../i18n/locales/ko.js'
import { th } from '../../i18n/locales/th.js'
import { press } from '../../testing/press.js'
import { renderWidget } from '../../testing/renderWidget.js'
import { WebhookManager } from './WebhookManager.js'

const catalogues: Readonly<Record<Locale, Messages>> = { en, ko, id, th, ar }

/** One each for the languages, so that every one of them is met. */
const faults = [
  'network',
  'unavailable',
  'forbidden',
  'reconnect-required',
  'rate-limited',
] as const

const panels = [
  { part: 'queue', endpoint: 'getWebhookQueue', all: 60 },
  { part: 'log', endpoint: 'getWebhookLog', all: 100 },
] as const

const cases = panels.flatMap((panel, at) =>
  locales.map((locale, turn) => ({
    ...panel,
    locale,
    first: faults[(at + turn) % faults.length] ?? 'network',
    next: faults[(at + turn + 2) % faults.length] ?? 'network',
  })),
)

test.each(cases)(
  'the $part says in $locale why its beginning ($first) and its next page ($next) do not come, and has them with another try',
  async ({ part, endpoint, all, locale, first, next }) => {
    const words = catalogues[locale]
    const screen = await renderWidget(<WebhookManager />, {
      locale,
      backend: {
        scenarios: 8,
        executions: 0,
        faults: { [endpoint]: first },
        prepare({ webhooks }) {
          for (const webhook of webhooks) Object.assign(webhook, { queueCount: 60 })
        },
      },
    })
    const panel = screen.getByRole('dialog')
    const rows = () => screen.container.querySelectorAll('dialog [data-ik-part="request"]').length
    const text = () => screen.container.querySelector('dialog')?.textContent
    await press(screen.container, `[data-ik-part="${part}"]`)
    await expect.poll(text, { timeout: 10_000 }).toContain(words[`problem.${first}`])
    expect(text()).not.toContain(words['common.showsLast'])
    expect(rows()).toBe(0)

    screen.backend.fail(endpoint, null)
    await panel.getByRole('button', { name: words['common.retry'] }).click()
    await expect.poll(rows).toBe(50)
    expect(text()).not.toContain(words[`problem.${first}`])

    screen.backend.fail(endpoint, next)
    // Without scrolling to it: once it is seen, the log asks for its next page by itself.
    screen.container.querySelector<HTMLElement>('.ik-webhook-more')?.click()
    await expect.poll(text, { timeout: 10_000 }).toContain(words[`problem.${next}`])
    expect(text()).toContain(words['webhookIncoming.moreFailed'])
    expect(rows()).toBe(50)

    screen.backend.fail(endpoint, null)
    await panel.getByRole('button', { name: words['common.retry'] }).click()
    await expect.poll(rows).toBe(all)
    expect(text()).not.toContain(words[`problem.${next}`])
  },
)
