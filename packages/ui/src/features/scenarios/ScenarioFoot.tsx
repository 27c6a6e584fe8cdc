import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useFormat, useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import { Icon } from '../../parts/Icon.js'
import { clockIcon } from '../../parts/icons.js'
import type { ScenariosResult } from './useScenarios.js'

const texts = { ...scenarioMessages, ...commonMessages } as const
/** Data that was older than this when it was read is said to be so, in ms. */
const staleMs = 3 * 60_000

/** How many there are, and how old that is when it is not current. */
export function ScenarioFoot(props: {
  list: ScenariosResult
  /** Changes when the question does: the answer's count is then also spoken. */
  question: string
}): ReactNode {
  const { list, question } = props
  const t = useMessages(texts)
  const format = useFormat()
  const { announce } = useFeedback()
  const { asOf, error, hasMore, isPending, isPrevious, readAt, scenarios, total } = list

  const text =
    total !== undefined || !hasMore
      ? t('scenarioList.count', { count: total ?? scenarios.length })
      : t('scenarioList.countLoaded', { count: scenarios.length })
  const isSettled = !isPending && !isPrevious
  const answered = useRef<string>(undefined)
  useEffect(() => {
    if (!isSettled) return
    const isNew = answered.current !== undefined && answered.current !== question
    answered.current = question
    if (isNew) announce(text)
  }, [announce, isSettled, question, text])

  const isStale = asOf && (error !== null || readAt - Date.parse(asOf) > staleMs)
  return (
    <div className="ik-scenario-foot" data-ik-part="foot">
      {isSettled && text}
      {isStale && (
        <span className="ik-scenario-as-of">
          <Icon path={clockIcon} />
          {t('common.asOf', { time: format.dateTime(asOf) })}
        </span>
      )}
    </div>
  )
}
