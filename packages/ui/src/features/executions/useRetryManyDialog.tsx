import type { Execution } from '@inlaykit/shared'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import type { RetryManyDialogProps } from './RetryManyDialog.js'
import { useTimelineTools } from './timeline-context.js'

type OnEnd = (begun: ReadonlySet<string>) => void

interface Opened {
  readonly executions: readonly Execution[]
  /** They were selected one by one. */
  readonly onEnd: OnEnd | undefined
  readonly Dialog: ComponentType<RetryManyDialogProps>
}

/** The dialog in which several runs are run again, loaded when it is asked for. */
export function useRetryManyDialog(): {
  /**
   * @param executions newest first
   * @param onEnd for runs that were selected: called when the dialog closes, with the ids of those that run again
   */
  readonly open: (executions: readonly Execution[], onEnd?: OnEnd) => Promise<void>
  readonly dialog: ReactNode
} {
  const { again } = useTimelineTools()
  const problem = useMessages(problemStateMessages)
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  return {
    async open(executions, onEnd) {
      try {
        const { RetryManyDialog } = await import('./RetryManyDialog.js')
        setOpened({ executions, onEnd, Dialog: RetryManyDialog })
      } catch {
        toast({ tone: 'danger', text: problem('problem.network') })
      }
    },
    dialog: opened && (
      <opened.Dialog
        executions={opened.executions}
        isSelection={opened.onEnd !== undefined}
        again={again}
        onClose={(begun) => {
          setOpened(undefined)
          opened.onEnd?.(begun)
        }}
      />
    ),
  }
}
