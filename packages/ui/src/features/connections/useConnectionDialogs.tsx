import type { Connection } from '@inlaykit/shared'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import type { ConnectionDialogProps } from './ConnectionDialog.js'
import type { AskedDialog } from './panel-context.js'
import { usePanelMessages } from './texts.js'
import type { OAuthFlow } from './useOAuthFlow.js'

interface Opened {
  readonly asked: AskedDialog
  readonly Dialog: ComponentType<ConnectionDialogProps>
}

/** The dialogs of the panel; their code is loaded when one is asked for the first time. */
export function useConnectionDialogs(
  connections: readonly Connection[],
  beginOAuth: OAuthFlow['begin'],
): {
  readonly open: (asked: AskedDialog) => void
  readonly element: ReactNode
} {
  const t = usePanelMessages()
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  async function open(asked: AskedDialog): Promise<void> {
    try {
      const { ConnectionDialog } = await import('./ConnectionDialog.js')
      setOpened({ asked, Dialog: ConnectionDialog })
    } catch {
      toast({ tone: 'danger', text: t('problem.network') })
    }
  }

  return {
    open: (asked) => void open(asked),
    element: opened && (
      <opened.Dialog
        asked={opened.asked}
        connections={connections}
        onClose={() => setOpened(undefined)}
        onBeginOAuth={beginOAuth}
      />
    ),
  }
}
