type RuleHolder = CSSStyleSheet | CSSGroupingRule

/** Where rules can be put in. */
export interface SheetPlace {
  readonly within: RuleHolder
  readonly index: number
}

/**
 * Where the kit's own sheets end in a page or shadow root: what is put there comes after all of them and before what the host says
 * after them, in the layer that the host has put them into.
 * @returns `undefined` when the sheets can't be read, as those of another origin
 */
export function findPlace(tree: Document | ShadowRoot): SheetPlace | undefined {
  const sheets = [...tree.styleSheets, ...tree.adoptedStyleSheets].toReversed()
  for (const sheet of sheets) {
    const place = sheet.disabled ? undefined : placeWithin(sheet)
    if (place !== undefined) return place
  }
  return undefined
}

function placeWithin(within: RuleHolder): SheetPlace | undefined {
  const rules = rulesOf(within)
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index]
    if (rule === undefined) continue
    if (isStyleRule(rule)) {
      if (isMark(rule)) return { within, index }
      continue
    }
    const inside = isImport(rule) ? rule.styleSheet : isGroup(rule) ? rule : null
    const place = inside === null ? undefined : placeWithin(inside)
    if (place !== undefined) return place
  }
  return undefined
}

/** None when the sheet is not to be read. */
function rulesOf(holder: RuleHolder): readonly CSSRule[] {
  try {
    return [...holder.cssRules]
  } catch {
    return []
  }
}

// By what they have: rules of another document are of other classes.
const isStyleRule = (rule: CSSRule): rule is CSSStyleRule => 'selectorText' in rule
const isImport = (rule: CSSRule): rule is CSSImportRule => 'styleSheet' in rule
const isGroup = (rule: CSSRule): rule is CSSGroupingRule => 'insertRule' in rule

/** The rule with which the kit's own sheet of a widget ends (styles/widgets). */
const isMark = ({ selectorText, style }: CSSStyleRule): boolean =>
  selectorText.includes('.ik-root') && style.getPropertyValue('--ik-sheet') === 'parts'
