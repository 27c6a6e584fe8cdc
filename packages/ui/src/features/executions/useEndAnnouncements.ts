import type { Execution } from '@inlaykit/shared'
import { useEffect, useRef } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import { runName, useTimelineMessages } from './texts.js'

/** More ends than this at once are told as a number. */
const mostNamed = 3

/** Tells screen readers when runs end that were seen running. */
export function useEndAnnouncements(executions: readonly Execution[]): void {
  const t = useTimelineMessages()
  const { announce } = useFeedback()
  const running = useRef(new Set<string>())

  useEffect(() => {
    const before = running.current
    running.current = new Set(
      executions.filter(({ status }) => status === 'running').map(({ id }) => id),
    )
    const ended = executions.filter(({ id, status }) => status !== 'running' && before.has(id))
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
