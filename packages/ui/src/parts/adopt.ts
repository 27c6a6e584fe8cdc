/** A sheet that is made in a document can be adopted there alone. It passes `style-src 'self'`: no nonce is needed. */
export function makeSheet(page: Document, text: string): CSSStyleSheet {
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet
  const sheet = new Sheet()
  sheet.replaceSync(text)
  return sheet
}

/** Dresses a page or shadow root with a sheet, after all others that it has. */
export function adopt(target: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets.push(sheet)
}
