import { useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { useFeedback } from '../../parts/Feedback.js'

/**
 * A part whose code is loaded when it is wanted for the first time, and then stays.
 * @param load loads it; the same function at each render
 * @param isWanted whether there is something for it to show
 * @param props what it takes
 */
export function useLazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  isWanted: boolean,
  props: P,
): ReactNode {
  const t = useMessages(problemStateMessages)
  const { toast } = useFeedback()
  const [loaded, setLoaded] = useState<{ readonly Part: ComponentType<P> }>()
  const isMissing = isWanted && loaded === undefined
  useEffect(() => {
    if (!isMissing) return undefined
    let isOver = false
    load().then(
      (Part) => {
        if (!isOver) setLoaded({ Part })
      },
      () => {
        if (!isOver) toast({ tone: 'danger', text: t('problem.network') })
      },
    )
    return () => {
      isOver = true
    }
  }, [isMissing, load, t, toast])
  return loaded && <loaded.Part {...props} />
}
