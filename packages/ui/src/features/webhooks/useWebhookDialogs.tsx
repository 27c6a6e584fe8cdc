import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import type { AskedDialog } from './manager-context.js'
import { useWebhookMessages } from './texts.js'
import type { WebhookDialogProps } from './WebhookDialog.js'

interface Opened {
  readonly asked: AskedDialog
  readonly Dialog: ComponentType<WebhookDialogProps>
}

/** The dialogs of the widget; their code is loaded when one is asked for the first time. */
export function useWebhookDialogs(): {
  readonly open: (asked: AskedDialog) => void
  readonly element: ReactNode
} {
  const t = useWebhookMessages()
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  async function open(asked: AskedDialog): Promise<void> {
    try {
      const { WebhookDialog } = await import('./WebhookDialog.js')
      setOpened({ asked, Dialog: WebhookDialog })
    } catch {
      toast({ tone: 'danger', text: t('problem.network') })
    }
  }

  return {
    open: (asked) => void open(asked),
    element: opened && <opened.Dialog asked={opened.asked} onClose={() => setOpened(undefined)} />,
  }
}
