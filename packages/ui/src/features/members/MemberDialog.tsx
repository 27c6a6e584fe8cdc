import type { ReactNode } from 'react'
import { AbilitiesDialog } from './AbilitiesDialog.js'
import { InviteDialog } from './InviteDialog.js'
import { RemoveMemberDialog } from './RemoveMemberDialog.js'
import { RoleDialog } from './RoleDialog.js'
import type { AskedDialog } from './team-context.js'

/** What {@link MemberDialog} takes. */
export interface MemberDialogProps {
  asked: AskedDialog
  onClose: () => void
}

/** The dialog that was asked for. */
export function MemberDialog({ asked, onClose }: MemberDialogProps): ReactNode {
  switch (asked.kind) {
    case 'invite':
      return <InviteDialog onClose={onClose} />
    case 'role':
      return <RoleDialog member={asked.member} onClose={onClose} />
    case 'remove':
      return <RemoveMemberDialog member={asked.member} onClose={onClose} />
    default:
      return <AbilitiesDialog onClose={onClose} />
  }
}
