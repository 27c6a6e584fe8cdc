import type { Member } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.js'
import { Dialog } from '../../parts/Dialog.js'
import { useTeamRoles } from './team-context.js'
import { useDialogMessages } from './dialog-texts.js'
import { nameOf } from './texts.js'

/** Asks whether to remove somebody, or to withdraw their invitation, and says what follows. */
export function RemoveMemberDialog(props: { member: Member; onClose: () => void }): ReactNode {
  const { member, onClose } = props
  const { actions } = useTeamRoles()
  const t = useDialogMessages()
  const name = nameOf(member)
  const isMember = member.status === 'active'
  return (
    <Dialog
      title={t(isMember ? 'memberRemove.title' : 'memberRevoke.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('memberRemove.keep')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose()
              actions.remove(member)
            }}
          >
            {t(isMember ? 'memberRemove.confirm' : 'memberRevoke.confirm')}
          </Button>
        </>
      }
    >
      <div>{t(isMember ? 'memberRemove.text' : 'memberRevoke.text')}</div>
      {member.you && <div>{t('memberRemove.you')}</div>}
    </Dialog>
  )
}
