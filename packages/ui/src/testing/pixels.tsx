import pixelmatch from 'pixelmatch'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { ConnectionPanel } from '../features/connections/index.js'
import { ExecutionTimeline } from '../features/executions/index.js'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { AutomationSettings } from '../features/settings/index.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { renderWidget, type RenderedWidget, type RenderWidgetOptions } from './renderWidget.js'

/** The widgets that are looked at, and what is there once they have read. */
export const shownWidgets: Readonly<
  Record<string, { readonly widget: ReactNode; readonly ready: string }>
> = {
  ScenarioList: { widget: <ScenarioList />, ready: '[data-ik-part="row"]' },
  ExecutionTimeline: { widget: <ExecutionTimeline />, ready: '[data-ik-run]' },
  WebhookManager: { widget: <WebhookManager />, ready: '.ik-switch' },
  TeamRoles: { widget: <TeamRoles />, ready: '.ik-badge' },
  ConnectionPanel: { widget: <ConnectionPanel />, ready: '.ik-connection-name' },
  AutomationSettings: { widget: <AutomationSettings />, ready: '[data-ik-part="row"]' },
}

/** What is seen of an element. */
export async function pixels(element: Element): Promise<ImageData> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  // Hosts let their colours glide, and what goes on pulses.
  const inside = element.shadowRoot ?? (element.getRootNode() as Document | ShadowRoot)
  for (const animation of [...document.getAnimations(), ...inside.getAnimations()]) {
    if (animation instanceof CSSTransition) animation.finish()
    else {
      animation.pause()
      animation.currentTime = 0
    }
  }
  const base64 = await page.screenshot({ element, save: false })
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (context === null) throw new Error('There is no canvas')
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height)
}

/** The share of pixels that look different, in percent; another size is a difference of everything. */
export function difference(one: ImageData, other: ImageData): number {
  if (one.width !== other.width || one.height !== other.height) return 100
  const { width, height } = one
  const count = pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.1 })
  return Math.round((10_000 * count) / (width * height)) / 100
}

/** Waits until nothing changes any more: all is read, and the fonts are there. */
async function settle(element: Element): Promise<void> {
  await document.fonts.ready
  let before = await pixels(element)
  await expect
    .poll(
      async () => {
        const now = await pixels(element)
        const share = difference(before, now)
        before = now
        return share
      },
      { timeout: 10_000, interval: 300 },
    )
    .toBe(0)
}

/** A place of the test's own: hosts move what stands in their pages, which is their affair. */
function place(screen: RenderedWidget): void {
  const style = {
    all: 'initial',
    position: 'absolute',
    top: '0',
    left: '0',
    display: 'block',
    width: '900px',
    direction: 'ltr',
  }
  for (const element of [screen.container, screen.container.firstElementChild as HTMLElement]) {
    for (const [name, value] of Object.entries(style)) {
      element.style.setProperty(name, value, 'important')
    }
  }
}

/** The element whose shadow root the widget is in. */
export const hostOf = (screen: RenderedWidget) =>
  screen.container.querySelector('[data-ik-part="shadow-host"]') as HTMLElement

/** Puts a widget of {@link shownWidgets} where hosts can't move it, and waits until nothing changes any more. */
export async function showStill(
  name: string,
  isolation: 'light' | 'shadow',
  options: Pick<RenderWidgetOptions, 'nonce'> = {},
): Promise<RenderedWidget> {
  const { widget, ready } = shownWidgets[name] ?? {}
  const screen = await renderWidget(widget, {
    backend: { scenarios: 6, executions: 40 },
    ...options,
    isolation,
    width: 900,
    // The font's family is the page's on purpose, in both.
    variables: { '--ik-font': 'sans-serif', '--ik-font-mono': 'monospace' },
  })
  place(screen)
  const around = () => (isolation === 'shadow' ? hostOf(screen).shadowRoot : screen.container)
  await expect.poll(() => around()?.querySelector(ready ?? ''), { timeout: 10_000 }).toBeTruthy()
  await settle(
    isolation === 'shadow'
      ? hostOf(screen)
      : (screen.container.firstElementChild ?? screen.container),
  )
  return screen
}
