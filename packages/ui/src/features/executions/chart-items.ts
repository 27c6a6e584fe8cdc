import { laneHeight } from './bar-shape.js'
import type { TimeSpan } from './ticks.js'
import { timeAt } from './view.js'
import type { Timeline, TimelineBar, TimelineColumn } from './timeline.js'

/** What can be pointed at in the chart. */
export type ChartItem = TimelineBar | TimelineColumn

/** From the foot of one lane to the next, in CSS pixels. */
const lanePitch = laneHeight + 2
/** The height of the plot above its labels, in CSS pixels: five lanes and some air. */
export const chartHeight = 5 * lanePitch + 6
/** The height of the labels of the axis, in CSS pixels. */
export const axisHeight = 22

/** How far beside a bar a pointer may be and still mean it, in CSS pixels: bars are narrower than fingers. */
const reach = 10

/** What can be pointed at, in order of time. */
export function itemsOf(timeline: Timeline): readonly ChartItem[] {
  return timeline.mode === 'runs' ? timeline.bars : timeline.columns
}

/** The time that an item stands for on the axis. */
export function itemSpan(item: ChartItem, { from, to, width }: Timeline): TimeSpan {
  if (item.kind === 'column') return { from: item.from, to: item.to - 1 }
  const view = { from, to }
  return { from: timeAt(view, width, item.x), to: timeAt(view, width, item.x + item.width) }
}

/** The lower edge of a lane, counted from the top of the plot. */
export function footOf(lane: number): number {
  return chartHeight - lane * lanePitch
}

/** The item that a pointer means, if any: the nearest within reach, the right lane first. */
export function findItemAt(
  items: readonly ChartItem[],
  x: number,
  y: number,
): ChartItem | undefined {
  let best: ChartItem | undefined
  let least = Infinity
  for (const item of items) {
    const beside = Math.max(item.x - x, 0, x - item.x - item.width)
    if (beside > reach) continue
    const off = item.kind === 'column' ? 0 : Math.abs(y - footOf(item.lane) + laneHeight / 2)
    const distance = beside + Math.max(0, off - laneHeight / 2)
    if (distance < least && off < 4 * laneHeight) {
      best = item
      least = distance
    }
  }
  return best
}

/**
 * Where a key leads on the axis, as a slider; `undefined` for other keys.
 * @param at where it is
 * @param count how many items there are
 * @param isMirrored time flows from right to left
 */
export function stepTo(
  key: string,
  at: number,
  count: number,
  isMirrored: boolean,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isMirrored ? -1 : 1,
    ArrowLeft: isMirrored ? 1 : -1,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step))
}
