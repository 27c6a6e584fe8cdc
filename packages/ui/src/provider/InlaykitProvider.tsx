'use client'

import { createRouteClient } from '@inlaykit/shared/client'
import { QueryClient } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { KitContext, type Kit, type Scope } from '../client/context.js'
import { createEventHub } from '../client/event-hub.js'
import { reportProblems } from '../client/report-problems.js'
import type { KitEvent } from '../client/telemetry.js'
import { useEventStream } from '../client/useEventStream.js'
import { I18nProvider, type MessageOverrides } from '../i18n/I18nProvider.js'
import { declarationsOf, type Appearance } from './appearance.js'
import { RootContext, type RootSettings } from './root-context.js'
import { useLayoutEffectInBrowser } from './useLayoutEffectInBrowser.js'

/** What {@link InlaykitProvider} takes. Give it `key={user.id}` where people can change without a page load. */
export interface InlaykitProviderProps {
  /** Where the BFF is mounted, for example `/api/inlaykit`. */
  baseUrl: string
  /** Which of the tenant's connections is shown; its default one when absent. */
  connectionId?: string | undefined
  /** The `fetch` to use; the browser's own by default. */
  fetch?: typeof globalThis.fetch | undefined
  /** Headers sent with every request. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Gives the viewer token, for hosts without a session cookie. Asked before each request. */
  getToken?: (() => string | null | Promise<string | null>) | undefined
  /** The host's own query client, to share its cache and devtools; the kit makes its own by default. */
  queryClient?: QueryClient | undefined
  /** The language tag, `en` by default. Carried: en, ko, id, th, ar; others by `messages`. */
  locale?: string | undefined
  /** Own texts by language tag, whole or in part: `{ en: { 'scenarioList.emptyTitle': '…' } }`. */
  messages?: MessageOverrides | undefined
  /** The IANA time zone of shown times; the browser's own by default. */
  timeZone?: string | undefined
  /** How widgets look. */
  appearance?: Appearance | undefined
  /** The page's CSP nonce: `variables` then travel as one `<style nonce>`, server-rendered too; else through CSSOM. */
  nonce?: string | undefined
  /** Hears of actions, problems and the state of the live stream. */
  onEvent?: ((event: KitEvent) => void) | undefined
  /**
   * Where dialogs, menus and toasts are put. By default inside their widget: they are in the browser's top layer,
   * so nothing clips them, and within a host's own dialog they stay reachable. Not used in `isolation: 'shadow'`, where
   * they would leave the isolation.
   */
  portalContainer?: HTMLElement | null | undefined
  children?: ReactNode
}

/** Joins the widgets below it to the BFF, and gives them language, time zone and look. Renders no element of its own. */
export function InlaykitProvider(props: InlaykitProviderProps): ReactNode {
  const { appearance, baseUrl, connectionId, nonce } = props
  const kit = useKitOf(props)
  const themeId = useId()

  const variables = JSON.stringify(appearance?.variables ?? {})
  const declarations = useMemo(
    () => declarationsOf(JSON.parse(variables) as Appearance['variables']),
    [variables],
  )
  const colorScheme = appearance?.colorScheme ?? 'auto'
  const contrast = appearance?.contrast ?? 'auto'
  const density = appearance?.density ?? 'comfortable'
  const isolation = appearance?.isolation ?? 'light'
  const portalContainer = props.portalContainer ?? null
  const hasSheet = nonce !== undefined && declarations.length > 0
  const root = useMemo<RootSettings>(
    () => ({
      colorScheme,
      contrast,
      density,
      declarations,
      themeId: hasSheet ? themeId : undefined,
      portalContainer,
      isolation,
    }),
    [colorScheme, contrast, declarations, density, hasSheet, isolation, portalContainer, themeId],
  )

  return (
    <KitContext.Provider value={kit}>
      <I18nProvider
        locale={props.locale ?? 'en'}
        timeZone={props.timeZone}
        messages={props.messages}
      >
        <RootContext.Provider value={root}>
          {hasSheet && (
            <style
              nonce={nonce}
              suppressHydrationWarning
              // The declarations are checked by declarationsOf: none can leave its rule or the element.
              dangerouslySetInnerHTML={{ __html: toRule(themeId, declarations) }}
            />
          )}
          <EventStream key={`${baseUrl} ${connectionId ?? ''}`} />
          {props.children}
        </RootContext.Provider>
      </I18nProvider>
    </KitContext.Provider>
  )
}

function EventStream(): null {
  useEventStream()
  return null
}

function toRule(themeId: string, declarations: RootSettings['declarations']): string {
  const body = declarations.map(([name, value]) => `${name}:${value}`).join(';')
  return `[data-ik-theme="${themeId}"]{${body}}`
}

function useKitOf(props: InlaykitProviderProps): Kit {
  const { baseUrl, connectionId } = props
  // Hosts write `headers={{…}}` and arrow functions inline: read them when a request is made, not as identities.
  const latest = useRef(props)
  useLayoutEffectInBrowser(() => {
    latest.current = props
  })

  const [own] = useState(() => new QueryClient())
  const queryClient = props.queryClient ?? own
  useEffect(() => {
    queryClient.mount()
    return () => queryClient.unmount()
  }, [queryClient])

  return useMemo<Kit>(() => {
    // oxlint-disable react/refs -- All of these are called later: by requests, and by what happens.
    const emit = (event: KitEvent): void => latest.current.onEvent?.(event)
    const plain = createRouteClient({
      baseUrl,
      connectionId,
      headers: () => latest.current.headers ?? {},
      getToken: () => latest.current.getToken?.() ?? null,
      fetch: (input, init) => (latest.current.fetch ?? globalThis.fetch)(input, init),
    })
    const client = reportProblems(plain, emit)
    // oxlint-enable react/refs
    const scope: Scope = ['inlaykit', baseUrl, connectionId ?? '']
    const hub = createEventHub({ client, queryClient, scope })
    return { client, queryClient, scope, hub, emit }
  }, [baseUrl, connectionId, queryClient])
}
