import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { place } from './place.js'
import { Portal } from './Portal.js'
import { onScroll } from './scroll.js'

const showAfterMs = 350
const hideAfterMs = 120

/** A short explanation of the element that `anchor` holds: shown on hover and on keyboard focus, hidden by Escape. */
export function Tooltip(props: {
  id: string
  anchor: RefObject<HTMLElement | null>
  children: ReactNode
}): ReactNode {
  const { anchor } = props
  const bubble = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const owner = anchor.current
    const floating = bubble.current
    if (owner === null || floating === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (): void => {
      if (!floating.isConnected || floating.matches(':popover-open')) return
      floating.showPopover()
      place(floating, owner, { side: 'block-start', align: 'center' })
    }
    const hide = (): void => {
      clearTimeout(timer)
      if (floating.matches(':popover-open')) floating.hidePopover()
    }
    const later = (act: () => void, delay: number) => (): void => {
      clearTimeout(timer)
      timer = setTimeout(act, delay)
    }
    const enter = later(show, showAfterMs)
    const leave = later(hide, hideAfterMs)
    const focus = (): void => {
      if (owner.matches(':focus-visible')) show()
    }
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && floating.matches(':popover-open')) {
        // The key is spent on the tooltip: a dialog around it stays open.
        event.preventDefault()
        event.stopPropagation()
        hide()
      }
    }
    owner.addEventListener('pointerenter', enter)
    owner.addEventListener('pointerleave', leave)
    floating.addEventListener('pointerenter', enter)
    floating.addEventListener('pointerleave', leave)
    owner.addEventListener('focus', focus)
    owner.addEventListener('blur', hide)
    document.addEventListener('keydown', key, true)
    const stopScroll = onScroll(floating, hide)
    return () => {
      hide()
      owner.removeEventListener('pointerenter', enter)
      owner.removeEventListener('pointerleave', leave)
      floating.removeEventListener('pointerenter', enter)
      floating.removeEventListener('pointerleave', leave)
      owner.removeEventListener('focus', focus)
      owner.removeEventListener('blur', hide)
      document.removeEventListener('keydown', key, true)
      stopScroll()
    }
  }, [anchor])

  return (
    <Portal>
      <span
        ref={bubble}
        id={props.id}
        role="tooltip"
        popover="manual"
        className="ik-tooltip"
        data-ik-part="tooltip"
      >
        {props.children}
      </span>
    </Portal>
  )
}

/** An element and the id of the {@link Tooltip} that explains it. */
export function useTooltipAnchor<E extends HTMLElement>(): {
  anchor: RefObject<E | null>
  id: string
} {
  const anchor = useRef<E | null>(null)
  const id = useId()
  const [result] = useState(() => ({ anchor, id }))
  return result
}
