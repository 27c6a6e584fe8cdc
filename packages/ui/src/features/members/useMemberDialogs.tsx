import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import type { MemberDialogProps } from './MemberDialog.js'
import type { AskedDialog } from './team-context.js'
import { useTeamMessages } from './texts.js'

interface Opened {
  readonly asked: AskedDialog
  readonly Dialog: ComponentType<MemberDialogProps>
}

/** The dialogs of the widget; their code is loaded when one is asked for the first time. */
export function useMemberDialogs(): {
  readonly open: (asked: AskedDialog) => void
  readonly element: ReactNode
} {
  const t = useTeamMessages()
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  async function open(asked: AskedDialog): Promise<void> {
    try {
      const { MemberDialog } = await import('./MemberDialog.js')
      setOpened({ asked, Dialog: MemberDialog })
    } catch {
      toast({ tone: 'danger', text: t('problem.network') })
    }
  }

  return {
    open: (asked) => void open(asked),
    element: opened && <opened.Dialog asked={opened.asked} onClose={() => setOpened(undefined)} />,
  }
}
