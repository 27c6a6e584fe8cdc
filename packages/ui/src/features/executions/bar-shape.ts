import type { ExecutionStatus } from '@inlaykit/shared'

/** The height of a lane, in CSS pixels: what the tallest bar takes. */
export const laneHeight = 14

interface Part {
  /** From the foot of the lane upwards. */
  readonly from: number
  readonly to: number
}

/**
 * How tall a bar is by its status, so that colour is not all that tells them apart: a failure fills its lane, a
 * warning is broken like an exclamation mark, a success is lower, a stopped run is flat.
 */
const shapes: Readonly<Record<ExecutionStatus, readonly Part[]>> = {
  error: [{ from: 0, to: 14 }],
  warning: [
    { from: 0, to: 3 },
    { from: 5, to: 14 },
  ],
  success: [{ from: 0, to: 9 }],
  running: [{ from: 0, to: 9 }],
  stopped: [{ from: 0, to: 4 }],
}

/**
 * The outline of a bar as an SVG path.
 * @param status gives its shape
 * @param x where it begins, in CSS pixels
 * @param width in CSS pixels
 * @param foot the lower edge of its lane, counted downwards
 */
export function barPath(status: ExecutionStatus, x: number, width: number, foot: number): string {
  return shapes[status].map(({ from, to }) => roundedBox(x, foot - to, width, to - from)).join('')
}

function roundedBox(x: number, y: number, width: number, height: number): string {
  const r = Math.min(2, width / 2, height / 2)
  const [w, h] = [round(width - 2 * r), round(height - 2 * r)]
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return `M${round(x + r)} ${round(y)}h${w}${arc(r, r)}v${h}${arc(-r, r)}h${-w}${arc(-r, -r)}v${-h}${arc(r, -r)}z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
