import type { Session, Webhook } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { WebhookManagerProps, WebhookManagerSlots } from './props.js'
import type { WebhookActions } from './useWebhookActions.js'

/** A dialog of the widget, and what it is about. */
export type AskedDialog =
  | { readonly kind: 'create' }
  | {
      readonly kind: 'reveal' | 'rename' | 'test' | 'queue' | 'log' | 'delete'
      readonly webhook: Webhook
    }

/** What the parts of the widget share. */
export interface WebhookManagerContextValue {
  readonly capabilities: Session['capabilities']
  /** The scenario whose webhooks alone are shown. */
  readonly scenarioId: string | undefined
  /** Why webhooks can't be changed, in words; `undefined` when they can. */
  readonly reason: string | undefined
  readonly actions: WebhookActions
  /** Shows the scenario that a webhook starts; `undefined`: it can't be shown. */
  readonly openScenario: WebhookManagerProps['onOpenScenario']
  readonly openDialog: (asked: AskedDialog) => void
  readonly slots: WebhookManagerSlots
}

/** Carries the {@link WebhookManagerContextValue}. */
export const WebhookManagerContext = createContext<WebhookManagerContextValue | null>(null)

/**
 * What the widget around a part gives.
 * @throws {Error} outside a `WebhookManager`
 */
export function useWebhookManager(): WebhookManagerContextValue {
  const value = useContext(WebhookManagerContext)
  if (value === null) throw new Error('This part belongs into a WebhookManager.')
  return value
}
