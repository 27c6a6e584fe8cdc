import type { Member, Role } from '@inlaykit/shared'
import type { MakeCall } from './call.js'

/** A member as the upstream tells them. */
export type MakeMember = Omit<Member, 'you'>

/** The people of the connection's organisation. */
export interface MakeMembers {
  /** All of them, with those who are invited. */
  list(call: MakeCall): Promise<readonly MakeMember[]>
  /**
   * Invites somebody. Never sent twice.
   * @param who `name`: made of the address where `null`; `note`: only where `capabilities.invitationNote`, else `null`
   */
  invite(
    who: { email: string; name: string | null; role: Role; note: string | null },
    call: MakeCall,
  ): Promise<void>
  /** Gives somebody another role. @param member as the list has just told them */
  setRole(member: MakeMember, role: Role, call: MakeCall): Promise<void>
  /** Puts somebody out of the organisation; only where `capabilities.memberRemoval`. Never sent twice. */
  remove(memberId: string, call: MakeCall): Promise<void>
  /** Sends an invitation again; only where `capabilities.invitationResend`. */
  resend(memberId: string, call: MakeCall): Promise<void>
}
