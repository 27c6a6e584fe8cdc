import { schemeText, sheetText } from '../styles/shadow-sheet.js'

/** The sheets of each document: one that is made in a document can be adopted there alone. */
const made = new WeakMap<
  Document,
  { readonly kit: CSSStyleSheet; readonly scheme: CSSStyleSheet }
>()

function sheetsOf(page: Document) {
  const known = made.get(page)
  if (known !== undefined) return known
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet
  const sheets = { kit: new Sheet(), scheme: new Sheet() }
  // A sheet that is made so passes `style-src 'self'`: no nonce is needed.
  sheets.kit.replaceSync(sheetText)
  sheets.scheme.replaceSync(schemeText)
  made.set(page, sheets)
  return sheets
}

function adopt(target: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets.push(sheet)
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
