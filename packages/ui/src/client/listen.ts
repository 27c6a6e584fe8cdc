import type { InlaykitEvent } from '@inlaykit/shared'
import { openEventChannel } from './event-channel.js'
import type { CacheTools, EventAudience, LoadUpdater } from './event-hub.js'
import type { LiveStatus } from './live-status.js'

/** What {@link listen} needs. */
export interface ListenOptions {
  readonly tools: CacheTools
  readonly audience: EventAudience
  /** Those who ask for changes at the moment. */
  readonly updaters: () => Iterable<LoadUpdater>
  /** The last event that was heard, over all listening; `''`: none. */
  readonly lastEventId: () => string
  readonly onEventId: (id: string) => void
  readonly onStatus: (status: LiveStatus) => void
}

/** Changes come in bursts; they are gathered for this long, so that a burst costs one round of reading. */
const gatherMs = 150
/** Data read shortly before the stream opened for the first time is taken as current: page and stream start together. */
const freshMs = 2_000

/**
 * Hands changes to those who ask for them.
 * @returns ends the listening
 */
export function listen(options: ListenOptions): () => void {
  const { tools, audience, updaters, lastEventId, onEventId, onStatus } = options
  const { queryClient, scope } = tools
  let gathered: InlaykitEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasOpened = false

  function readAllAgain(): void {
    void queryClient.invalidateQueries({ queryKey: scope })
  }

  function flush(): void {
    timer = undefined
    const events = gathered
    gathered = []
    if (events.some(({ type }) => type === 'reset')) {
      readAllAgain()
      return
    }
    for (const load of updaters()) {
      // Without the program that knows better, all that is shown is read again.
      load().then(({ update }) => update(events, tools), readAllAgain)
    }
  }

  function takeEvent(event: InlaykitEvent): void {
    if (event.id !== '') onEventId(event.id)
    const isForeign = event.connectionId !== null && event.connectionId !== audience.connectionId
    if (isForeign && event.type !== 'connection.changed') return
    gathered.push(event)
    timer ??= setTimeout(flush, gatherMs)
  }

  const close = openEventChannel({
    name: `inlaykit ${scope[1]} ${audience.viewer}`,
    client: tools.client,
    lastEventId,
    onEvent: takeEvent,
    onStatus,
    onOpen(resumed) {
      if (resumed) {
        hasOpened = true
        return
      }
      // What changed between the reading of the data and now was told to nobody.
      const oldest = hasOpened ? Infinity : Date.now() - freshMs
      hasOpened = true
      void queryClient.invalidateQueries({
        queryKey: scope,
        predicate: ({ state }) => state.dataUpdatedAt > 0 && state.dataUpdatedAt < oldest,
      })
    },
  })
  return () => {
    clearTimeout(timer)
    close()
  }
}
