import { ignore } from '../client/arrive.js'

/**
 * A ref for an element that a widget always shows: from then on the focus stays in the widget. The program for it comes after
 * the first paint; without it the browser does as it does everywhere.
 */
export function keepFocusAround(element: Element | null): void {
  if (element) import('./kept-focus.js').then((it) => it.keepFocus(element)).catch(ignore)
}
