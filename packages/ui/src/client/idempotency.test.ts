import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { keyOf } from './idempotency.js'

describe('the idempotency key of an act', () => {
  it('stays over the tries of one mutation, and is another for the next, of equal variables too', async () => {
    const used: string[] = []
    const client = new QueryClient()
    const observer = new MutationObserver<string, Error, object>(client, {
      retry: 2,
      retryDelay: 0,
      mutationFn: async (_, mutation) => {
        used.push(keyOf(mutation))
        if (used.length % 3 !== 0) throw new Error('the answer was lost')
        return 'done'
      },
    })
    const variables = { scenarioId: '1' }
    await observer.mutate(variables)
    await observer.mutate(variables)
    expect(used).toHaveLength(6)
    expect(new Set(used.slice(0, 3)).size).toBe(1)
    expect(new Set(used.slice(3)).size).toBe(1)
    expect(used[0]).not.toBe(used[3])
    expect(used[0]).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is drawn anew where nothing tells the acts apart', () => {
    expect(keyOf(undefined)).not.toBe(keyOf(undefined))
  })
})
