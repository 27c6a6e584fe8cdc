import { useCallback, useRef } from 'react'
import { useLanguage } from '../i18n/I18nProvider.js'
import type { ThemeVariable } from './appearance.js'
import { useRootSettings } from './root-context.js'
import { useLayoutEffectInBrowser } from './useLayoutEffectInBrowser.js'

/** The attributes of an `ik-root`, to be spread on the outermost element of a widget or portal. */
export interface RootAttributes {
  ref: (element: HTMLElement | null) => void
  lang: string
  dir: 'ltr' | 'rtl'
  'data-ik-scheme': string
  'data-ik-contrast': string
  'data-ik-density': string
  'data-ik-theme': string | undefined
  'data-ik-pending': '' | undefined
  'data-ik-inside': '' | undefined
}

/** Language, direction, colour scheme and variables for the outermost element of a widget or portal. */
export function useRoot(): RootAttributes {
  const { colorScheme, contrast, declarations, density, isolation, themeId } = useRootSettings()
  const { language, direction, ready } = useLanguage()
  const element = useRef<HTMLElement | null>(null)
  const set = useRef<ThemeVariable[]>([])

  useLayoutEffectInBrowser(() => {
    const style = element.current?.style
    if (style === undefined) return
    const wanted = themeId === undefined && isolation !== 'inside' ? declarations : []
    for (const name of set.current) style.removeProperty(name)
    for (const [name, value] of wanted) style.setProperty(name, value)
    set.current = wanted.map(([name]) => name)
  }, [declarations, isolation, themeId])

  const ref = useCallback((node: HTMLElement | null) => {
    element.current = node
  }, [])
  return {
    ref,
    lang: language,
    dir: direction,
    'data-ik-scheme': colorScheme,
    'data-ik-contrast': contrast,
    'data-ik-density': density,
    'data-ik-theme': themeId,
    'data-ik-pending': ready ? undefined : '',
    'data-ik-inside': isolation === 'inside' ? '' : undefined,
  }
}
