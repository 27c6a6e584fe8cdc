import { useMutationState, type QueryKey } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useKit } from './context.js'

/**
 * Shows rows as they will be once the changes that are under way succeed. When one fails, nothing has to be taken back: what
 * the server said last was never overwritten.
 * @param mutationKey of the changes
 * @param idName the name under which a change tells which row it is of
 * @param patchOf what it makes of the row; the same function each time
 * @returns `undefined` while nothing is under way, so that a long list need not be gone through
 */
export function useAsPending<Row extends { readonly id: string }, Variables>(
  mutationKey: QueryKey,
  idName: keyof Variables,
  patchOf: (variables: Variables) => Partial<Row>,
): (<R extends Row>(row: R) => R) | undefined {
  const pending = useMutationState(
    {
      filters: { mutationKey, status: 'pending' },
      select: ({ state }) => state.variables as Variables,
    },
    useKit().queryClient,
  )
  return useMemo(() => {
    if (pending.length === 0) return undefined
    return (row) => {
      const wanted = pending.findLast((variables) => variables[idName] === row.id)
      return wanted === undefined ? row : { ...row, ...patchOf(wanted) }
    }
  }, [idName, patchOf, pending])
}
