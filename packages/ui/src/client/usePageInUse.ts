import { useEffect, useState } from 'react'

/** A tab in the background keeps its stream for this long: people switch back and forth. */
const graceMs = 5 * 60_000

/** False once the page has been hidden for five minutes or was put away; true again as soon as it is looked at. */
export function usePageInUse(): boolean {
  const [isInUse, setInUse] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = (): void => {
      clearTimeout(timer)
      setInUse(true)
    }
    const rest = (): void => {
      clearTimeout(timer)
      setInUse(false)
    }
    const look = (): void => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') setInUse(true)
      else timer = setTimeout(rest, graceMs)
    }
    document.addEventListener('visibilitychange', look)
    // A page with a held lock or an open stream can't be kept for the back button.
    window.addEventListener('pagehide', rest)
    window.addEventListener('pageshow', wake)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', rest)
      window.removeEventListener('pageshow', wake)
    }
  }, [])
  return isInUse
}
