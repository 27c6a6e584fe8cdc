import type { Member } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useControlled } from '../../parts/useControlled.js'
import type { MemberFilters, MemberFiltersReason, TeamRolesProps } from './props.js'

const noFilters: MemberFilters = { search: '', show: 'all' }

/** The filters in use, how they are changed, and what they leave. */
export interface MemberFiltersControl {
  readonly filters: MemberFilters
  readonly change: (patch: Partial<MemberFilters>, reason: MemberFiltersReason) => void
  readonly clear: () => void
  /** Whether anything is left out. */
  readonly isNarrowed: boolean
  /** Those that match; `undefined`: nothing is read. */
  readonly shown: readonly Member[] | undefined
}

/** Search and filter: held by the host or by the widget. The list is read whole, so it is narrowed here. */
export function useMemberFilters(
  props: Pick<TeamRolesProps, 'filters' | 'defaultFilters' | 'onFiltersChange'>,
  members: readonly Member[] | undefined,
): MemberFiltersControl {
  const [filters, setFilters] = useControlled(props.filters, {
    ...noFilters,
    ...props.defaultFilters,
  })
  const shown = useMemo(() => members?.filter(matches(filters)), [filters, members])
  const change: MemberFiltersControl['change'] = (patch, reason) => {
    const next = { ...filters, ...patch }
    setFilters(next)
    props.onFiltersChange?.(next, { reason })
  }
  return {
    filters,
    change,
    clear: () => change(noFilters, 'clear'),
    isNarrowed: filters.search.trim() !== '' || filters.show !== 'all',
    shown,
  }
}

/** Whether a member is meant: each word of the search is in their name or address. */
export function matches({ search, show }: MemberFilters): (member: Member) => boolean {
  const words = fold(search).split(/\s/).filter(Boolean)
  return (member) => {
    if (show === 'invited' && member.status === 'active') return false
    if (show !== 'all' && show !== 'invited' && member.role !== show) return false
    const text = fold(`${member.name ?? ''} ${member.email} ${member.roleName ?? ''}`)
    return words.every((word) => text.includes(word))
  }
}

/** Without case and marks, so that "elodie" finds Élodie. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
