import { mayGrant, roles, type Role } from '@inlaykit/shared/client'
import type { Member } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { Notice } from '../../parts/Notice.js'
import { useForm } from '../../parts/useForm.js'
import { gained } from './abilities.js'
import { RoleChoice } from './RoleChoice.js'
import { useTeamRoles } from './team-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf, roleText } from './texts.js'

/** Asks for another role, and shows what it changes before it does. */
export function RoleDialog(props: { member: Member; onClose: () => void }): ReactNode {
  const { member, onClose } = props
  const { actions, own } = useTeamRoles()
  const t = useDialogMessages()
  const [role, setRole] = useState<Role>(
    member.role ?? roles.findLast((one) => mayGrant(own, one)) ?? 'viewer',
  )
  const form = useForm(() => {
    onClose()
    if (role !== member.role) actions.setRole(member, role)
  })
  return (
    <Dialog
      title={t('memberRole.title', { name: nameOf(member) })}
      description={t('memberRole.now', { role: roleText(member, t) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            form={form.id}
            variant="primary"
            disabledReason={role === member.role ? t('memberRole.same') : undefined}
          >
            {t('memberRole.submit')}
          </Button>
        </>
      }
    >
      <form {...form.props}>
        <RoleChoice value={role} onChange={setRole} />
        <Preview from={member.role} to={role} />
        {member.you && role !== member.role && (
          <Notice tone="warning">{t('memberRole.you')}</Notice>
        )}
      </form>
    </Dialog>
  )
}

function Preview({ from, to }: { from: Role | null; to: Role }): ReactNode {
  const t = useDialogMessages()
  const changes = [
    { kind: 'gains', list: gained(from, to) },
    { kind: 'loses', list: gained(to, from) },
  ] as const
  return (
    <div className="ik-role-preview" aria-live="polite">
      {changes.map(
        ({ kind, list }) =>
          list.length > 0 && (
            <div key={kind} data-kind={kind}>
              <div className="ik-role-preview-title">{t(`memberRole.${kind}`)}</div>
              <ul className="ik-role-preview-list">
                {list.map(({ name }) => (
                  <li key={name}>{t(`ability.${name}`)}</li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}
