import { QueryClient } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { everyWidget } from './every-widget.js'
import { pseudoMessages } from './pseudo-locale.js'
import { press } from './press.js'
import { renderWidget } from './renderWidget.js'

/** The narrowest box that is served, half of a small laptop (which is what 200 % of zoom leave), and a wide page. */
const widths = [280, 512, 1200]
const languages = ['en', 'ar', 'en-XA'] as const

const cases = everyWidget.flatMap((widget) =>
  widths.flatMap((width) => languages.map((locale) => ({ ...widget, width, locale }))),
)

test.each(cases)(
  '$name loses nothing at $width px in $locale',
  async ({ show, press: opener, part, width, locale }) => {
    // What is opened from a widget is as wide as the page lets it.
    if (opener !== undefined) await page.viewport(width, 768)
    onTestFinished(() => page.viewport(1024, 768))
    const queryClient = new QueryClient()
    const screen = await renderWidget(show(), {
      locale,
      queryClient,
      width,
      messages: { 'en-XA': pseudoMessages },
      backend: { scenarios: 8, executions: 8 },
    })
    await press(screen.container, opener)
    const root = screen.container.querySelector<HTMLElement>('.ik-root')
    if (root === null) throw new Error('There is no widget')
    await expect
      .poll(() => root.querySelectorAll(`[data-ik-part="${part}"]`).length)
      .toBeGreaterThan(0)
    await expect.poll(() => root.querySelector('[data-ik-pending]')).toBeNull()
    await expect.poll(() => queryClient.isFetching()).toBe(0)

    const box = root.querySelector<HTMLElement>('dialog[open]') ?? root
    expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth)
    expect(outside(box)).toEqual([])
    expect(clipped(box)).toEqual([])
  },
)

/** What can be pressed or filled in, and can be seen. */
function controls(root: HTMLElement): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>('button, input, select, textarea, a')
  return [...all].filter((element) => element.checkVisibility({ visibilityProperty: true }))
}

/** The controls that stand out of the widget at its sides. */
function outside(root: HTMLElement): string[] {
  const frame = root.getBoundingClientRect()
  return controls(root)
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < frame.left - 1 || right > frame.right + 1)
    })
    .map(nameOf)
}

/** The buttons whose text does not fit them. */
function clipped(root: HTMLElement): string[] {
  return controls(root)
    .filter(
      (element) => element.matches('.ik-button') && element.scrollWidth > element.clientWidth + 1,
    )
    .map(nameOf)
}

function nameOf(element: HTMLElement): string {
  return `${element.className} ${element.ariaLabel ?? element.textContent}`
}
