import type { Client } from '@inlaykit/shared/client'
import type { InlaykitEvent } from '@inlaykit/shared'
import type { QueryClient } from '@tanstack/react-query'
import type { Scope } from './context.js'
import type { EventChannelOptions } from './event-channel.js'
import type { LiveStatus } from './live-status.js'

/** What an updater works on. */
export interface CacheTools {
  readonly client: Client
  readonly queryClient: QueryClient
  readonly scope: Scope
}

/**
 * Brings the query cache up to date after some changes: each feature has one, and registers it as long as one of
 * its hooks is mounted. Events hold ids, so it reads again what is on screen, and no more.
 */
export type CacheUpdater = (events: readonly InlaykitEvent[], tools: CacheTools) => void

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
  readonly register: (updater: CacheUpdater) => () => void
  /** Whether anybody asks. */
  readonly isWanted: () => boolean
  readonly status: () => LiveStatus
  /** Calls back when `isWanted` or `status` changes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Listens until the answer is called. */
  readonly listen: (audience: EventAudience) => () => void
}

/** Changes come in bursts; they are gathered for this long, so that a burst costs one round of reading. */
const gatherMs = 150
/** Data read shortly before the stream opened for the first time is taken as current: page and stream start together. */
const freshMs = 2_000

/** Makes the {@link EventHub} of a provider. */
export function createEventHub(tools: CacheTools): EventHub {
  const updaters = new Map<CacheUpdater, number>()
  const listeners = new Set<() => void>()
  let status: LiveStatus = 'off'
  let lastEventId = ''
  let gathered: InlaykitEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const notify = (): void => {
    for (const listener of listeners) listener()
  }

  function flush(): void {
    timer = undefined
    const events = gathered
    gathered = []
    if (events.some(({ type }) => type === 'reset')) {
      void tools.queryClient.invalidateQueries({ queryKey: tools.scope })
      return
    }
    for (const updater of updaters.keys()) updater(events, tools)
  }

  function takeEvent(event: InlaykitEvent, audience: EventAudience): void {
    if (event.id !== '') lastEventId = event.id
    const isForeign = event.connectionId !== null && event.connectionId !== audience.connectionId
    if (isForeign && event.type !== 'connection.changed') return
    gathered.push(event)
    timer ??= setTimeout(flush, gatherMs)
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
      let hasOpened = false
      const close = openWhenLoaded({
        name: `inlaykit ${tools.scope[1]} ${audience.viewer}`,
        client: tools.client,
        lastEventId: () => lastEventId,
        onEvent: (event) => takeEvent(event, audience),
        onStatus(next) {
          if (next === status) return
          status = next
          notify()
        },
        onOpen(resumed) {
          if (resumed) {
            hasOpened = true
            return
          }
          // What changed between the reading of the data and now was told to nobody.
          const oldest = hasOpened ? Infinity : Date.now() - freshMs
          hasOpened = true
          void tools.queryClient.invalidateQueries({
            queryKey: tools.scope,
            predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < oldest,
          })
        },
      })
      return () => {
        clearTimeout(timer)
        timer = undefined
        gathered = []
        close()
        if (status !== 'off') {
          status = 'off'
          notify()
        }
      }
    },
  }
}

/** A program that did not arrive is asked for again after this, in ms. */
const loadAgainMs = 5_000

/** Listens as soon as the code for it is there: a page shows its first rows without waiting for it. */
function openWhenLoaded(options: EventChannelOptions): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let close = (): void => undefined
  async function load(): Promise<void> {
    try {
      const { openEventChannel } = await import('./event-channel.js')
      if (!isOver) close = openEventChannel(options)
    } catch {
      if (isOver) return
      options.onStatus('down')
      timer = setTimeout(() => void load(), loadAgainMs)
    }
  }
  options.onStatus('connecting')
  void load()
  return () => {
    isOver = true
    clearTimeout(timer)
    close()
  }
}
