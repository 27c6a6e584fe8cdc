import type { Connection, ConnectionKind, ConnectionTest, Dialect } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { ConnectionPanelSlots } from './props.js'
import type { ConnectionActions } from './useConnectionActions.js'

/** A dialog of the panel, and what it is about. `null`: a connection that is yet to be made. */
export type AskedDialog =
  | { readonly kind: 'key' | 'zone'; readonly connection: Connection | null }
  | { readonly kind: 'rename' | 'target' | 'disconnect'; readonly connection: Connection }

/** What the parts of a panel share. */
export interface ConnectionPanelContextValue {
  readonly dialect: Dialect
  /** The ways to connect that are offered, the easiest first. */
  readonly methods: readonly ConnectionKind[]
  /** Zones that may be chosen. */
  readonly zones: readonly string[]
  /** Why connections can't be changed, in words; `undefined` when they can. */
  readonly reason: string | undefined
  readonly isOnly: boolean
  readonly actions: ConnectionActions
  /** What Make said to the last test of a connection, while the panel is on screen. */
  readonly testOf: (connectionId: string) => ConnectionTest | undefined
  readonly openDialog: (asked: AskedDialog) => void
  /** To be called in the handler of a press. */
  readonly connectByOAuth: (connection: Connection | null) => void
  /** An attempt to connect by OAuth is being started. */
  readonly isStarting: boolean
  readonly slots: ConnectionPanelSlots
}

/** Carries the {@link ConnectionPanelContextValue}. */
export const ConnectionPanelContext = createContext<ConnectionPanelContextValue | null>(null)

/**
 * What the panel around a part gives.
 * @throws {Error} outside a `ConnectionPanel`
 */
export function useConnectionPanel(): ConnectionPanelContextValue {
  const value = useContext(ConnectionPanelContext)
  if (value === null) throw new Error('This part belongs into a ConnectionPanel.')
  return value
}
