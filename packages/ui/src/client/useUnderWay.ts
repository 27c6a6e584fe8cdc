import { useRef, useState } from 'react'

/** The ids of what something is under way with. */
export interface UnderWay {
  /** Notes that it begins; `false`: it has begun already, so a second press is the same wish. */
  readonly begin: (id: string) => boolean
  readonly end: (id: string) => void
  readonly has: (id: string) => boolean
}

/** Notes what is under way; a second press may come before the first one is rendered. */
export function useUnderWay(): UnderWay {
  const ids = useRef(new Set<string>())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  return {
    begin(id) {
      if (ids.current.has(id)) return false
      ids.current.add(id)
      setShown(new Set(ids.current))
      return true
    },
    end(id) {
      ids.current.delete(id)
      setShown(new Set(ids.current))
    },
    has: (id) => shown.has(id),
  }
}
