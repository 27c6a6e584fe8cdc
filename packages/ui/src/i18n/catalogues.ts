import { localeChain } from './locale.js'
import type { Messages } from './locales/en.js'

const loaders: Readonly<Record<string, () => Promise<Messages>>> = {
  ko: async () => (await import('./locales/ko.js')).ko,
  id: async () => (await import('./locales/id.js')).id,
  th: async () => (await import('./locales/th.js')).th,
  ar: async () => (await import('./locales/ar.js')).ar,
}

/** Languages that the kit carries, English first; all but English are loaded when asked for. */
export const locales = ['en', 'ko', 'id', 'th', 'ar'] as const

/** A language that the kit carries. */
export type Locale = (typeof locales)[number]

/** Where the catalogue of a language stands. `failed`: it could not be loaded, English is shown. */
export type CatalogueState = Messages | 'loading' | 'failed'

const states = new Map<string, CatalogueState>()
const listeners = new Set<() => void>()

/** The shipped language other than English that serves a tag best, or `undefined`. */
export function shippedLocaleFor(locale: string): string | undefined {
  return localeChain(locale).find((tag) => Object.hasOwn(loaders, tag))
}

/** What is known of a language now. */
export function catalogueState(locale: string): CatalogueState {
  return states.get(locale) ?? 'loading'
}

/** Calls back whenever a catalogue arrives; starts to load `locale` if nobody did. A failed load is tried again. */
export function subscribeCatalogue(locale: string, listener: () => void): () => void {
  listeners.add(listener)
  const load = loaders[locale]
  const state = states.get(locale)
  if (load !== undefined && (state === undefined || state === 'failed')) {
    states.set(locale, 'loading')
    void load()
      .catch(() => 'failed' as const)
      .then((result) => {
        states.set(locale, result)
        for (const notify of listeners) notify()
      })
  }
  return () => listeners.delete(listener)
}
