import { useCallback, useRef, useState } from 'react'

/** The inline size of an element in whole CSS pixels, kept current; 0 until it is known. */
export function useWidth(): {
  ref: (element: HTMLElement | null) => void
  width: number
} {
  const [width, setWidth] = useState(0)
  const observer = useRef<ResizeObserver | null>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    observer.current = null
    if (element === null) return
    observer.current = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.current.observe(element)
  }, [])
  return { ref, width }
}
