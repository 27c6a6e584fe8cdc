/**
 * Hears of all that scrolls in the page, and in the shadow root that an element may stand in: what scrolls there is told
 * to nobody outside.
 * @returns stops it
 */
export function onScroll(element: Element, listener: (event: Event) => void): () => void {
  const targets = [window, element.getRootNode()]
  for (const target of targets) target.addEventListener('scroll', listener, true)
  return () => {
    for (const target of targets) target.removeEventListener('scroll', listener, true)
  }
}

/** Whether an element stands in another, shadow roots looked through. */
export function holds(outer: Element, inner: Element): boolean {
  if (outer.contains(inner)) return true
  const root = inner.getRootNode()
  return root instanceof ShadowRoot && holds(outer, root.host)
}
