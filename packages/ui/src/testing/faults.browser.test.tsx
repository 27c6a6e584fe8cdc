import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { locales, type Locale } from '../i18n/catalogues.js'
import { ar } from '../i18n/locales/ar.js'
import { en, type Messages } from '../i18n/locales/en.js'
import { id } from '../i18n/locales/id.js'
import { ko } from '../i18n/locales/ko.js'
import { th } from '../i18n/locales/th.js'
import type { Fault } from './backend.js'
import { everyWidget } from './every-widget.js'
import { press } from './press.js'
import { renderWidget } from './renderWidget.js'

const catalogues: Readonly<Record<Locale, Messages>> = { en, ko, id, th, ar }

/** The network is lost, the BFF is down, the viewer may not any more, Make refuses the credential, and a limit is reached. */
const faults: readonly (Fault & keyof ProblemWords)[] = [
  'network',
  'unavailable',
  'forbidden',
  'reconnect-required',
  'rate-limited',
]

type ProblemWords = {
  readonly [K in keyof Messages as K extends `problem.${infer Name}` ? Name : never]: string
}

/** A widget meets each fault in another language; what it opens has words of its own around them, so it meets all in each. */
const cases = everyWidget.flatMap((widget, at) =>
  faults.flatMap((fault, turn) =>
    locales
      .filter((_, place) => widget.press !== undefined || place === (at + turn) % locales.length)
      .map((locale) => ({ ...widget, fault, locale })),
  ),
)

test.each(cases)(
  '$name keeps what it shows under $fault, says so in $locale, and comes back without a reload',
  async ({ show, press: opener, endpoint, part, fault, locale }) => {
    const queryClient = new QueryClient()
    // So few that all of them are in the page.
    const backend = { scenarios: 8, executions: 8 }
    const screen = await renderWidget(show(), { locale, queryClient, backend })
    await press(screen.container, opener)
    const shown = (): number => screen.container.querySelectorAll(`[data-ik-part="${part}"]`).length
    const text = (): string => screen.container.textContent
    await expect.poll(shown).toBeGreaterThan(0)
    await expect.poll(() => screen.container.querySelector('[data-ik-pending]')).toBeNull()
    // A list that grows by itself is left to do so.
    await expect.poll(() => queryClient.isFetching()).toBe(0)
    const before = shown()

    const words = catalogues[locale]
    screen.backend.fail(endpoint, fault)
    await queryClient.invalidateQueries()
    await expect.poll(text, { timeout: 10_000 }).toContain(words[`problem.${fault}`])
    expect(shown()).toBe(before)

    screen.backend.fail(endpoint, null)
    const again = screen.getByRole('button', { name: words['common.retry'] }).first()
    await again.click()
    await expect.poll(text, { timeout: 10_000 }).not.toContain(words[`problem.${fault}`])
    expect(shown()).toBe(before)
  },
)
