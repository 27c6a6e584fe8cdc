import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed, from before the browser draws it for paper until it has. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const media = matchMedia('print')
    // A preview draws the page anew for each paper that is tried; between its pages the media is the screen again.
    let isAsked = false
    // The browser waits for nobody after it has told.
    const update = (): void => flushSync(() => setPrinting(isAsked || media.matches))
    const begin = (): void => {
      isAsked = true
      update()
    }
    const end = (): void => {
      isAsked = false
      update()
    }
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    media.addEventListener('change', update)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
      media.removeEventListener('change', update)
    }
  }, [])
  return isPrinting
}
