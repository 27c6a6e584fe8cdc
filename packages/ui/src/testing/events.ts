import type { InlaykitEvent } from '@inlaykit/shared'
import type { Change } from './world.js'

/** The event stream of a story: what `GET /events` answers. */
export interface EventHub {
  /** Numbers and dates a change, and sends it to every open stream. */
  emit(change: Change): void
  /** A `text/event-stream` answer that first sends what came after `lastEventId`. */
  open(lastEventId: string | null, signal: AbortSignal | undefined): Response
  /** How many streams are open. */
  readonly openStreams: number
  /** Breaks every open stream, as a lost network does. */
  drop(): void
}

/** Makes an {@link EventHub}. */
export function createEventHub(connectionId: string): EventHub {
  const sent: InlaykitEvent[] = []
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()

  const frame = (event: InlaykitEvent) =>
    encoder.encode(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)

  return {
    get openStreams() {
      return streams.size
    },
    emit(change) {
      const event: InlaykitEvent = {
        scenarioId: null,
        executionId: null,
        status: null,
        connectionId,
        ...change,
        id: String(sent.length + 1),
        at: new Date().toISOString(),
      }
      sent.push(event)
      for (const stream of streams) stream.enqueue(frame(event))
    },
    open(lastEventId, signal) {
      let mine: ReadableStreamDefaultController<Uint8Array> | undefined
      const forget = () => {
        if (mine) streams.delete(mine)
      }
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          mine = controller
          streams.add(controller)
          controller.enqueue(encoder.encode(': ready\n\n'))
          const after = lastEventId === null ? sent.length : Number(lastEventId)
          for (const event of sent.slice(after)) controller.enqueue(frame(event))
          signal?.addEventListener('abort', () => {
            if (!streams.delete(controller)) return
            controller.error(signal.reason)
          })
        },
        cancel: forget,
      })
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
    },
    drop() {
      for (const stream of streams) stream.error(new TypeError('network error'))
      streams.clear()
    },
  }
}
