import { useEffect, useRef, useState } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { Outcome } from './useScenarioActions.js'

/** Something that a dialog has done, and how it stands. */
export interface Task {
  readonly isBusy: boolean
  /** Why the last try failed. */
  readonly error: Error | null
  /** Starts; a second press while it is under way is the same wish. `done` hears of success, `onClose` of a veto. */
  readonly start: <T>(begin: () => Promise<Outcome<T>>, done: (value: T) => void) => void
}

/**
 * Keeps a dialog open until what was asked for is done: a fault is told where it can be mended, and beside the list once the
 * dialog is closed.
 */
export function useTask(onClose: () => void): Task {
  const { toast } = useFeedback()
  const describe = useProblemText()
  const isOpen = useRef(false)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  async function run<T>(begin: () => Promise<Outcome<T>>, done: (value: T) => void): Promise<void> {
    setBusy(true)
    setError(null)
    const outcome = await begin()
    setBusy(false)
    if (outcome.kind === 'done') done(outcome.value)
    else if (outcome.kind === 'vetoed') onClose()
    else if (isOpen.current) setError(outcome.error)
    else toast({ tone: 'danger', text: describe(outcome.error) })
  }

  return {
    isBusy,
    error,
    start(begin, done) {
      if (!isBusy) void run(begin, done)
    },
  }
}
