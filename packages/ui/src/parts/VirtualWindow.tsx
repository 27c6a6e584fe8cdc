import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { memo, useCallback, useLayoutEffect, useState } from 'react'
import { overscan } from './overscan.js'

/** The lines of a long list that are near its view, and where they stand. */
export interface ListWindow {
  /** In the order of the list; `start` is the distance from its beginning, in CSS pixels. */
  readonly items: readonly { readonly index: number; readonly start: number }[]
  /** How long the whole list is, in CSS pixels. */
  readonly total: number
  /** A ref for each line, which has its index as `data-index`: how long it really is. */
  readonly measure: (element: HTMLElement | null) => void
}

/** What {@link VirtualWindow} takes. All functions must stay the same from render to render. */
export interface VirtualWindowProps {
  /** How many lines there are. */
  readonly count: number
  readonly scroller: HTMLElement
  /** How long a line is until it is measured, in CSS pixels. */
  readonly lineSize: number
  /** What tells a line from others, wherever it moves. */
  readonly keyOf: (index: number) => string
  /** A line that stays in the window wherever it is scrolled; -1: none. */
  readonly kept: number
  /** Told before the browser paints. */
  readonly onChange: (window: ListWindow) => void
}

/** So many lines are reckoned with beyond what was seen: the others are taken to be as long as a line is until it is measured. */
const ahead = 2_000

/**
 * Works out which lines of a long list are near its view. It renders nothing itself, so that it can be loaded after the
 * list, and takes no line away that is there already.
 */
export const VirtualWindow = memo(function VirtualWindow(props: VirtualWindowProps): null {
  const { count, scroller, lineSize, keyOf, kept, onChange } = props
  const rangeExtractor = useCallback(
    (range: Range) => withIndex(defaultRangeExtractor(range), kept),
    [kept],
  )
  // A place for each of a hundred thousand lines takes longer to work out than all else that a list does at first.
  const [horizon, setHorizon] = useState(ahead)
  const near = Math.min(count, horizon)
  const [isMoving, setMoving] = useState(false)
  // oxlint-disable-next-line react/incompatible-library -- What it gives is handed on and never memoized.
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: near,
    getScrollElement: () => scroller,
    estimateSize: () => lineSize,
    getItemKey: keyOf,
    overscan: isMoving ? overscan.moving : overscan.resting,
    // It may come after somebody has begun to scroll.
    initialOffset: () => scroller.scrollTop,
    rangeExtractor,
    useFlushSync: false,
  })
  if (virtualizer.isScrolling !== isMoving) setMoving(virtualizer.isScrolling)
  const items = virtualizer.getVirtualItems()
  const reckoned = virtualizer.getTotalSize()
  const total = reckoned + (count - near) * lineSize
  const seen = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0)
  if (near < count && seen > reckoned - (ahead / 2) * lineSize) {
    setHorizon(near + Math.ceil(Math.max(0, seen - reckoned) / lineSize) + ahead)
  }
  const measure = virtualizer.measureElement
  useLayoutEffect(() => {
    // The size of the view is not known at first, nor while it is hidden: what is there stays until it is.
    if (items.length === 0) return
    onChange({ items, total, measure })
  }, [items, measure, onChange, total])
  return null
})

function withIndex(range: number[], index: number): number[] {
  if (index < 0 || range.includes(index)) return range
  return [...range, index].sort((a, b) => a - b)
}
