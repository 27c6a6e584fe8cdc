import { useMemo, useReducer, useRef } from 'react'
import { late, useLate } from '../../parts/late.js'
import { useLayoutEffectInBrowser } from '../../provider/useLayoutEffectInBrowser.js'
import type { RunRow } from './days.js'
import type { RunWindowOptions } from './run-window.js'

/** The height of a day's heading, in CSS pixels. */
export const headingHeight = 36
const lineHeight = 57
/** As many lines as fill the view stand in the page until the engine has arrived, and in the server's HTML. */
const plainLines = 24

const lateEngine = late(() => import('./run-window.js'))

/** A line of the list that stands in the page, with its place in CSS pixels. */
export interface WindowItem {
  readonly index: number
  readonly start: number
  readonly end: number
}

/** The lines of a long list that are near the view. */
export interface RunWindow {
  readonly items: readonly WindowItem[]
  /** The height of all lines, in CSS pixels. */
  readonly total: number
  /** To be called with each line's element. */
  readonly measure: ((element: HTMLElement | null) => void) | undefined
  /** Brings a line into view, as soon as the engine is there. */
  readonly scrollTo: (index: number) => void
}

const heightOf = (row: RunRow | undefined): number =>
  row?.kind === 'day' ? headingHeight : lineHeight

/**
 * Which lines of the list are near the view. The first ones stand there at once; what follows the scroll is loaded
 * meanwhile and takes over the very same elements, so that neither the keyboard's place nor the scroll is lost.
 */
export function useRunWindow(options: {
  rows: readonly RunRow[]
  scroller: { readonly current: HTMLDivElement | null }
  focusedAt: number
  holdsPlace: boolean
}): RunWindow {
  const { rows, scroller, focusedAt, holdsPlace } = options
  const loaded = useLate(lateEngine)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const wanted = useRef<number | undefined>(undefined)
  const current: RunWindowOptions = {
    count: rows.length,
    scroller: () => scroller.current,
    estimate: (index) => heightOf(rows[index]),
    keyOf: (index) => rows[index]?.key ?? String(index),
    focusedAt,
    padding: headingHeight,
    holdsPlace,
    onChange: redraw,
  }
  // oxlint-disable-next-line react/exhaustive-deps -- It is made once, and told of every render below.
  const engine = useMemo(() => loaded?.createRunWindow(current), [loaded])
  if (engine !== undefined) loaded?.updateRunWindow(engine, current)

  // oxlint-disable no-underscore-dangle -- So the engine names what its adapters tell it of the page by.
  useLayoutEffectInBrowser(() => engine?._didMount(), [engine])
  useLayoutEffectInBrowser(() => {
    engine?._willUpdate()
    if (engine === undefined || wanted.current === undefined) return
    engine.scrollToIndex(wanted.current, { align: 'auto' })
    wanted.current = undefined
  })
  // oxlint-enable no-underscore-dangle

  const plain = useMemo(() => placePlainly(rows), [rows])
  function scrollTo(index: number): void {
    if (engine === undefined) wanted.current = index
    else engine.scrollToIndex(index, { align: 'auto' })
  }
  return engine === undefined
    ? { ...plain, measure: undefined, scrollTo }
    : {
        items: engine.getVirtualItems(),
        total: engine.getTotalSize(),
        measure: engine.measureElement,
        scrollTo,
      }
}

function placePlainly(rows: readonly RunRow[]): { items: WindowItem[]; total: number } {
  const items: WindowItem[] = []
  let total = 0
  for (const [index, row] of rows.entries()) {
    const start = total
    total += heightOf(row)
    if (index < plainLines) items.push({ index, start, end: total })
  }
  return { items, total }
}
