import type { RevealedWebhook, Webhook, WebhookTest } from '@inlaykit/shared'
import { useKit } from '../../client/context.js'
import { useUnderWay } from '../../client/useUnderWay.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useProblemText } from '../../parts/useProblemText.js'
import { withoutSecrets } from './cache.js'
import type { WebhookAction, WebhookActionResult, WebhookManagerProps } from './props.js'
import { useWebhookMessages } from './texts.js'
import { useCreateWebhook, type CreateWebhookVariables } from './useCreateWebhook.js'
import { useDeleteWebhook } from './useDeleteWebhook.js'
import { useRevealWebhook } from './useRevealWebhook.js'
import { useSetWebhookEnabled } from './useSetWebhookEnabled.js'
import { useSetWebhookLearning } from './useSetWebhookLearning.js'
import { useTestWebhook, type TestWebhookVariables } from './useTestWebhook.js'
import { useUpdateWebhook } from './useUpdateWebhook.js'

/** How something came out that a dialog waits for. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'vetoed' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What the parts of the widget can ask for. */
export interface WebhookActions {
  readonly create: (input: CreateWebhookVariables) => Promise<Outcome<RevealedWebhook>>
  readonly reveal: (webhook: Webhook) => Promise<Outcome<RevealedWebhook>>
  readonly test: (
    webhook: Webhook,
    sample: Omit<TestWebhookVariables, 'webhookId'>,
  ) => Promise<Outcome<WebhookTest>>
  readonly rename: (webhook: Webhook, name: string) => void
  readonly setEnabled: (webhook: Webhook, enabled: boolean) => void
  readonly setLearning: (webhook: Webhook, learning: boolean) => void
  readonly remove: (webhook: Webhook) => void
  /** Whether something is under way with it. */
  readonly isBusy: (webhookId: string) => boolean
}

const failedTexts = {
  rename: 'webhookManager.renameFailed',
  enable: 'webhookManager.enableFailed',
  disable: 'webhookManager.disableFailed',
  'learn-start': 'webhookManager.learnFailed',
  'learn-stop': 'webhookManager.learnStopFailed',
  delete: 'webhookManager.deleteFailed',
} as const

/** Does what the widget's parts ask for: asks the host first, tells the person how it went, and then the host. */
export function useWebhookActions(
  props: Pick<WebhookManagerProps, 'onBeforeAction' | 'onAfterAction'>,
): WebhookActions {
  const { onBeforeAction, onAfterAction } = props
  const { emit } = useKit()
  const t = useWebhookMessages()
  const { announce, toast } = useFeedback()
  const describe = useProblemText()
  const { mutateAsync: create, reset: forgetCreated } = useCreateWebhook()
  const { mutateAsync: reveal, reset: forgetRevealed } = useRevealWebhook()
  const { mutateAsync: test } = useTestWebhook()
  const { mutateAsync: update } = useUpdateWebhook()
  const { mutateAsync: setEnabled } = useSetWebhookEnabled()
  const { mutateAsync: setLearning } = useSetWebhookLearning()
  const { mutateAsync: remove } = useDeleteWebhook()
  const busy = useUnderWay()

  /** What a dialog shows the outcome of. */
  async function ask<T>(
    action: WebhookAction,
    carryOut: () => Promise<T>,
    tell: (value: T) => Extract<WebhookActionResult, { outcome: 'done' }>,
  ): Promise<Outcome<T>> {
    try {
      if ((await onBeforeAction?.(action)) === false) {
        const webhookId = action.type === 'create' ? undefined : action.webhook.id
        emit({ type: 'action', action: `webhook.${action.type}`, outcome: 'vetoed', webhookId })
        return { kind: 'vetoed' }
      }
      const value = await carryOut()
      onAfterAction?.(action, tell(value))
      return { kind: 'done', value }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      onAfterAction?.(action, { outcome: 'failed', error: failure })
      return { kind: 'failed', error }
    }
  }

  /** What the list itself shows; a second press while it is under way is the same wish. */
  async function act(
    action: Extract<WebhookAction, { type: keyof typeof failedTexts }>,
    carryOut: () => Promise<Webhook | null>,
    done: string,
  ): Promise<void> {
    const { id, name } = action.webhook
    if (!busy.begin(id)) return
    const outcome = await ask(action, carryOut, (webhook) => ({ outcome: 'done', webhook }))
    busy.end(id)
    if (outcome.kind === 'done') announce(done)
    if (outcome.kind !== 'failed') return
    const text = t(failedTexts[action.type], { name, reason: describe(outcome.error) })
    toast({ tone: 'danger', text })
  }

  return {
    create: (input) =>
      ask(
        { type: 'create', input },
        () => toldOnce(create(input), forgetCreated),
        (webhook) => ({ outcome: 'done', webhook: withoutSecrets(webhook) }),
      ),
    reveal: (webhook) =>
      ask(
        { type: 'reveal', webhook },
        () => toldOnce(reveal({ webhookId: webhook.id }), forgetRevealed),
        (told) => ({ outcome: 'done', webhook: withoutSecrets(told) }),
      ),
    test: (webhook, sample) =>
      ask(
        { type: 'test', webhook },
        () => test({ webhookId: webhook.id, ...sample }),
        (told) => ({ outcome: 'done', webhook, test: told }),
      ),
    rename: (webhook, name) =>
      void act(
        { type: 'rename', webhook, name },
        () => update({ webhookId: webhook.id, name }),
        t('webhookManager.renamed', { name }),
      ),
    setEnabled: (webhook, enabled) =>
      void act(
        { type: enabled ? 'enable' : 'disable', webhook },
        () => setEnabled({ webhookId: webhook.id, enabled }),
        t(enabled ? 'webhookManager.enabled' : 'webhookManager.disabled', { name: webhook.name }),
      ),
    setLearning: (webhook, learning) =>
      void act(
        { type: learning ? 'learn-start' : 'learn-stop', webhook },
        () => setLearning({ webhookId: webhook.id, learning }),
        t(learning ? 'webhookManager.learning' : 'webhookManager.learnt', { name: webhook.name }),
      ),
    remove: (webhook) =>
      void act(
        { type: 'delete', webhook },
        async () => {
          await remove({ webhookId: webhook.id })
          return null
        },
        t('webhookManager.deleted', { name: webhook.name }),
      ),
    isBusy: busy.has,
  }
}

/** What a call answered, which is then kept by whoever asked alone: else it stayed in the cache as long as the widget. */
async function toldOnce<T>(call: Promise<T>, forget: () => void): Promise<T> {
  try {
    return await call
  } finally {
    forget()
  }
}
