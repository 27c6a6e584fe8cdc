import { useEffect, useRef, useState } from 'react'

/** Fewer runs are drawn anew with each that changes. */
const mostPrompt = 3_000
/** More than this are drawn once the list stands there: it takes as long as all else. */
const mostAtOnce = 20_000
/** Very many are drawn anew this often, in ms: whoever types or presses meanwhile is not kept waiting. */
const calmMs = 1_000
/** How long more than {@link mostAtOnce} wait when they are others, in ms. */
const soonMs = 50
/** A list that grew or shrank by more is another one. */
const mostNew = 40

const none: readonly never[] = []

/** Runs as they are, or of very many as they were at most a second ago. */
export function useCalm<T>(runs: readonly T[]): readonly T[] {
  const [shown, setShown] = useState<readonly T[]>(runs.length > mostAtOnce ? none : runs)
  const latest = useRef(runs)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOther = Math.abs(runs.length - shown.length) > mostNew
  const isPrompt = runs.length <= (isOther ? mostAtOnce : mostPrompt)
  if (isPrompt && shown !== runs) setShown(runs)

  useEffect(() => {
    latest.current = runs
    if (isPrompt || shown === runs) return
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined
        setShown(latest.current)
      },
      isOther ? soonMs : calmMs,
    )
  }, [isOther, isPrompt, runs, shown])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return isPrompt ? runs : shown
}
