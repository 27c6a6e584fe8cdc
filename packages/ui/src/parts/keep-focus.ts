/** A ref for an element that a widget always shows: from then on the focus stays in the widget. Loaded after the first paint. */
export function keepFocusAround(element: Element | null): void {
  const root = element?.closest('.ik-root')
  if (!root) return
  import('./kept-focus.js').then(
    ({ keepFocus }) => keepFocus(root),
    // Without it the browser does as it does everywhere.
    () => undefined,
  )
}
