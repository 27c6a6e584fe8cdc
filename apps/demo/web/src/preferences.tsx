import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { ar } from './i18n/ar.js'
import { en } from './i18n/en.js'
import { id } from './i18n/id.js'
import { ko } from './i18n/ko.js'
import { th } from './i18n/th.js'
import type { TextKey, Texts } from './i18n/en.js'
import type { ReactNode } from 'react'

const texts = { en, ko, id, th, ar } as const satisfies Record<string, Texts>

/** A language of Larkfield. */
export type Language = keyof typeof texts

/** The languages of Larkfield, each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ko: '한국어',
  id: 'Bahasa Indonesia',
  th: 'ไทย',
  ar: 'العربية',
}

/** What this browser remembers of how its person likes to see Larkfield. */
export interface Preferences {
  readonly language: Language
  readonly dark: boolean
  /** More contrast than usual; at first what the system asks for. */
  readonly contrast: boolean
  readonly setLanguage: (language: Language) => void
  readonly setDark: (dark: boolean) => void
  readonly setContrast: (contrast: boolean) => void
  /** The text of a key in the present language, with its `{places}` filled. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string
}

const PreferencesContext = createContext<Preferences | null>(null)
const storageKey = 'larkfield.preferences'

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(texts, value)
}

function load(): Pick<Preferences, 'language' | 'dark' | 'contrast'> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  const contrast = window.matchMedia('(prefers-contrast: more)').matches
  const language = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    const found = stored as { language?: unknown; dark?: unknown; contrast?: unknown }
    return {
      language: isLanguage(found.language) ? found.language : language,
      dark: typeof found.dark === 'boolean' ? found.dark : dark,
      contrast: typeof found.contrast === 'boolean' ? found.contrast : contrast,
    }
  } catch {
    return { language, dark, contrast }
  }
}

/** Keeps the preferences, and puts language, direction and theme onto the page itself. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(load)
  const { language, dark, contrast } = chosen
  useEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dir = language === 'ar' ? 'rtl' : 'ltr'
    root.dataset['theme'] = dark ? 'dark' : 'light'
    root.dataset['contrast'] = contrast ? 'more' : 'standard'
    try {
      localStorage.setItem(storageKey, JSON.stringify({ language, dark, contrast }))
    } catch {
      // A browser that stores nothing still shows the page; it only forgets the choice.
    }
  }, [language, dark, contrast])
  const value = useMemo<Preferences>(
    () => ({
      language,
      dark,
      contrast,
      setLanguage: (next) => setChosen((now) => ({ ...now, language: next })),
      setDark: (next) => setChosen((now) => ({ ...now, dark: next })),
      setContrast: (next) => setChosen((now) => ({ ...now, contrast: next })),
      t: (key, values = {}) =>
        texts[language][key].replace(/\{(\w+)\}/g, (place, name: string) =>
          String(values[name] ?? place),
        ),
    }),
    [language, dark, contrast],
  )
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}

/** How the person likes to see Larkfield. */
export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext)
  if (value === null) throw new Error('usePreferences needs PreferencesProvider above it')
  return value
}
