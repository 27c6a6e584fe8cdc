import type { Webhook, WebhookTest } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import type { MenuItem } from '../../parts/Menu.js'
import type { WidgetProps } from '../../parts/WidgetRoot.js'
import type { CreateWebhookVariables } from './useCreateWebhook.js'

/** What a person is about to do. Addresses and secrets are never part of it. */
export type WebhookAction =
  | { readonly type: 'create'; readonly input: CreateWebhookVariables }
  | { readonly type: 'rename'; readonly webhook: Webhook; readonly name: string }
  | {
      readonly type: 'enable' | 'disable' | 'learn-start' | 'learn-stop' | 'delete'
      readonly webhook: Webhook
    }
  | { readonly type: 'reveal' | 'test'; readonly webhook: Webhook }

/** How it came out. */
export type WebhookActionResult =
  | {
      readonly outcome: 'done'
      /** As it is now; `null`: it is gone. */
      readonly webhook: Webhook | null
      /** What came of a sample event. */
      readonly test?: WebhookTest
    }
  | { readonly outcome: 'failed'; readonly error: Error }

/** Parts of the widget that a host can put in or replace. */
export interface WebhookManagerSlots {
  /** After the button that creates. */
  readonly headEnd?: ReactNode
  /** In place of what is shown when there are no webhooks at all. */
  readonly empty?: ReactNode
  /** In place of what is shown when the tenant is not connected to Make. */
  readonly notConnected?: ReactNode
  /** Before the actions of a webhook. */
  readonly cardEnd?: (webhook: Webhook) => ReactNode
  /** Further lines of a webhook's menu. */
  readonly menuItems?: (webhook: Webhook) => readonly MenuItem[]
}

/** What {@link WebhookManager} takes. All of it is optional. */
export interface WebhookManagerProps extends WidgetProps {
  /** Shows the webhooks of one scenario alone. */
  scenarioId?: string | undefined
  /** The text in the search box, held by the host. */
  search?: string | undefined
  /** The text in the search box at first, when the widget holds it itself. */
  defaultSearch?: string | undefined
  onSearchChange?: ((search: string) => void) | undefined
  /**
   * Somebody wants to see the scenario that a webhook starts: show it there. Without it, scenarios are told by name alone.
   */
  onOpenScenario?: ((scenarioId: string, webhook: Webhook) => void) | undefined
  /** Before an action; `false`, or a promise of it, vetoes. */
  onBeforeAction?: ((action: WebhookAction) => boolean | void | Promise<boolean | void>) | undefined
  /** After an action that was not vetoed. */
  onAfterAction?: ((action: WebhookAction, result: WebhookActionResult) => void) | undefined
  slots?: WebhookManagerSlots | undefined
}
