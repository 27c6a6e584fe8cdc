import type { Scenario } from '@inlaykit/shared'
import { useMemo, useRef, useState } from 'react'
import { useControlled } from '../../parts/useControlled.js'
import type { ScenarioListProps, SelectedIdsReason } from './props.js'

/** The rows that are selected for something to be done with all of them. */
export interface Checked {
  readonly ids: ReadonlySet<string>
  /** Selects a row or takes it out; `isRange`: with all between it and the one before. */
  readonly toggle: (scenario: Scenario, isRange: boolean) => void
  readonly set: (ids: Iterable<string>, reason: SelectedIdsReason) => void
  /** Why something failed with a row, in words, by its id. */
  readonly notes: ReadonlyMap<string, string>
  readonly setNotes: (notes: ReadonlyMap<string, string>) => void
}

const none: readonly string[] = []
const noNotes: ReadonlyMap<string, string> = new Map()

/** Holds which rows are selected, unless the host does. */
export function useChecked(
  props: Pick<ScenarioListProps, 'selectedIds' | 'defaultSelectedIds' | 'onSelectedIdsChange'>,
  scenarios: readonly Scenario[],
): Checked {
  const [list, setList] = useControlled(props.selectedIds, props.defaultSelectedIds ?? none)
  const ids = useMemo(() => new Set(list), [list])
  const [notes, setNotes] = useState(noNotes)
  const anchor = useRef<string>(undefined)

  function set(wanted: Iterable<string>, reason: SelectedIdsReason): void {
    const next = [...new Set(wanted)]
    setList(next)
    props.onSelectedIdsChange?.(next, { reason })
  }

  return {
    ids,
    set,
    notes,
    setNotes,
    toggle({ id }, isRange) {
      const at = scenarios.findIndex((row) => row.id === id)
      const from = isRange ? scenarios.findIndex((row) => row.id === anchor.current) : -1
      const range = from < 0 ? [id] : scenarios.slice(Math.min(at, from), Math.max(at, from) + 1)
      const meant = range.map((row) => (typeof row === 'string' ? row : row.id))
      anchor.current = id
      if (ids.has(id)) set(new Set([...ids].filter((one) => !meant.includes(one))), 'toggle')
      else set([...ids, ...meant], 'toggle')
    },
  }
}
