import type { Member, Role } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import type { MenuItem } from '../../parts/Menu.js'
import type { WidgetProps } from '../../parts/WidgetRoot.js'
import type { InviteMemberVariables } from './useInviteMember.js'

/** What a person is about to do. */
export type MemberAction =
  | ({ readonly type: 'invite' } & InviteMemberVariables)
  | { readonly type: 'update-role'; readonly member: Member; readonly role: Role }
  | { readonly type: 'remove' | 'resend'; readonly member: Member }

/** How it came out. */
export type MemberActionResult =
  | {
      readonly outcome: 'done'
      /** As they are now; `null`: they are gone. */
      readonly member: Member | null
    }
  | { readonly outcome: 'failed'; readonly error: Error }

/** What narrows the list. */
export interface MemberFilters {
  /** Looked for in names and addresses, whatever the case. */
  readonly search: string
  /** Members of one role, or those who have not accepted yet; `all`: everybody. */
  readonly show: 'all' | 'invited' | Role
}

/** What changed the filters. `clear`: the button of an empty result. */
export type MemberFiltersReason = 'search' | 'show' | 'clear'

/** Parts of the widget that a host can put in or replace. */
export interface TeamRolesSlots {
  /** After the button that invites. */
  readonly toolbarEnd?: ReactNode
  /** In place of what is shown when the tenant is not connected to Make. */
  readonly notConnected?: ReactNode
  /** Before the actions of a member. */
  readonly rowEnd?: (member: Member) => ReactNode
  /** Further lines of a member's menu. */
  readonly menuItems?: (member: Member) => readonly MenuItem[]
}

/** What {@link TeamRoles} takes. All of it is optional. */
export interface TeamRolesProps extends WidgetProps {
  /** Search and filter, held by the host. */
  filters?: MemberFilters | undefined
  /** Search and filter at first, when the widget holds them itself. */
  defaultFilters?: Partial<MemberFilters> | undefined
  onFiltersChange?:
    | ((filters: MemberFilters, details: { readonly reason: MemberFiltersReason }) => void)
    | undefined
  /** Before an action; `false`, or a promise of it, vetoes. Of several invitations each is asked about. */
  onBeforeAction?: ((action: MemberAction) => boolean | void | Promise<boolean | void>) | undefined
  /** After an action that was not vetoed. */
  onAfterAction?: ((action: MemberAction, result: MemberActionResult) => void) | undefined
  slots?: TeamRolesSlots | undefined
}
