import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual'
import { overscan } from '../../parts/overscan.js'

/** What tells which lines of the list of runs are near the view. */
export type RunWindowEngine = Virtualizer<HTMLDivElement, HTMLElement>

/** What changes from render to render. */
export interface RunWindowOptions {
  readonly count: number
  readonly scroller: () => HTMLDivElement | null
  readonly estimate: (index: number) => number
  readonly keyOf: (index: number) => string
  /** The line that has the keyboard: it stays in the page, wherever the wheel goes. Negative: none. */
  readonly focusedAt: number
  /** Space at the top of the view that a heading covers, in CSS pixels. */
  readonly padding: number
  /** Runs that come in above leave what is looked at where it is. */
  readonly holdsPlace: boolean
  readonly onChange: () => void
}

function optionsOf(
  options: RunWindowOptions,
  isScrolling = false,
): VirtualizerOptions<HTMLDivElement, HTMLElement> {
  const { focusedAt, scroller } = options
  return {
    count: options.count,
    getScrollElement: scroller,
    estimateSize: options.estimate,
    getItemKey: options.keyOf,
    overscan: isScrolling ? overscan.moving : overscan.resting,
    // It may come after somebody has begun to scroll.
    initialOffset: () => scroller()?.scrollTop ?? 0,
    initialRect: { width: 800, height: scroller()?.clientHeight ?? 480 },
    scrollPaddingStart: options.padding,
    anchorTo: options.holdsPlace ? 'end' : 'start',
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range)
      if (focusedAt < 0 || visible.includes(focusedAt)) return visible
      return [...visible, focusedAt].sort((a, b) => a - b)
    },
    observeElementOffset,
    observeElementRect,
    scrollToFn: elementScroll,
    onChange: options.onChange,
  }
}

/** Makes the engine. It lies in a file of its own since it weighs as much as half the widget. */
export function createRunWindow(options: RunWindowOptions): RunWindowEngine {
  return new Virtualizer(optionsOf(options))
}

/** Tells the engine what this render is about. */
export function updateRunWindow(engine: RunWindowEngine, options: RunWindowOptions): void {
  engine.setOptions(optionsOf(options, engine.isScrolling))
}
