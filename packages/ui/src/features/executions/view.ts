import type { TimeSpan } from './ticks.js'

/** The closest that the axis goes, in milliseconds: bars of seconds are told apart. */
const shortest = 10_000

/**
 * A part of the axis kept within the whole of it.
 * @returns `undefined` when it is the whole
 */
function keepWithin(view: TimeSpan, whole: TimeSpan): TimeSpan | undefined {
  const most = whole.to - whole.from
  const length = Math.max(view.to - view.from, Math.min(shortest, most))
  if (length >= most * 0.999) return undefined
  const from = Math.min(Math.max(view.from, whole.from), whole.to - length)
  return { from, to: from + length }
}

/**
 * What is in view after zooming.
 * @param factor how much longer the view becomes: below 1 is closer
 * @param around the time that stays where it is, in milliseconds since 1970
 * @returns `undefined`: the whole
 */
export function zoomView(
  view: TimeSpan,
  whole: TimeSpan,
  factor: number,
  around: number,
): TimeSpan | undefined {
  const before = view.to - view.from
  const length = Math.max(before * factor, Math.min(shortest, before))
  const from = around - ((around - view.from) / before) * length
  return keepWithin({ from, to: from + length }, whole)
}

/**
 * What is in view after moving along the axis.
 * @param by towards later, in milliseconds
 * @returns `undefined`: the whole
 */
export function panView(view: TimeSpan, whole: TimeSpan, by: number): TimeSpan | undefined {
  return keepWithin({ from: view.from + by, to: view.to + by }, whole)
}

/** The time at a place of the axis, in milliseconds since 1970. */
export function timeAt(view: TimeSpan, width: number, x: number): number {
  return view.from + (x / width) * (view.to - view.from)
}

/** The view moved as little as brings a time into it. */
export function revealTime(view: TimeSpan, whole: TimeSpan, time: number): TimeSpan | undefined {
  if (time >= view.from && time <= view.to) return keepWithin(view, whole)
  const length = view.to - view.from
  return panView(view, whole, time - view.from - length / 2)
}
