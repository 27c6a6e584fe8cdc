import type {
  Connection,
  ConnectionKind,
  ConnectionTest,
  UpdateConnectionInput,
} from '@inlaykit/shared'
import type { ReactNode } from 'react'
import type { MenuItem } from '../../parts/Menu.js'
import type { WidgetProps } from '../../parts/WidgetRoot.js'
import type { ConnectWithApiKeyInput } from './useConnectWithApiKey.js'

/** What a person is about to do. An API key is never part of it. */
export type ConnectionAction =
  | {
      readonly type: 'connect-api-key'
      /** The connection whose key is renewed; `null`: a new one. */
      readonly connection: Connection | null
      readonly target: Omit<ConnectWithApiKeyInput, 'apiKey'>
    }
  | {
      readonly type: 'connect-oauth'
      /** The connection that is renewed; `null`: a new one. */
      readonly connection: Connection | null
    }
  | {
      readonly type: 'update'
      readonly connection: Connection
      readonly changes: UpdateConnectionInput
    }
  | { readonly type: 'test' | 'disconnect'; readonly connection: Connection }

/** How it came out. */
export type ConnectionActionResult =
  | {
      readonly outcome: 'done'
      /** As it is now; `null`: it is gone, or which one it is cannot be told. */
      readonly connection: Connection | null
      /** What Make said, after a test and after connecting by a key. */
      readonly test?: ConnectionTest
    }
  | { readonly outcome: 'failed'; readonly error: Error }

/** Parts of the panel that a host can put in or replace. */
export interface ConnectionPanelSlots {
  /** After the buttons that connect. */
  readonly headEnd?: ReactNode
  /** In place of what is shown when there is no connection at all. */
  readonly empty?: ReactNode
  /** Before the actions of a connection. */
  readonly cardEnd?: (connection: Connection) => ReactNode
  /** Further lines of a connection's menu. */
  readonly menuItems?: (connection: Connection) => readonly MenuItem[]
}

/** What {@link ConnectionPanel} takes. All of it is optional. */
export interface ConnectionPanelProps extends WidgetProps {
  /** The ways to connect that are offered, as far as the server has them; all by default. */
  methods?: readonly ConnectionKind[] | undefined
  /** Where Make sends the person back to: a path or an address that the server allows. Default: the present page. */
  returnTo?: string | undefined
  /** `redirect`: Make opens in this window. Default: `popup`, and a redirect where the browser lets no window open. */
  oauthDisplay?: 'popup' | 'redirect' | undefined
  /** Leaves the page for another, where the browser's own way does not suit. */
  navigate?: ((url: string) => void) | undefined
  /** `false`: what Make's page left in the address is read by you, with `useOAuthReturn`. Default: `true`. */
  readsReturn?: boolean | undefined
  /** Before an action; `false`, or a promise of it, vetoes. */
  onBeforeAction?:
    | ((action: ConnectionAction) => boolean | void | Promise<boolean | void>)
    | undefined
  /** After an action that was not vetoed. Not called for a redirect, which leaves the page. */
  onAfterAction?: ((action: ConnectionAction, result: ConnectionActionResult) => void) | undefined
  slots?: ConnectionPanelSlots | undefined
}
