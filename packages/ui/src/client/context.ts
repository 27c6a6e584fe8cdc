import type { RouteClient } from '@inlaykit/shared/client'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { EventHub } from './event-hub.js'
import type { KitEvent } from './telemetry.js'

/** The first parts of every query key of the kit: where the BFF is and which connection is meant. */
export type Scope = readonly ['inlaykit', baseUrl: string, connectionId: string]

/** What every hook of the kit needs. */
export interface Kit {
  readonly client: RouteClient
  readonly queryClient: QueryClient
  readonly scope: Scope
  readonly hub: EventHub
  /** Tells the host; does nothing when it does not listen. */
  readonly emit: (event: KitEvent) => void
}

/** Carries the {@link Kit}. */
export const KitContext = createContext<Kit | null>(null)

/**
 * What the provider above gives.
 * @throws {Error} outside an `InlaykitProvider`
 */
export function useKit(): Kit {
  const kit = useContext(KitContext)
  if (kit === null) throw new Error('Inlaykit: widgets and hooks need an <InlaykitProvider> above.')
  return kit
}
