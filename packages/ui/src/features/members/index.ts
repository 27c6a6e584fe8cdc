export { TeamRoles } from './TeamRoles.js'
export type {
  MemberAction,
  MemberActionResult,
  MemberFilters,
  MemberFiltersReason,
  TeamRolesProps,
  TeamRolesSlots,
} from './props.js'
export * from './hooks.js'
