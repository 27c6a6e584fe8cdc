import type { Budget } from '@inlaykit/shared'
import { useEffect, useState } from 'react'
import { sessionQuery } from '../../client/session-query.js'
import { useRead } from '../../client/useRead.js'

/** How often it is looked whether little is left, in ms; the server knows it without asking Make. */
const lookMs = 30_000
/** How often it is looked whether there is enough again. */
const lookLowMs = 10_000

/** What may still be asked of Make, kept current; `null`: not known. One that has been renewed since is not told as low. */
export function useBudget(): Budget | null {
  const { data } = useRead(sessionQuery, {
    refetchInterval: ({ state }) => (state.data?.budget?.low ? lookLowMs : lookMs),
  })
  const budget = data?.budget ?? null
  const lowUntil = budget?.low ? budget.resetAt : null
  const [renewedAt, setRenewedAt] = useState<string | null>(null)
  useEffect(() => {
    if (lowUntil === null) return undefined
    const timer = setTimeout(() => setRenewedAt(lowUntil), Date.parse(lowUntil) - Date.now())
    return () => clearTimeout(timer)
  }, [lowUntil])
  return budget !== null && lowUntil !== null && lowUntil === renewedAt
    ? { ...budget, low: false }
    : budget
}
