'use client'

export {
  TeamRoles,
  type MemberAction,
  type MemberActionResult,
  type MemberFilters,
  type MemberFiltersReason,
  type TeamRolesProps,
  type TeamRolesSlots,
} from './features/members/index.js'
