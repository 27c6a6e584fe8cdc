import type { RefObject } from 'react'
import { isFocusLost } from '../../parts/focus-lost.js'

/**
 * Closes a dialog, and gives the focus to the list where the row that had it is gone.
 * @param scroller the box with the rows
 */
export function keepFocus(scroller: RefObject<HTMLElement | null>, close: () => void): void {
  close()
  // The browser gives the focus back as the dialog leaves, which is when the next frame is drawn at the latest.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const list = scroller.current
      if (isFocusLost()) list?.focus({ preventScroll: true })
    })
  })
}
