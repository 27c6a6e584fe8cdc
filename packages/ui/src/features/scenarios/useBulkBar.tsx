import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemMessages } from '../../i18n/messages/problems/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import type { BulkBar, BulkBarProps } from './BulkBar.js'

/**
 * What is shown while rows are selected; its code is loaded with the first of them.
 * @param isWanted whether rows are selected
 * @param props what it goes by
 */
export function useBulkBar(isWanted: boolean, props: BulkBarProps): ReactNode {
  const t = useMessages(problemMessages)
  const { toast } = useFeedback()
  const [loaded, setLoaded] = useState<{ readonly Bar: typeof BulkBar }>()
  const isMissing = isWanted && loaded === undefined
  useEffect(() => {
    if (!isMissing) return undefined
    let isOver = false
    import('./BulkBar.js').then(
      (module) => {
        if (!isOver) setLoaded({ Bar: module.BulkBar })
      },
      () => {
        if (!isOver) toast({ tone: 'danger', text: t('problem.network') })
      },
    )
    return () => {
      isOver = true
    }
  }, [isMissing, t, toast])
  return loaded && <loaded.Bar {...props} />
}
