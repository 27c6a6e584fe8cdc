/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import type { Scenario } from '@inlaykit/shared'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useState } from 'react'
import type { FocusEvent, ReactNode } from 'react'
import { useRootSettings } from '../../provider/root-context.js'
import { ScenarioRow } from './ScenarioRow.js'

/** Rows beyond both edges that are there already: a fling shows no gap. */
const overscan = 8
/** The next page is asked for when this many rows are left. */
const loadAhead = 12

/** The rows near the visible part of a long list. The row with the focus stays, so that no key press gets lost. */
export function VirtualRows(props: {
  scenarios: readonly Scenario[]
  scroller: HTMLElement
  onNearEnd: () => void
}): ReactNode {
  const { scenarios, scroller, onNearEnd } = props
  const { density } = useRootSettings()
  const [focusedId, setFocusedId] = useState<string>()
  const focused = scenarios.findIndex(({ id }) => id === focusedId)
  // oxlint-disable-next-line react/incompatible-library -- What it gives is used here alone and never memoized.
  const virtualizer = useVirtualizer<HTMLElement, HTMLDivElement>({
    count: scenarios.length,
    getScrollElement: () => scroller,
    estimateSize: () => (density === 'compact' ? 40 : 56),
    getItemKey: (index) => scenarios[index]?.id ?? index,
    overscan,
    // It may come after somebody has begun to scroll.
    initialOffset: () => scroller.scrollTop,
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), focused),
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const isNearEnd = last >= scenarios.length - loadAhead
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])

  function keepFocused(event: FocusEvent<HTMLElement>): void {
    const row = event.target.closest<HTMLElement>('[data-index]')
    setFocusedId(scenarios[Number(row?.dataset['index'])]?.id)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only notes where the focus is.
    <div
      role="rowgroup"
      className="ik-scenario-rows"
      data-virtual=""
      style={{ blockSize: virtualizer.getTotalSize() }}
      onFocus={keepFocused}
      onBlur={() => setFocusedId(undefined)}
    >
      {items.map(({ index, key, start }) => {
        const scenario = scenarios[index]
        return (
          scenario && (
            <ScenarioRow
              key={key}
              ref={virtualizer.measureElement}
              scenario={scenario}
              index={index}
              style={{ transform: `translateY(${start}px)` }}
            />
          )
        )
      })}
    </div>
  )
}

function withIndex(range: number[], index: number): number[] {
  if (index < 0 || range.includes(index)) return range
  return [...range, index].sort((a, b) => a - b)
}
