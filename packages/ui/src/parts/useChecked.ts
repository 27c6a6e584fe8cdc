import { useMemo, useRef, useState } from 'react'
import { useControlled } from './useControlled.js'
import { useEventCallback } from './useEventCallback.js'

/**
 * What changed which rows are selected: a row, all that are loaded or match, the button that clears, or something that was done
 * with them.
 */
export type SelectedIdsReason = 'toggle' | 'all' | 'clear' | 'done'

/** How a host may hold which rows are selected. */
export interface SelectedIdsProps {
  readonly selectedIds?: readonly string[] | undefined
  readonly defaultSelectedIds?: readonly string[] | undefined
  readonly onSelectedIdsChange?:
    | ((ids: readonly string[], details: { readonly reason: SelectedIdsReason }) => void)
    | undefined
}

/** The rows that are selected for something to be done with all of them. */
export interface Checked {
  readonly ids: ReadonlySet<string>
  /** Selects a row or takes it out; `isRange`: with all between it and the one before. */
  readonly toggle: (row: { readonly id: string }, isRange: boolean) => void
  readonly set: (ids: Iterable<string>, reason: SelectedIdsReason) => void
  /** Why something failed with a row, in words, by its id. */
  readonly notes: ReadonlyMap<string, string>
  readonly setNotes: (notes: ReadonlyMap<string, string>) => void
}

const none: readonly string[] = []
const noNotes: ReadonlyMap<string, string> = new Map()

/**
 * Holds which rows are selected, unless the host does. The answer is the same until something of it changes.
 * @param rows tells those that a range may take, in their order; asked when one is drawn
 */
export function useChecked(
  props: SelectedIdsProps,
  rows: () => readonly { readonly id: string }[],
): Checked {
  const [list, setList] = useControlled(props.selectedIds, props.defaultSelectedIds ?? none)
  const ids = useMemo(() => new Set(list), [list])
  const [notes, setNotes] = useState(noNotes)
  const anchor = useRef<string>(undefined)

  const set = useEventCallback<Parameters<Checked['set']>, void>((wanted, reason) => {
    const next = [...new Set(wanted)]
    setList(next)
    props.onSelectedIdsChange?.(next, { reason })
  })
  const toggle = useEventCallback<Parameters<Checked['toggle']>, void>(({ id }, isRange) => {
    const all = isRange ? rows().map((row) => row.id) : none
    const at = all.indexOf(id)
    const from = all.indexOf(anchor.current ?? id)
    const range = at < 0 || from < 0 ? [id] : all.slice(Math.min(at, from), Math.max(at, from) + 1)
    anchor.current = id
    if (ids.has(id)) set(new Set([...ids].filter((one) => !range.includes(one))), 'toggle')
    else set([...ids, ...range], 'toggle')
  })

  return useMemo(() => ({ ids, notes, set, setNotes, toggle }), [ids, notes, set, toggle])
}
