import type { Execution, ExecutionStatus, ExecutionStep } from '@inlaykit/shared'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useCompareMessages } from './compare-texts.js'
import { durationOf } from './figures.js'
import { isTold } from './told.js'

type Compared = Execution | ExecutionStep | undefined

/** What is different about a run or a step, in words. */
export interface Difference {
  /** One by one. */
  readonly difference: readonly string[]
  readonly tone: 'better' | 'worse' | 'changed' | 'same'
}

/** The worse, the later. */
const badness: readonly ExecutionStatus[] = ['success', 'running', 'warning', 'stopped', 'error']

/** Says in words and figures what is different about a run or a step. */
export function useDifference(): (before: Compared, now: Compared) => Difference {
  const t = useCompareMessages()
  const format = useFormat()
  return (before, now) => {
    if (before === undefined)
      return { difference: [t('executionCompare.onlyNow')], tone: 'changed' }
    if (now === undefined)
      return { difference: [t('executionCompare.onlyBefore')], tone: 'changed' }
    const said: string[] = []
    const worse = badness.indexOf(now.status) - badness.indexOf(before.status)
    if (worse !== 0) {
      said.push(
        t('executionCompare.status', {
          now: t(`run.${now.status}`),
          before: t(`run.${before.status}`),
        }),
      )
    }
    if (isTold(before.error) && isTold(now.error) && before.error.message !== now.error.message) {
      said.push(t('executionCompare.otherError'))
    }
    const [took, takes] = [durationOf(before, undefined), durationOf(now, undefined)]
    if (
      took !== undefined &&
      takes !== undefined &&
      // No two runs take the same time to the millisecond: what reads the same is.
      format.duration(took) !== format.duration(takes)
    ) {
      const time = format.duration(Math.abs(takes - took))
      const key = takes > took ? 'executionCompare.longer' : 'executionCompare.shorter'
      const share =
        took === 0
          ? ''
          : ` (${format.number((takes - took) / took, {
              style: 'percent',
              signDisplay: 'always',
              maximumFractionDigits: 0,
            })})`
      said.push(t(key, { time }) + share)
    }
    if (isTold(before.operations) && isTold(now.operations)) {
      const more = now.operations - before.operations
      if (more > 0) said.push(t('executionCompare.moreOperations', { count: more }))
      if (more < 0) said.push(t('executionCompare.fewerOperations', { count: -more }))
    }
    if (said.length === 0) return { difference: [t('executionCompare.same')], tone: 'same' }
    return {
      difference: said,
      tone: worse > 0 ? 'worse' : worse < 0 ? 'better' : 'changed',
    }
  }
}
