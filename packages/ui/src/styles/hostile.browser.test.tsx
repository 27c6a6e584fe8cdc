import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { hostSheets, type HostName } from '../testing/hosts.js'
import { difference, hostOf, pixels, showStill, shownWidgets } from '../testing/pixels.js'

const names = Object.keys(hostSheets) as HostName[]

/** The share of pixels that may differ in a shadow root: none. */
const tolerance = 0

beforeEach(async () => {
  // Small enough for the runner's window: a frame that it has to scale is drawn anew, with other edges, at each place.
  await page.viewport(920, 640)
  // Times in words and the chart's end move with the clock.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => void vi.useRealTimers())

/** The page is another host's from now on. @returns takes its sheet away */
function dress(css: string): () => void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  const undress = (): void => style.remove()
  onTestFinished(undress)
  return undress
}

describe('in a shadow root', () => {
  test.each(Object.keys(shownWidgets))('%s looks the same in every host', async (name) => {
    const screen = await showStill(name, 'shadow')
    const found: Record<string, number> = {}
    for (const host of names) {
      const plain = await pixels(hostOf(screen))
      const undress = dress(hostSheets[host])
      found[host] = difference(plain, await pixels(hostOf(screen)))
      undress()
    }
    expect(Object.entries(found).filter(([, share]) => share > tolerance)).toEqual([])
  })

  test('a dialog looks the same in every host', async () => {
    const screen = await showStill('TeamRoles', 'shadow')
    await screen
      .getByRole('button', { name: /^Invite/ })
      .first()
      .click()
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    // The caret blinks.
    await userEvent.keyboard('{Tab}')
    const dialog = screen.getByRole('dialog').element()
    for (const host of names) {
      const plain = await pixels(dialog)
      const undress = dress(hostSheets[host])
      expect([host, difference(plain, await pixels(dialog))]).toEqual([host, 0])
      undress()
    }
  })
})

/**
 * How much may change in the page's own tree, in percent of pixels (100: another size). Where nothing is said, nothing may. Against
 * important rules and rules for `*` the page's tree has no defence: there `isolation: 'shadow'` is meant.
 */
const mayChange: Partial<Record<HostName, number>> = {
  // It dresses `*`, and unsets `*::before` and `*::after`.
  'Material (Beer CSS)': 100,
  'a reset that unsets': 100,
  'important rules': 100,
}

describe('in the page’s own tree', () => {
  test.each(Object.keys(shownWidgets))('%s changes no more than is said', async (name) => {
    const screen = await showStill(name, 'light')
    const root = screen.container.querySelector('.ik-root') as HTMLElement
    const found: Record<string, number> = {}
    for (const host of names) {
      const plain = await pixels(root)
      const undress = dress(hostSheets[host])
      found[host] = difference(plain, await pixels(root))
      undress()
    }
    expect(
      names
        .filter((host) => (found[host] ?? 0) > (mayChange[host] ?? 0))
        .map((host) => [host, found[host]]),
    ).toEqual([])
  })
})

test.each(['light', 'shadow'] as const)('the page’s own pixels stay (%s)', async (isolation) => {
  const own = document.createElement('div')
  own.innerHTML = `<h2>Orders</h2><p>Text with <a href="#x">a link</a> and <code>code</code>.</p>
    <form><label>Name <input value="Ana"></label> <select><option>One</option></select>
    <input type="checkbox" checked> <button type="button">Save</button></form>
    <table><tr><th>Order</th><td>17</td></tr></table><ul><li>one</li></ul><details open><summary>More</summary>x</details>`
  // Beneath whatever a widget grows to in a hostile page.
  own.style.cssText = 'position: absolute; top: 6000px; left: 0; width: 600px'
  document.body.append(own)
  onTestFinished(() => own.remove())
  const sheets = [...document.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]')]
  expect(sheets.length).toBeGreaterThan(0)
  const kit = (disabled: boolean) => {
    for (const { sheet } of sheets) if (sheet) sheet.disabled = disabled
  }
  onTestFinished(() => kit(false))
  for (const host of names) {
    const undress = dress(hostSheets[host])
    kit(true)
    document.adoptedStyleSheets = []
    const without = await pixels(own)
    kit(false)
    const screen = await showStill('ScenarioList', isolation)
    const share = difference(without, await pixels(own))
    await screen.unmount()
    undress()
    expect([host, share]).toEqual([host, 0])
  }
})

/** What is at a point of the page, shadow roots looked into. */
function seenAt(x: number, y: number): Element | null {
  let seen = document.elementFromPoint(x, y)
  while (seen?.shadowRoot) {
    const inner = seen.shadowRoot.elementFromPoint(x, y)
    if (inner === null || inner === seen) break
    seen = inner
  }
  return seen
}

describe.each(['light', 'shadow'] as const)(
  'above a page that lies over everything (%s)',
  (isolation) => {
    /** Shows the manager beneath a veil, so that presses are made by the program. */
    async function veil() {
      const screen = await showStill('WebhookManager', isolation)
      const cover = document.createElement('div')
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: gold'
      document.body.append(cover)
      onTestFinished(() => cover.remove())
      const inside = isolation === 'shadow' ? hostOf(screen).shadowRoot : screen.container
      const find = (selector: string) => inside?.querySelector<HTMLElement>(selector) ?? null
      const isSeen = (selector: string): boolean => {
        const element = find(selector)
        if (element === null) return false
        const { x, y, width, height } = element.getBoundingClientRect()
        return element.contains(seenAt(x + width / 2, y + height / 2))
      }
      return { screen, find, isSeen }
    }

    test('lie menus, dialogs and what is told', async () => {
      const { screen, find, isSeen } = await veil()
      expect(isSeen('.ik-switch')).toBe(false)
      find('.ik-menu-button')?.click()
      await expect.poll(() => isSeen('.ik-menu:popover-open [role="menuitem"]')).toBe(true)
      find('.ik-menu:popover-open')?.hidePopover()

      screen.backend.fail('disableWebhook', 'upstream-timeout')
      find('.ik-switch[aria-checked="true"]')?.click()
      await expect.poll(() => isSeen('.ik-toast')).toBe(true)
      find('.ik-toast button')?.click()
      await expect.poll(() => find('.ik-toast')).toBeNull()
      await expect.poll(() => find('.ik-toasts:popover-open')).toBeNull()

      find('.ik-webhook-button')?.click()
      await expect.poll(() => isSeen('.ik-dialog[open] .ik-dialog-title')).toBe(true)
    })

    test('what was told before a dialog came stays above that too', async () => {
      const { screen, find } = await veil()
      screen.backend.fail('disableWebhook', 'upstream-timeout')
      find('.ik-switch[aria-checked="true"]')?.click()
      await expect.poll(() => find('.ik-toasts:popover-open .ik-toast')).not.toBeNull()
      await expect.poll(() => find('.ik-toast')?.getAnimations()).toEqual([])
      const before = await pixels(find('.ik-toast') as Element)
      find('.ik-webhook-button')?.click()
      await expect.poll(() => find('.ik-dialog[open]')).not.toBeNull()
      // Its round corners alone let the veil through, which is darker now.
      await expect
        .poll(async () => difference(before, await pixels(find('.ik-toast') as Element)))
        .toBeLessThan(1)
    })
  },
)
