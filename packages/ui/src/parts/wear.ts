import type { LateSheet } from '../styles/late/sheets.js'
import { adopt, makeSheet } from './adopt.js'
import { findPlace } from './sheet-place.js'

/**
 * Sees to it that elements of the kit are dressed with sheets. Where the page has the kit's style sheet in parts, those that
 * it lacks are loaded and put in; where it has the whole sheet, or none, there is nothing to do.
 * @param onWorn called when nothing is lacking: before this returns, unless something has to be loaded
 * @returns ends it, when `onWorn` should no longer be called
 */
export function dress(
  elements: readonly Element[],
  sheets: readonly LateSheet[],
  onWorn: () => void,
): () => void {
  const needed = new Set(elements.flatMap((element) => lacking(element, sheets)))

  function putOn(): void {
    if ([...needed].some(({ text }) => text.current() === undefined)) return
    for (const element of elements) {
      for (const { name, text } of lacking(element, sheets)) wear(element, name, text.current())
    }
    onWorn()
  }
  const stops = [...needed].map(({ text }) => text.subscribe(putOn))
  putOn()
  return () => {
    for (const stop of stops) stop()
  }
}

function lacking(element: Element, sheets: readonly LateSheet[]): readonly LateSheet[] {
  const style = getComputedStyle(element)
  if (style.getPropertyValue('--ik-sheet') !== 'parts') return []
  return sheets.filter(({ name }) => style.getPropertyValue(`--ik-late-${name}`) === '')
}

const isTree = (node: Node): node is Document | ShadowRoot => 'adoptedStyleSheets' in node

/** Through CSSOM, which no `style-src` forbids. */
function wear(element: Element, name: string, text = ''): void {
  const tree = element.getRootNode()
  if (!isTree(tree)) return
  const rules = `${text}.ik-root{--ik-late-${name}:1}`
  const place = findPlace(tree)
  // One rule is put in, which holds all the others.
  if (place !== undefined) place.within.insertRule(`@media all{${rules}}`, place.index)
  else adopt(tree, makeSheet(element.ownerDocument, rules))
}
