import { useMemo, useReducer, useRef, useState } from 'react'
import { late, useLate } from '../../parts/late.js'
import { useLayoutEffectInBrowser } from '../../provider/useLayoutEffectInBrowser.js'
import type { RunRow, RunRows } from './days.js'
import type { RunWindowOptions } from './run-window.js'

/** The height of a day's heading, in CSS pixels. */
export const headingHeight = 36
const lineHeight = 57
/** As many lines as fill the view stand in the page until the engine has arrived, and in the server's HTML. */
const plainLines = 12

/**
 * So many lines are reckoned with beyond what was seen: the others are as high as such lines are. A place for each of a
 * hundred thousand would be worked out anew with each run that starts.
 */
const ahead = 1_000

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
  rows: RunRows
  scroller: { readonly current: HTMLDivElement | null }
  focusedAt: number
  holdsPlace: boolean
}): RunWindow {
  const { rows, scroller, focusedAt, holdsPlace } = options
  const loaded = useLate(lateEngine)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const wanted = useRef<number | undefined>(undefined)
  const [beyond, setBeyond] = useState(() => Math.max(0, rows.length - ahead))
  // Counted from the end, so that runs that start make it longer where they stand.
  const near = Math.max(Math.min(rows.length, ahead), rows.length - beyond)
  const current: RunWindowOptions = {
    count: near,
    scroller: () => scroller.current,
    estimate: (index) => heightOf(rows.at(index)),
    keyOf: (index) => rows.at(index)?.key ?? String(index),
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
  const rest = heightFrom(rows, near)
  const items = engine?.getVirtualItems()
  const reckoned = engine?.getTotalSize() ?? 0
  const seen = (engine?.scrollOffset ?? 0) + (engine?.scrollRect?.height ?? 0)
  // What was far when it was reckoned has come near.
  if (near < rows.length && engine !== undefined && seen > reckoned - (ahead / 2) * lineHeight) {
    const jumped = Math.ceil(Math.max(0, seen - reckoned) / lineHeight)
    setBeyond(Math.max(0, beyond - jumped - ahead))
  }
  function scrollTo(index: number): void {
    if (engine === undefined || index >= near) {
      wanted.current = index
      setBeyond(Math.max(0, Math.min(beyond, rows.length - index - ahead)))
    } else engine.scrollToIndex(index, { align: 'auto' })
  }
  return items === undefined || engine === undefined
    ? { ...plain, measure: undefined, scrollTo }
    : { items, total: reckoned + rest, measure: engine.measureElement, scrollTo }
}

function placePlainly(rows: RunRows): { items: WindowItem[]; total: number } {
  const items: WindowItem[] = []
  let end = 0
  for (let index = 0; index < Math.min(plainLines, rows.length); index += 1) {
    const start = end
    end += heightOf(rows.at(index))
    items.push({ index, start, end })
  }
  return { items, total: end + heightFrom(rows, items.length) }
}

/** The height of the lines from one on, as they are reckoned. */
function heightFrom(rows: RunRows, index: number): number {
  const headings = rows.headingsFrom(index)
  return headings * headingHeight + (rows.length - index - headings) * lineHeight
}
