import type { ReactNode } from 'react'
import { Badge, type BadgeProps } from '../../parts/Badge.js'
import { errorIcon, idleIcon, infoIcon, successIcon } from '../../parts/icons.js'
import { useDialogMessages } from './dialog-texts.js'
import { useMemberProblemText } from './texts.js'
import type { InvitationRow } from './useInvitations.js'

const looks: Readonly<Record<InvitationRow['state'], Pick<BadgeProps, 'tone' | 'icon' | 'live'>>> =
  {
    waiting: { tone: 'neutral', icon: idleIcon },
    sending: { tone: 'info', live: true },
    done: { tone: 'success', icon: successIcon },
    member: { tone: 'neutral', icon: infoIcon },
    vetoed: { tone: 'warning', icon: infoIcon },
    failed: { tone: 'danger', icon: errorIcon },
  }

/** How each invitation stands, and how many of them are sent. */
export function InviteResults(props: {
  rows: readonly InvitationRow[]
  isSending: boolean
}): ReactNode {
  const { rows, isSending } = props
  const t = useDialogMessages()
  const describe = useMemberProblemText()
  const done = rows.filter(({ state }) => state === 'done').length
  return (
    <>
      <output className="ik-invite-summary">
        {isSending
          ? t('memberInvite.progress', { done, count: rows.length })
          : t('memberInvite.result', { done, count: rows.length })}
      </output>
      <ul className="ik-invite-results">
        {rows.map((row) => (
          <li key={row.email} className="ik-invite-result" data-state={row.state}>
            <span className="ik-invite-email" dir="ltr">
              {row.email}
            </span>
            <Badge plain {...looks[row.state]}>
              {t(`memberInvite.state.${row.state}`)}
            </Badge>
            {row.state === 'failed' && (
              <span className="ik-invite-reason">{describe(row.error)}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
