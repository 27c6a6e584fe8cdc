import { mayGrant, roles, type Role } from '@inlaykit/shared/client'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTeamRoles } from './team-context.js'
import { useDialogMessages } from './dialog-texts.js'

/** One of the roles, each with what it is for; those above the viewer's own can't be chosen and say so. */
export function RoleChoice(props: { value: Role; onChange: (role: Role) => void }): ReactNode {
  const { value, onChange } = props
  const { own } = useTeamRoles()
  const t = useDialogMessages()
  const id = useId()
  return (
    <div role="radiogroup" className="ik-role-choice" aria-labelledby={id}>
      <div className="ik-field-label" id={id}>
        {t('memberRole.role')}
      </div>
      {roles.map((role) => {
        const isGrantable = mayGrant(own, role)
        return (
          <label key={role} className="ik-role-option" data-disabled={!isGrantable || undefined}>
            <input
              type="radio"
              className="ik-role-radio"
              name={`${id}-role`}
              value={role}
              checked={value === role}
              // Keys still reach it: who can't see it hears why it can't be chosen.
              aria-disabled={isGrantable ? undefined : true}
              aria-describedby={`${id}-${role}`}
              onChange={() => {
                if (isGrantable) onChange(role)
              }}
            />
            <span className="ik-role-option-name">{t(`role.${role}`)}</span>
            <span className="ik-role-option-text" id={`${id}-${role}`}>
              {t(isGrantable ? `roleSummary.${role}` : 'memberRole.aboveYours')}
            </span>
          </label>
        )
      })}
    </div>
  )
}
