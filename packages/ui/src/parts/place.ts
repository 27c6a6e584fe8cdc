/** Where a floating element goes beside its anchor; `start` and `end` follow the writing direction. */
export interface Placement {
  readonly side: 'block-start' | 'block-end'
  readonly align: 'start' | 'center' | 'end'
}

const gap = 6
const margin = 8

/**
 * Puts a floating element of the top layer beside its anchor: on the other side when there is no room, and never
 * past the edge of the window. Written through CSSOM, which a strict content security policy allows.
 */
export function place(floating: HTMLElement, anchor: Element, wanted: Placement): void {
  const box = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const { clientWidth, clientHeight } = document.documentElement
  const isRtl = getComputedStyle(anchor).direction === 'rtl'

  const above = box.top - gap - height
  const below = box.bottom + gap
  const fitsBelow = below + height <= clientHeight - margin
  const fitsAbove = above >= margin
  const goesBelow = wanted.side === 'block-end' ? fitsBelow || !fitsAbove : !fitsAbove && fitsBelow

  const center = box.left + (box.width - width) / 2
  const isLeft = wanted.align === (isRtl ? 'end' : 'start')
  const left = wanted.align === 'center' ? center : isLeft ? box.left : box.right - width
  const furthest = Math.max(margin, clientWidth - margin - width)

  floating.style.top = `${Math.max(margin, goesBelow ? below : above)}px`
  floating.style.left = `${Math.min(furthest, Math.max(margin, left))}px`
}
