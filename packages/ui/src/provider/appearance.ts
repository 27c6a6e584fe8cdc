/**
 * The design decisions that a host can set, as custom properties: in `appearance.variables`, or in its own
 * style sheet on `.ik-root`. Colours take any CSS colour; `light-dark(A, B)` gives one for each scheme.
 */
export const themeVariables = [
  '--ik-font',
  '--ik-font-mono',
  '--ik-font-size',
  '--ik-line-height',
  '--ik-radius',
  '--ik-radius-button',
  '--ik-background',
  '--ik-surface',
  '--ik-hover',
  '--ik-selected',
  '--ik-text',
  '--ik-text-muted',
  '--ik-border',
  '--ik-border-strong',
  '--ik-accent',
  '--ik-accent-hover',
  '--ik-on-accent',
  '--ik-button',
  '--ik-button-hover',
  '--ik-on-button',
  '--ik-focus',
  '--ik-success',
  '--ik-warning',
  '--ik-danger',
  '--ik-info',
  '--ik-shadow',
  '--ik-space',
  '--ik-list-max-height',
] as const

/** The name of a design decision: see {@link themeVariables}. */
export type ThemeVariable = (typeof themeVariables)[number]

/** How widgets look. */
export interface Appearance {
  /**
   * `auto` (default): follows `data-theme`, `data-color-scheme` or the class `dark`/`light` on any element above,
   * else the system. `light` and `dark` force one.
   */
  colorScheme?: 'auto' | 'light' | 'dark' | undefined
  /**
   * `auto` (default): more contrast for who asks the system for it (`prefers-contrast: more`). `more` gives it to
   * everybody, `standard` to nobody. In `auto` and `more` text has at least 7 : 1 against its ground, and every line
   * at least 3 : 1. Forced colours (Windows' contrast themes) are followed in each.
   */
  contrast?: 'auto' | 'more' | 'standard' | undefined
  /** Own values of the design decisions. */
  variables?: { readonly [name in ThemeVariable]?: string } | undefined
  /** `comfortable` (default) or `compact` rows. */
  density?: 'comfortable' | 'compact' | undefined
  /**
   * How the host's styles are kept out. `light` (default): by the sheet's own rules, in the page's own tree; slots
   * keep the host's styles. `shadow`: each widget in a shadow root of its own, with the sheet that the kit then loads by
   * itself: for pages that dress everything. Nothing of it is in server-rendered HTML.
   */
  isolation?: 'light' | 'shadow' | undefined
}

// A value that could end its declaration would let a tenant's "brand colour" write rules of its own.
const unsafe = /[;{}<>\\]|\/\*/

/** The declarations of `variables` that are known and harmless. */
export function declarationsOf(variables: Appearance['variables']): [ThemeVariable, string][] {
  return themeVariables.flatMap((name): [ThemeVariable, string][] => {
    const value = variables?.[name]
    return value === undefined || unsafe.test(value) ? [] : [[name, value]]
  })
}
