import { isFocusLost } from './focus-lost.js'

/** What stands for one thing of a list. */
const rows = '[data-ik-part="row"], [data-ik-part="webhook"]'
/** So far back it is remembered where the focus was. */
const mostSteps = 8

const kept = new WeakSet<Element>()

/**
 * Gives the focus to what is next where the element that had it leaves a widget: a deleted row, a button that is no longer
 * of use. The browser would give it to the page, and whoever has no mouse would begin anew at its top.
 *
 * Within a row that stays, its menu has the focus then; where the row is gone, that of the row in its place; else whatever had
 * the focus before and is still there.
 */
export function keepFocus(inside: Element): void {
  const root = inside.closest('.ik-root')
  if (root === null || kept.has(root)) return
  kept.add(root)
  let trail: HTMLElement[] = []
  let row: Element | null = null
  let place = -1

  root.addEventListener('focusin', ({ target }) => {
    const element = target as HTMLElement
    trail = [element, ...trail.filter((one) => one !== element)].slice(0, mostSteps)
    // A dialog speaks of the row that it was opened from.
    if (element.closest('dialog') !== null) return
    row = element.closest(rows)
    place = row === null ? -1 : [...root.querySelectorAll(rows)].indexOf(row)
  })
  root.addEventListener('focusout', (event) => {
    const { relatedTarget, target } = event as FocusEvent
    if (relatedTarget !== null) return
    // Whoever presses beside everything has left; what goes away is in the page no longer by then.
    queueMicrotask(() => {
      if ((target as Element).isConnected) trail = []
    })
  })
  new MutationObserver(() => {
    if (trail[0] === undefined || trail[0].isConnected) return
    if (!isFocusLost()) return
    const rest = [...root.querySelectorAll(rows)]
    const near = row?.isConnected ? row : place < 0 ? undefined : (rest[place] ?? rest.at(-1))
    const next =
      near?.querySelector<HTMLElement>('.ik-menu-button') ?? trail.find((one) => one.isConnected)
    next?.focus({ preventScroll: true })
  }).observe(root, { childList: true, subtree: true })
}
