import { createContext, useContext } from 'react'
import type { Appearance, ThemeVariable } from './appearance.js'

/** What the roots of widgets and portals share. */
export interface RootSettings {
  readonly colorScheme: NonNullable<Appearance['colorScheme']>
  readonly contrast: NonNullable<Appearance['contrast']>
  readonly density: NonNullable<Appearance['density']>
  readonly declarations: readonly (readonly [ThemeVariable, string])[]
  /** Names the `<style nonce>` rule that carries the declarations; `undefined`: they are set through CSSOM. */
  readonly themeId: string | undefined
  readonly portalContainer: HTMLElement | null
  /** `shadow`: a root opens a shadow root. `inside`: it stands in one, which carries the design decisions. */
  readonly isolation: 'light' | 'shadow' | 'inside'
}

/** Carries the {@link RootSettings}. */
export const RootContext = createContext<RootSettings>({
  colorScheme: 'auto',
  contrast: 'auto',
  density: 'comfortable',
  declarations: [],
  themeId: undefined,
  portalContainer: null,
  isolation: 'light',
})

/** The settings of the roots below this provider. */
export function useRootSettings(): RootSettings {
  return useContext(RootContext)
}
