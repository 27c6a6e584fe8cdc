import type { Member, Role, Session } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { TeamRolesSlots } from './props.js'
import type { MemberActions } from './useMemberActions.js'

/** A dialog of the widget, and what it is about. */
export type AskedDialog =
  | { readonly kind: 'invite' | 'abilities' }
  | { readonly kind: 'role' | 'remove'; readonly member: Member }

/** What the parts of the widget share. */
export interface TeamRolesContextValue {
  /** All of the organisation, narrowed or not. */
  readonly members: readonly Member[]
  /** The viewer's own role. */
  readonly own: Role
  readonly capabilities: Session['capabilities']
  /** Why members can't be changed at all, in words; `undefined` when they can. */
  readonly reason: string | undefined
  readonly actions: MemberActions
  readonly openDialog: (asked: AskedDialog) => void
  readonly slots: TeamRolesSlots
}

/** Carries the {@link TeamRolesContextValue}. */
export const TeamRolesContext = createContext<TeamRolesContextValue | null>(null)

/**
 * What the widget around a part gives.
 * @throws {Error} outside a `TeamRoles`
 */
export function useTeamRoles(): TeamRolesContextValue {
  const value = useContext(TeamRolesContext)
  if (value === null) throw new Error('This part belongs into a TeamRoles.')
  return value
}
