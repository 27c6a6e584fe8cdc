import { QueryClient } from '@tanstack/react-query'

/** The query clients that elements share, by what they read; each with the number of those who hold it. */
const shared = new Map<string, { readonly client: QueryClient; holders: number }>()

/** An element's hold of a query client. */
export interface ClientHold {
  /** The client for what is read now: the same as long as `key` is. `undefined`: one of its own. */
  readonly for: (key: string | undefined) => QueryClient
  readonly release: () => void
}

/**
 * Elements with one key read once what several of them show. A client is forgotten with its last holder, so that who signs
 * in next in the same page finds nothing of the one before.
 */
export function holdClient(): ClientHold {
  let held: { readonly key: string | undefined; readonly client: QueryClient } | undefined

  function release(): void {
    if (held === undefined) return
    const { key, client } = held
    held = undefined
    const entry = key === undefined ? undefined : shared.get(key)
    if (entry !== undefined) {
      entry.holders -= 1
      if (entry.holders > 0) return
      shared.delete(key ?? '')
    }
    client.clear()
  }

  return {
    for(key) {
      if (held !== undefined && held.key === key) return held.client
      release()
      const entry = key === undefined ? undefined : shared.get(key)
      const client = entry?.client ?? new QueryClient()
      if (entry !== undefined) entry.holders += 1
      else if (key !== undefined) shared.set(key, { client, holders: 1 })
      held = { key, client }
      return client
    },
    release,
  }
}
