/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements. */
import { findMemberObstacle, type MemberChange } from '@inlaykit/shared/client'
import type { Member } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Badge } from '../../parts/Badge.js'
import { Button } from '../../parts/Button.js'
import { chevronIcon, crossIcon, pencilIcon, renewIcon } from '../../parts/icons.js'
import { Icon } from '../../parts/Icon.js'
import { Menu, type MenuItem } from '../../parts/Menu.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { crownIcon, mailIcon } from './icons.js'
import { initialsOf } from './initials.js'
import { useTeamRoles } from './team-context.js'
import { nameOf, roleText, useTeamMessages } from './texts.js'

/** A member: who they are, what they may do, when they were last seen, and what can be done about them. */
export function MemberRow({ member }: { member: Member }): ReactNode {
  const { actions, slots } = useTeamRoles()
  const t = useTeamMessages()
  const isBusy = actions.isBusy(member.id)
  return (
    <div
      role="row"
      className="ik-team-row"
      data-ik-part="row"
      data-status={member.status}
      aria-busy={isBusy || undefined}
    >
      <div role="cell" className="ik-team-cell" data-column="person">
        <span className="ik-team-avatar" aria-hidden="true">
          {member.status === 'active' ? initialsOf(nameOf(member)) : <Icon path={mailIcon} />}
        </span>
        <Person member={member} />
      </div>
      <div role="cell" className="ik-team-cell" data-column="role">
        <RoleControl member={member} />
      </div>
      <div role="cell" className="ik-team-cell" data-column="seen">
        {member.lastSeenAt !== null ? (
          <RelativeTime value={member.lastSeenAt} />
        ) : (
          <>
            <span aria-hidden="true">–</span>
            <VisuallyHidden>{t('common.unknown')}</VisuallyHidden>
          </>
        )}
      </div>
      <div role="cell" className="ik-team-cell" data-column="actions">
        {slots.rowEnd?.(member)}
        <Menu
          label={t('teamRoles.moreActionsFor', { name: nameOf(member) })}
          items={useMenuItems(member)}
        />
      </div>
    </div>
  )
}

function Person({ member }: { member: Member }): ReactNode {
  const t = useTeamMessages()
  const { email, name, owner, status, you } = member
  return (
    <div className="ik-team-person">
      <div className="ik-team-name-line">
        <span className="ik-team-name" dir="auto">
          {nameOf(member)}
        </span>
        {you && <Badge tone="accent">{t('teamRoles.you')}</Badge>}
        {owner && <Badge icon={crownIcon}>{t('teamRoles.owner')}</Badge>}
        {status === 'invited' && <Badge tone="info">{t('teamRoles.invited')}</Badge>}
        {status === 'expired' && <Badge tone="warning">{t('teamRoles.expired')}</Badge>}
      </div>
      {name?.trim() && (
        <span className="ik-team-email" dir="ltr">
          {email}
        </span>
      )}
    </div>
  )
}

/** The role, and where it could be changed the button that does, or says why not. */
function RoleControl({ member }: { member: Member }): ReactNode {
  const { openDialog, reason } = useTeamRoles()
  const t = useTeamMessages()
  const obstacle = useObstacleText(member)('role')
  const role = roleText(member, t)
  // Whoever may change nobody has no use for a column of buttons: the one that invites says why.
  if (reason !== undefined) return <span className="ik-team-role">{role}</span>
  return (
    <Button
      className="ik-team-role-button"
      size="small"
      variant="ghost"
      aria-label={t('teamRoles.changeRoleFrom', { name: nameOf(member), role })}
      disabledReason={obstacle}
      onClick={() => openDialog({ kind: 'role', member })}
    >
      <span className="ik-team-role-name">{role}</span>
      <Icon path={chevronIcon} />
    </Button>
  )
}

/** Says why a member can't be changed in a way; `undefined` when they can. */
function useObstacleText(member: Member): (change: MemberChange) => string | undefined {
  const { members, own, reason } = useTeamRoles()
  const t = useTeamMessages()
  return (change) => {
    if (reason !== undefined) return reason
    const obstacle = findMemberObstacle(change, member, own, members)
    return obstacle && t(`memberObstacle.${obstacle}`)
  }
}

function useMenuItems(member: Member): readonly MenuItem[] {
  const { actions, capabilities, openDialog, slots } = useTeamRoles()
  const t = useTeamMessages()
  const obstacle = useObstacleText(member)
  const name = nameOf(member)
  const isMember = member.status === 'active'
  const items: MenuItem[] = [
    {
      id: 'role',
      label: t('teamRoles.changeRole'),
      name: t('teamRoles.changeRoleNamed', { name }),
      icon: pencilIcon,
      disabledReason: obstacle('role'),
      onSelect: () => openDialog({ kind: 'role', member }),
    },
  ]
  if (!isMember) {
    items.push({
      id: 'resend',
      label: t('teamRoles.resend'),
      name: t('teamRoles.resendNamed', { name }),
      icon: renewIcon,
      disabledReason:
        obstacle('resend') ??
        (capabilities?.invitationResend === false ? t('common.unsupported') : undefined),
      onSelect: () => actions.resend(member),
    })
  }
  items.push(...(slots.menuItems?.(member) ?? []), {
    id: 'remove',
    label: t(isMember ? 'teamRoles.remove' : 'teamRoles.revoke'),
    name: t(isMember ? 'teamRoles.removeNamed' : 'teamRoles.revokeNamed', { name }),
    icon: crossIcon,
    disabledReason:
      obstacle('remove') ??
      (capabilities?.memberRemoval === false ? t('common.unsupported') : undefined),
    onSelect: () => openDialog({ kind: 'remove', member }),
  })
  return items
}
