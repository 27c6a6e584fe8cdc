import { useRef } from 'react'
import type { PointerEvent } from 'react'
import { useLayoutEffectInBrowser } from '../../provider/useLayoutEffectInBrowser.js'
import type { TimeSpan } from './ticks.js'
import { panView, timeAt, zoomView } from './view.js'

/** A pointer that moves less than this, in CSS pixels, presses; one that moves more drags. */
const slack = 5
/** Browsers tell a wheel's turn in pixels, lines or pages. */
const wheelUnits = [1, 16, 400] as const

type Gesture =
  | { readonly kind: 'press' | 'mark'; readonly x: number }
  | { readonly kind: 'pan'; readonly x: number; readonly view: TimeSpan }
  | {
      readonly kind: 'pinch'
      readonly distance: number
      readonly middle: number
      readonly view: TimeSpan
    }

/** What gestures on the axis work on. */
export interface GestureOptions {
  readonly plot: HTMLElement | null
  /** What is in view; `undefined`: nothing yet, and no gesture does anything. */
  readonly shown: TimeSpan | undefined
  readonly whole: TimeSpan | undefined
  readonly width: number
  readonly isMirrored: boolean
  readonly onView: (view: TimeSpan | undefined) => void
  /** The stretch that is being dragged over; `undefined`: none any more. */
  readonly onMark: (mark: TimeSpan | undefined) => void
  /** A stretch was dragged over. */
  readonly onSelect: (span: TimeSpan) => void
}

/** Handlers for the plot. */
export interface Gestures {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: (event: PointerEvent) => void
  readonly onPointerCancel: () => void
  /** Whether the click that comes now only ends a drag. */
  readonly endsDrag: () => boolean
}

/**
 * Dragging selects a stretch of time; with Shift or the middle button it moves the axis, as two fingers do, which zoom
 * too. A wheel zooms with Ctrl or ⌘ (and when a touchpad is pinched); turned sideways it moves. Otherwise the page scrolls.
 */
export function useChartGestures(options: GestureOptions): Gestures {
  const { plot, shown, whole, width, isMirrored, onView, onMark, onSelect } = options
  const pointers = useRef(new Map<number, number>())
  const gesture = useRef<Gesture | undefined>(undefined)
  const hasDragged = useRef(false)

  function placeOf(clientX: number): number {
    const box = plot?.getBoundingClientRect()
    if (box === undefined) return 0
    const x = isMirrored ? box.right - clientX : clientX - box.left
    return Math.min(width, Math.max(0, x))
  }

  // React listens to wheels without the right to keep the page from scrolling.
  useLayoutEffectInBrowser(() => {
    if (plot === null || shown === undefined || whole === undefined) return undefined
    function turn(event: WheelEvent): void {
      if (shown === undefined || whole === undefined) return
      const unit = wheelUnits[event.deltaMode] ?? 1
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        const around = timeAt(shown, width, placeOf(event.clientX))
        const turned = Math.max(-200, Math.min(200, event.deltaY * unit))
        onView(zoomView(shown, whole, Math.exp(turned * 0.004), around))
        return
      }
      const isWhole = shown.to - shown.from >= whole.to - whole.from
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (isWhole || Math.abs(sideways) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return
      event.preventDefault()
      const by = sideways * unit * (isMirrored ? -1 : 1)
      onView(panView(shown, whole, (by / width) * (shown.to - shown.from)))
    }
    plot.addEventListener('wheel', turn, { passive: false })
    return () => plot.removeEventListener('wheel', turn)
  })

  function finish(): void {
    gesture.current = undefined
    onMark(undefined)
  }

  return {
    onPointerDown(event) {
      if (shown === undefined) return
      const x = placeOf(event.clientX)
      if (event.pointerType !== 'touch') pointers.current.clear()
      pointers.current.set(event.pointerId, x)
      const [first, second] = [...pointers.current.values()]
      hasDragged.current = false
      if (first !== undefined && second !== undefined) {
        onMark(undefined)
        hasDragged.current = true
        const distance = Math.max(20, Math.abs(first - second))
        gesture.current = { kind: 'pinch', distance, middle: (first + second) / 2, view: shown }
      } else if (event.button === 1 || (event.button === 0 && event.shiftKey)) {
        event.preventDefault()
        gesture.current = { kind: 'pan', x, view: shown }
      } else if (event.button === 0) gesture.current = { kind: 'press', x }
    },
    onPointerMove(event) {
      const now = gesture.current
      if (now === undefined || shown === undefined || whole === undefined) return
      if (!pointers.current.has(event.pointerId)) return
      const x = placeOf(event.clientX)
      pointers.current.set(event.pointerId, x)
      if (now.kind === 'pinch') {
        const [first = 0, second = 0] = [...pointers.current.values()]
        const distance = Math.max(20, Math.abs(first - second))
        const around = timeAt(now.view, width, now.middle)
        const zoomed = zoomView(now.view, whole, now.distance / distance, around) ?? whole
        const moved = now.middle - (first + second) / 2
        onView(panView(zoomed, whole, (moved / width) * (zoomed.to - zoomed.from)))
        return
      }
      if (now.kind === 'press' && Math.abs(x - now.x) < slack) return
      if (now.kind === 'press') gesture.current = { kind: 'mark', x: now.x }
      event.currentTarget.setPointerCapture(event.pointerId)
      hasDragged.current = true
      if (now.kind === 'pan') {
        const by = ((now.x - x) / width) * (now.view.to - now.view.from)
        onView(panView(now.view, whole, by))
      } else onMark(spanBetween(shown, width, now.x, x))
    },
    onPointerUp(event) {
      const now = gesture.current
      pointers.current.delete(event.pointerId)
      if (now?.kind === 'pinch' && pointers.current.size > 0) return
      const x = placeOf(event.clientX)
      if (now?.kind === 'mark' && shown !== undefined && Math.abs(x - now.x) >= slack) {
        onSelect(spanBetween(shown, width, now.x, x))
      }
      finish()
    },
    onPointerCancel() {
      pointers.current.clear()
      finish()
    },
    endsDrag() {
      const ends = hasDragged.current
      hasDragged.current = false
      return ends
    },
  }
}

function spanBetween(view: TimeSpan, width: number, a: number, b: number): TimeSpan {
  return {
    from: timeAt(view, width, Math.min(a, b)),
    to: timeAt(view, width, Math.max(a, b)),
  }
}
