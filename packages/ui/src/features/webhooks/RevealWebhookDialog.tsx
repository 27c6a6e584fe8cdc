import type { RevealedWebhook, Webhook } from '@inlaykit/shared'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { useDialogMessages } from './dialog-texts.js'
import { useWebhookManager } from './manager-context.js'
import { WebhookAccess } from './WebhookAccess.js'

/** So long an address stays on screen, in ms: a page that is left open shows it to whoever passes by. */
const shownMs = 120_000

/** Shows the whole address of a webhook and its secret, for a while. */
export function RevealWebhookDialog(props: { webhook: Webhook; onClose: () => void }): ReactNode {
  const { webhook, onClose } = props
  const { actions } = useWebhookManager()
  const t = useDialogMessages()
  const [told, setTold] = useState<RevealedWebhook>()
  const [error, setError] = useState<unknown>()
  const [isAsking, setAsking] = useState(true)
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })

  async function ask(): Promise<void> {
    setAsking(true)
    const outcome = await actions.reveal(webhook)
    setAsking(false)
    if (outcome.kind === 'vetoed') latest.current()
    else if (outcome.kind === 'failed') setError(outcome.error)
    else {
      setError(undefined)
      setTold(outcome.value)
    }
  }
  const hasAsked = useRef(false)
  useEffect(() => {
    // Once, also where effects run twice: each time is noted by the server.
    if (hasAsked.current) return
    hasAsked.current = true
    void ask()
  })
  useEffect(() => {
    if (told === undefined) return undefined
    const timer = setTimeout(() => latest.current(), shownMs)
    return () => clearTimeout(timer)
  }, [told])

  return (
    <Dialog
      className="ik-webhook-wide-dialog"
      title={t('webhookReveal.title', { name: webhook.name })}
      description={t('webhookReveal.description')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('webhookReveal.hide')}</Button>}
    >
      {told !== undefined && <WebhookAccess webhook={told} />}
      {told === undefined && error === undefined && (
        <div aria-busy="true">
          <Skeleton width="full" shape="block" />
        </div>
      )}
      {error !== undefined && (
        <ProblemNotice error={error} retrying={isAsking} onRetry={() => void ask()} />
      )}
    </Dialog>
  )
}
