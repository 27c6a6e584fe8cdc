import type { CDPSession } from '@vitest/browser-playwright'
import { QueryClient } from '@tanstack/react-query'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { everyWidget } from './every-widget.js'
import { press } from './press.js'
import { renderWidget } from './renderWidget.js'

/** What the stories, which axe looks at in English, are not shown in. */
const looks = [
  { look: 'Arabic', locale: 'ar', colorScheme: 'light', contrast: 'no-preference' },
  { look: 'dark Arabic', locale: 'ar', colorScheme: 'dark', contrast: 'no-preference' },
  { look: 'high contrast', locale: 'en', colorScheme: 'light', contrast: 'more' },
  { look: 'dark high contrast', locale: 'en', colorScheme: 'dark', contrast: 'more' },
] as const

async function prefer(contrast: 'more' | 'no-preference'): Promise<void> {
  const features = [{ name: 'prefers-contrast', value: contrast }]
  const session: CDPSession = cdp()
  await session.send('Emulation.setEmulatedMedia', { features })
}

afterEach(() => prefer('no-preference'))

test.each(everyWidget.flatMap((widget) => looks.map((look) => ({ ...widget, ...look }))))(
  'axe finds nothing in $name in $look',
  async ({ show, press: opener, part, locale, colorScheme, contrast }) => {
    await prefer(contrast)
    const queryClient = new QueryClient()
    const screen = await renderWidget(show(), { locale, colorScheme, queryClient })
    await press(screen.container, opener)
    const root = screen.container.querySelector<HTMLElement>('.ik-root')
    if (root === null) throw new Error('There is no widget')
    await expect
      .poll(() => root.querySelectorAll(`[data-ik-part="${part}"]`).length)
      .toBeGreaterThan(0)
    await expect.poll(() => root.querySelector('[data-ik-pending]')).toBeNull()
    await expect.poll(() => queryClient.isFetching()).toBe(0)
    expect(matchMedia('(prefers-contrast: more)').matches).toBe(contrast === 'more')
    // As on a page of that look: what axe finds to be no contrast is told against the page's own ground.
    document.documentElement.style.colorScheme = colorScheme
    document.body.style.background = 'Canvas'
    // What fades in has no contrast yet.
    await expect.poll(() => root.getAnimations({ subtree: true }).filter(isPassing)).toEqual([])

    // More contrast is 7 : 1 for every text, where it is 4.5 : 1 otherwise.
    const enhanced = { enabled: contrast === 'more' }
    const { violations } = await axe.run(root, { rules: { 'color-contrast-enhanced': enhanced } })
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([])
  },
)

function isPassing({ effect }: Animation): boolean {
  return effect?.getComputedTiming().endTime !== Infinity
}
