import type { RouteClient } from '@inlaykit/shared/client'
import type { InlaykitEvent } from '@inlaykit/shared'
import type { QueryClient } from '@tanstack/react-query'
import type { Scope } from './context.js'
import type { ListenOptions } from './listen.js'
import type { LiveStatus } from './live-status.js'

/** What an updater works on. */
export interface CacheTools {
  readonly client: RouteClient
  readonly queryClient: QueryClient
  readonly scope: Scope
}

/**
 * Brings the query cache up to date after some changes. Events hold ids, so it reads again what is on screen, and no
 * more.
 */
export type CacheUpdater = (events: readonly InlaykitEvent[], tools: CacheTools) => void

/**
 * Brings the program of a feature that knows what to do with changes: each registers one as long as one of its hooks
 * is mounted, and it is loaded with the first change.
 */
export type LoadUpdater = () => Promise<{ readonly update: CacheUpdater }>

/** Who listens. */
export interface EventAudience {
  /** Names the viewer: tabs of the same one share a stream. */
  readonly viewer: string
  /** The connection shown; events of others are left aside. `null`: none yet. */
  readonly connectionId: string | null
}

/** The one place where changes arrive and are handed to the cache. */
export interface EventHub {
  /** Asks for live changes with this updater until the answer is called. */
  readonly register: (updater: LoadUpdater) => () => void
  /** Whether anybody asks. */
  readonly isWanted: () => boolean
  readonly status: () => LiveStatus
  /** Calls back when `isWanted` or `status` changes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Listens until the answer is called. */
  readonly listen: (audience: EventAudience) => () => void
}

/** Makes the {@link EventHub} of a provider. */
export function createEventHub(tools: CacheTools): EventHub {
  const updaters = new Map<LoadUpdater, number>()
  const listeners = new Set<() => void>()
  let status: LiveStatus = 'off'
  let lastEventId = ''

  const notify = (): void => {
    for (const listener of listeners) listener()
  }
  function setStatus(next: LiveStatus): void {
    if (next === status) return
    status = next
    notify()
  }

  return {
    register(updater) {
      updaters.set(updater, (updaters.get(updater) ?? 0) + 1)
      if (updaters.size === 1) notify()
      return () => {
        const count = (updaters.get(updater) ?? 1) - 1
        if (count > 0) updaters.set(updater, count)
        else updaters.delete(updater)
        if (updaters.size === 0) notify()
      }
    },
    isWanted: () => updaters.size > 0,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listen(audience) {
      setStatus('connecting')
      const close = listenWhenLoaded({
        tools,
        audience,
        updaters: () => updaters.keys(),
        lastEventId: () => lastEventId,
        onEventId: (id) => (lastEventId = id),
        onStatus: setStatus,
      })
      return () => {
        close()
        setStatus('off')
      }
    },
  }
}

/** A program that did not arrive is asked for again after this, in ms. */
const loadAgainMs = 5_000

/** Listens as soon as the code for it is there: a page shows its first rows without waiting for it. */
function listenWhenLoaded(options: ListenOptions): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let close = (): void => undefined
  async function load(): Promise<void> {
    try {
      const { listen } = await import('./listen.js')
      if (!isOver) close = listen(options)
    } catch {
      if (isOver) return
      options.onStatus('down')
      timer = setTimeout(() => void load(), loadAgainMs)
    }
  }
  void load()
  return () => {
    isOver = true
    clearTimeout(timer)
    close()
  }
}
