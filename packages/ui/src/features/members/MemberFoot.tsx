import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { useFeedback } from '../../parts/Feedback.js'
import { Icon } from '../../parts/Icon.js'
import { clockIcon } from '../../parts/icons.js'
import { useTeamRoles } from './team-context.js'
import { useTeamMessages } from './texts.js'
import type { MemberFiltersControl } from './useMemberFilters.js'
import type { MembersResult } from './useMembers.js'

/** Data that was older than this when it was read is said to be so, in ms. */
const staleMs = 3 * 60_000

/** How many there are, how old that is when it is not current, and what the roles mean. */
export function MemberFoot(props: {
  list: MembersResult
  control: MemberFiltersControl
}): ReactNode {
  const { asOf, error, members, readAt, total } = props.list
  const { filters, isNarrowed, shown } = props.control
  const { openDialog } = useTeamRoles()
  const t = useTeamMessages()
  const format = useFormat()
  const { announce } = useFeedback()

  const text =
    shown === undefined
      ? undefined
      : isNarrowed
        ? t('teamRoles.countOf', { count: shown.length, total })
        : t('teamRoles.count', { count: total })
  const question = JSON.stringify(filters)
  const answered = useRef(question)
  useEffect(() => {
    if (text === undefined || answered.current === question) return
    answered.current = question
    announce(text)
  }, [announce, question, text])

  const isStale = asOf && (error !== null || readAt - Date.parse(asOf) > staleMs)
  const isCut = members !== undefined && members.length < total
  return (
    <div className="ik-team-foot" data-ik-part="foot">
      <span>{text}</span>
      {isCut && <span>{t('teamRoles.cut', { count: members.length })}</span>}
      {isStale && (
        <span className="ik-team-as-of">
          <Icon path={clockIcon} />
          {t('common.asOf', { time: format.dateTime(asOf) })}
        </span>
      )}
      <Button
        className="ik-team-abilities-button"
        size="small"
        variant="ghost"
        onClick={() => openDialog({ kind: 'abilities' })}
      >
        {t('teamRoles.abilities')}
      </Button>
    </div>
  )
}
