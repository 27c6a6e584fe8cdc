import type { Execution } from '@inlaykit/shared'
import { useEffect, useRef } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import { commonEnd } from './memory.js'
import { runName, useTimelineMessages } from './texts.js'

/** More ends than this at once are told as a number. */
const mostNamed = 3

/** Tells screen readers when runs end that were seen running. */
export function useEndAnnouncements(executions: readonly Execution[]): void {
  const t = useTimelineMessages()
  const { announce } = useFeedback()
  const running = useRef(new Set<string>())
  const before = useRef<readonly Execution[]>([])

  useEffect(() => {
    // What is the same object is as it was: of very many runs, those that changed are looked at alone.
    const first = executions.length - commonEnd(before.current, executions)
    before.current = executions
    const ended: Execution[] = []
    for (const execution of executions.slice(0, first)) {
      if (execution.status === 'running') running.current.add(execution.id)
      else if (running.current.delete(execution.id)) ended.push(execution)
    }
    if (ended.length === 0) return
    announce(
      ended.length > mostNamed
        ? t('executionTimeline.finishedMany', { count: ended.length })
        : ended
            .map((execution) =>
              t('executionTimeline.finished', {
                name: runName(execution, t),
                status: t(`run.${execution.status}`),
              }),
            )
            .join(' '),
    )
  }, [announce, executions, t])
}
