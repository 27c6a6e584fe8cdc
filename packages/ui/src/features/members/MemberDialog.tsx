import type { ReactNode } from 'react'
import { dressed } from '../../parts/dressed.js'
import { dialogs, teamRoles } from '../../styles/late/sheets.js'
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

function Asked({ asked, onClose }: MemberDialogProps): ReactNode {
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

/** The dialog that was asked for. */
export const MemberDialog = dressed(Asked, [dialogs, teamRoles])
