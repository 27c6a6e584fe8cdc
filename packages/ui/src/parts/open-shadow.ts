import { schemeText, sheetText } from '../styles/shadow-sheet.js'
import { adopt, makeSheet } from './adopt.js'

/** The sheets of each document, for all shadow roots in it. */
const made = new WeakMap<
  Document,
  { readonly kit: CSSStyleSheet; readonly scheme: CSSStyleSheet }
>()

function sheetsOf(page: Document) {
  const known = made.get(page)
  if (known !== undefined) return known
  const sheets = { kit: makeSheet(page, sheetText), scheme: makeSheet(page, schemeText) }
  made.set(page, sheets)
  return sheets
}

/**
 * The shadow root of an element, dressed with the kit's sheet. Around it, the page gets one rule: it hands down, as a custom
 * property of the kit, what the page's switch between light and dark says.
 */
export function openShadow(host: HTMLElement): ShadowRoot {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const { kit, scheme } = sheetsOf(host.ownerDocument)
  adopt(shadow, kit)
  adopt(host.ownerDocument, scheme)
  const around = host.getRootNode()
  if (around instanceof ShadowRoot) adopt(around, scheme)
  return shadow
}
