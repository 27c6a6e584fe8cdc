import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { catalogueState, shippedLocaleFor, subscribeCatalogue } from './catalogues.js'
import { createFormat, type Format } from './format.js'
import { canonicalLocale, directionOf, isTimeZone, localeChain } from './locale.js'
import type { Messages } from './locales/en.js'
import { formatMessage, type Message, type MessagePart, type Translate } from './message.js'
import { useHydrated } from './useHydrated.js'

/** Texts by language tag, each whole or in part: they go before the kit's own. */
export type MessageOverrides = Readonly<Record<string, Partial<Messages>>>

interface I18n {
  /** The language of the texts in use. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** False while the catalogue is on its way: widgets keep their text invisible rather than flash English. */
  readonly ready: boolean
  readonly format: Format
  readonly find: (key: string) => Message | undefined
}

const english: I18n = {
  language: 'en',
  direction: 'ltr',
  ready: true,
  format: createFormat('en', undefined),
  find: () => undefined,
}

const I18nContext = createContext<I18n>(english)

const none = (): (() => void) => () => undefined

/** Gives the widgets below it their language, time zone and texts. */
export function I18nProvider(props: {
  locale: string
  timeZone: string | undefined
  messages: MessageOverrides | undefined
  children: ReactNode
}): ReactNode {
  const locale = canonicalLocale(props.locale)
  const { messages } = props
  const hydrated = useHydrated()
  const supplied = localeChain(locale).find((tag) => messages?.[tag] !== undefined)
  const own = supplied === undefined ? undefined : messages?.[supplied]
  const isWhole = own?.['common.locale'] !== undefined
  const shipped = isWhole ? undefined : shippedLocaleFor(locale)

  const subscribe = useCallback(
    (listener: () => void) =>
      shipped === undefined ? none() : subscribeCatalogue(shipped, listener),
    [shipped],
  )
  const state = useSyncExternalStore(
    subscribe,
    () => (shipped === undefined ? 'failed' : catalogueState(shipped)),
    () => (shipped === undefined ? 'failed' : 'loading'),
  )
  const catalogue = typeof state === 'object' ? state : undefined

  // The server does not know the reader's time zone, so the first render in the browser must not use it either.
  const asked =
    props.timeZone !== undefined && isTimeZone(props.timeZone) ? props.timeZone : undefined
  const timeZone = asked ?? (hydrated ? undefined : 'UTC')
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone])

  const i18n = useMemo<I18n>(() => {
    const language = own?.['common.locale'] ?? catalogue?.['common.locale'] ?? supplied ?? 'en'
    const texts: Readonly<Record<string, Message | undefined>> = { ...catalogue, ...own }
    return {
      language,
      direction: directionOf(language),
      ready: state !== 'loading',
      format,
      find: (key) => texts[key],
    }
  }, [catalogue, format, own, state, supplied])

  return <I18nContext.Provider value={i18n}>{props.children}</I18nContext.Provider>
}

/** The language in use: tag, direction, whether its texts have arrived. */
export function useLanguage(): Pick<I18n, 'language' | 'direction' | 'ready'> {
  return useContext(I18nContext)
}

/** Writes numbers, times, durations and lists in the provider's language and time zone. */
export function useFormat(): Format {
  return useContext(I18nContext).format
}

/**
 * Looks texts up in the provider's language; `part` holds the keys and their English, shown where nothing better is known.
 * @param part the English texts of a feature, such as `scenarioMessages`
 */
export function useMessages<const P extends MessagePart>(part: P): Translate<P> {
  const { find, format } = useContext(I18nContext)
  return useCallback<Translate<P>>(
    (key, ...args) => {
      const message = find(key) ?? part[key]
      const values = args[0] as Readonly<Record<string, string | number>> | undefined
      return message === undefined ? key : formatMessage(message, values, format)
    },
    [find, format, part],
  )
}
