import { useState } from 'react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useEventCallback } from '../../parts/useEventCallback.js'
import type { AskedDialog } from './list-context.js'

/** The dialogs of the list; the code of each is loaded when it is asked for the first time. */
export function useScenarioDialogs(): {
  /** Always the same function. */
  readonly open: (asked: AskedDialog) => void
  readonly element: ReactNode
} {
  const t = useMessages(problemStateMessages)
  const { toast } = useFeedback()
  const [element, setElement] = useState<ReactNode>()

  async function show(asked: AskedDialog): Promise<void> {
    try {
      setElement(await load(asked, () => setElement(undefined)))
    } catch {
      toast({ tone: 'danger', text: t('problem.network') })
    }
  }
  const open = useEventCallback((asked: AskedDialog) => void show(asked))

  return { open, element }
}

async function load(asked: AskedDialog, onClose: () => void): Promise<ReactNode> {
  const { CreateDialog, RowDialog, RunDialog, ViewDialog } = await import('./later.js')
  if (!('scenario' in asked)) {
    return asked.kind === 'view' ? (
      <ViewDialog onClose={onClose} />
    ) : (
      <CreateDialog onClose={onClose} />
    )
  }
  const { kind, scenario } = asked
  if (kind === 'run') return <RunDialog scenario={scenario} onClose={onClose} />
  return <RowDialog kind={kind} scenario={scenario} onClose={onClose} />
}
