export { TeamRoles } from './TeamRoles.js'
export type {
  MemberAction,
  MemberActionResult,
  MemberFilters,
  MemberFiltersReason,
  TeamRolesProps,
  TeamRolesSlots,
} from './props.js'
export { useInviteMember, type InviteMemberVariables } from './useInviteMember.js'
export { useMembers, type MembersResult, type UseMembersOptions } from './useMembers.js'
export { useRemoveMember, type RemoveMemberVariables } from './useRemoveMember.js'
export { useResendInvitation, type ResendInvitationVariables } from './useResendInvitation.js'
export { useUpdateMember, type UpdateMemberVariables } from './useUpdateMember.js'
