import type { Budget } from '@inlaykit/shared'
import { useQuery } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { sessionQuery } from '../../client/session-query.js'
import { useNow } from '../../parts/useNow.js'

/** How often it is looked whether little is left, in ms; the server knows it without asking Make. */
const lookMs = 30_000
/** How often it is looked whether there is enough again. */
const lookLowMs = 10_000

/** What may still be asked of Make, kept current; `null`: not known. One that has been renewed since is not told as low. */
export function useBudget(): Budget | null {
  const kit = useKit()
  const { data } = useQuery(
    {
      ...sessionQuery(kit),
      refetchInterval: ({ state }) => (state.data?.budget?.low ? lookLowMs : lookMs),
    },
    kit.queryClient,
  )
  const budget = data?.budget ?? null
  const now = useNow(budget?.low ? 1_000 : 60_000)
  if (budget === null || !budget.low || budget.resetAt === null || now === undefined) return budget
  return Date.parse(budget.resetAt) > now ? budget : { ...budget, low: false }
}
