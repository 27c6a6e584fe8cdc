import type { InlaykitEvent } from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'

const heartbeatMs = 15_000
const recheckMs = 25_000
/** A check that takes longer counts as a refusal, so that a lost session ends within 30 s. */
const recheckTimeoutMs = 4_000
const oldestMs = 30 * 60_000
/** Heartbeats that a reader may leave unread before it counts as gone. */
const mostMissedBeats = 4
/** Events that may wait for a slow reader before the source is held back. */
const queueLength = 16

/** Why a stream ended. */
export type StreamEnd = 'caller' | 'viewer' | 'age' | 'stalled' | 'source' | 'closing' | 'fault'

/** What one stream needs. */
export interface EventStreamOptions {
  /** Where the events come from; the signal aborts when the stream ends. */
  readonly events: (signal: AbortSignal) => AsyncIterable<InlaykitEvent>
  /** Whether the viewer of the beginning is still the one who asks; a rejection counts as no. */
  readonly isStillAllowed: () => Promise<boolean>
  /** Aborts when the caller goes. */
  readonly caller: AbortSignal
  /** Aborts when the server stops. */
  readonly closing: AbortSignal
  readonly clock: Clock
  /** Called once, when everything is let go; `error` is for the log and never reaches the stream. */
  readonly onEnd: (end: StreamEnd, error?: unknown) => void
}

/** Stands in until the stream has begun. */
const notYet = (): void => undefined

const encoder = new TextEncoder()
const greeting = encoder.encode(': inlaykit\nretry: 3000\n\n')
const heartbeat = encoder.encode(': still here\n\n')

/** One change told to a thousand streams is written once. */
const encoded = new WeakMap<InlaykitEvent, Uint8Array>()

function encode(event: InlaykitEvent): Uint8Array {
  let bytes = encoded.get(event)
  if (!bytes) {
    const id = event.id.replace(/[\r\n\0]/g, '')
    bytes = encoder.encode(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    encoded.set(event, bytes)
  }
  return bytes
}

/**
 * Server-Sent Events as a web stream: a greeting at once (proxies and browsers then show the stream as open), each
 * event with its id, a comment every 15 s. It ends cleanly, and lets go of everything once, when the caller goes or stops reading,
 * the viewer is no longer the same (looked at every 25 s), after 30 minutes, or when the server stops. A failure inside
 * ends it too and is never written to it.
 */
export function createEventStream(options: EventStreamOptions): ReadableStream<Uint8Array> {
  const { clock, caller, closing } = options
  const open = new AbortController()
  let iterator: AsyncIterator<InlaykitEvent> | undefined
  let onRoom: (() => void) | undefined
  let cancelled = false
  let end: (reason: StreamEnd, error?: unknown) => void = notYet

  const onCaller = () => end('caller')
  const onClosing = () => end('closing')

  async function tell(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    iterator = options.events(open.signal)[Symbol.asyncIterator]()
    while (!open.signal.aborted) {
      const next = await iterator.next()
      if (open.signal.aborted) return
      if (next.done) {
        end('source')
        return
      }
      controller.enqueue(encode(next.value))
      if ((controller.desiredSize ?? 0) <= 0) {
        await new Promise<void>((resolve) => {
          onRoom = resolve
        })
      }
    }
  }

  async function beat(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    let missed = 0
    for (;;) {
      await clock.sleep(heartbeatMs, open.signal)
      missed = (controller.desiredSize ?? 0) > 0 ? 0 : missed + 1
      if (missed >= mostMissedBeats) end('stalled')
      else if (missed === 0) controller.enqueue(heartbeat)
    }
  }

  async function recheck(): Promise<void> {
    for (;;) {
      await clock.sleep(recheckMs, open.signal)
      const allowed = await Promise.race([
        options.isStillAllowed().catch(() => false),
        clock.sleep(recheckTimeoutMs, open.signal).then(() => false),
      ])
      if (!allowed) end('viewer')
    }
  }

  async function growOld(): Promise<void> {
    await clock.sleep(oldestMs, open.signal)
    end('age')
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = (reason, error) => {
          if (open.signal.aborted) return
          open.abort()
          caller.removeEventListener('abort', onCaller)
          closing.removeEventListener('abort', onClosing)
          onRoom?.()
          iterator?.return?.().catch(() => undefined)
          if (!cancelled) controller.close()
          options.onEnd(reason, error)
        }
        controller.enqueue(greeting)
        caller.addEventListener('abort', onCaller, { once: true })
        closing.addEventListener('abort', onClosing, { once: true })
        if (caller.aborted) onCaller()
        if (closing.aborted) onClosing()
        if (open.signal.aborted) return
        for (const task of [() => tell(controller), () => beat(controller), recheck, growOld]) {
          // What rejects after the end is the end's own doing: a sleep that was cut short, an iterator that was told to stop.
          task().catch((error: unknown) => end('fault', error))
        }
      },
      pull() {
        onRoom?.()
      },
      cancel() {
        cancelled = true
        end('caller')
      },
    },
    new CountQueuingStrategy({ highWaterMark: queueLength }),
  )
}

/** The headers of a stream: nothing on its way may keep, compress or buffer it. The connection is left to the host. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Cookie, Authorization',
}
