import { onScroll } from './scroll.js'

const followed = new WeakSet<HTMLElement>()

/**
 * Puts the notes of a widget into the browser's top layer, where nothing of the page lies above them, and takes them out
 * when none is left.
 */
export function liftToasts(toasts: HTMLElement | null): void {
  if (!toasts?.firstChild) return
  toasts.popover = 'manual'
  if (!toasts.matches(':popover-open')) toasts.showPopover()
  follow(toasts)
}

/** Lifts the notes that are shown above what has come into the top layer since, such as a modal dialog. */
export function liftAllToasts(above: HTMLElement): void {
  const around = above.getRootNode() as Document | ShadowRoot
  for (const toasts of around.querySelectorAll<HTMLElement>('.ik-toasts:popover-open')) {
    toasts.hidePopover()
    toasts.showPopover()
    // What was there before does not rise anew.
    for (const animation of toasts.getAnimations({ subtree: true })) animation.finish()
  }
}

/** Keeps the notes at their widget, whatever scrolls, until the last is gone. */
function follow(toasts: HTMLElement): void {
  place(toasts)
  if (followed.has(toasts)) return
  followed.add(toasts)
  const move = (): void => (toasts.isConnected ? place(toasts) : stop())
  const stopScroll = onScroll(toasts, move)
  const observer = new MutationObserver(() => {
    if (toasts.firstChild !== null) return
    toasts.hidePopover()
    stop()
  })
  const stop = (): void => {
    observer.disconnect()
    stopScroll()
    window.removeEventListener('resize', move)
    followed.delete(toasts)
  }
  observer.observe(toasts, { childList: true })
  window.addEventListener('resize', move)
}

function place(toasts: HTMLElement): void {
  const widget = toasts.parentElement
  if (widget === null) return
  const { bottom, left, width } = widget.getBoundingClientRect()
  const { clientHeight } = document.documentElement
  const end = Math.min(Math.max(0, clientHeight - bottom), clientHeight - toasts.offsetHeight)
  toasts.style.left = `${left}px`
  toasts.style.width = `${width}px`
  toasts.style.bottom = `${end}px`
}
