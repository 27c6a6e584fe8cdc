import type { InlaykitEvent } from '@inlaykit/shared'
import { readEvents, type EventReaderOptions } from './event-reader.js'
import type { LiveStatus } from './live-status.js'

type TabMessage =
  | { readonly kind: 'hello' }
  | { readonly kind: 'status'; readonly status: LiveStatus }
  | { readonly kind: 'event'; readonly event: InlaykitEvent }

/** What {@link openEventChannel} needs. */
export interface EventChannelOptions extends Omit<EventReaderOptions, 'signal'> {
  /** The same in all tabs that may share a stream: it names the BFF and the viewer. */
  readonly name: string
}

/**
 * Listens to the changes through one stream for all tabs of a viewer: the tab that holds a Web Lock reads it and tells
 * the others by BroadcastChannel; when it goes, the next takes over where it was. Without either, each tab reads alone.
 * @returns ends the listening
 */
export function openEventChannel(options: EventChannelOptions): () => void {
  const ending = new AbortController()
  const { signal } = ending
  // Insecure origins have no locks.
  const locks = (globalThis.navigator as Navigator | undefined)?.locks
  if (locks === undefined || typeof BroadcastChannel === 'undefined') {
    void readEvents({ ...options, signal })
    return () => ending.abort()
  }

  const tabs = new BroadcastChannel(options.name)
  const post = (message: TabMessage): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A BroadcastChannel has none.
    if (!signal.aborted) tabs.postMessage(message)
  }
  let isReading = false
  let status: LiveStatus = 'connecting'

  tabs.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (isReading) {
      if (data.kind === 'hello') post({ kind: 'status', status })
    } else if (data.kind === 'event') {
      options.onEvent(data.event)
    } else if (data.kind === 'status' && data.status !== status) {
      status = data.status
      options.onStatus(status)
      if (status === 'open') options.onOpen(false)
    }
  })
  options.onStatus(status)
  post({ kind: 'hello' })

  void locks
    .request(options.name, { signal }, () => {
      isReading = true
      return readEvents({
        ...options,
        signal,
        onEvent(event) {
          options.onEvent(event)
          post({ kind: 'event', event })
        },
        onStatus(next) {
          status = next
          options.onStatus(next)
          post({ kind: 'status', status: next === 'off' ? 'connecting' : next })
        },
      })
    })
    // Refused only by our own signal, while the lock was still waited for.
    .catch(() => undefined)

  return () => {
    post({ kind: 'status', status: 'connecting' })
    ending.abort()
    tabs.close()
  }
}
