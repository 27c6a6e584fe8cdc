import { ProblemError, type RouteClient } from '@inlaykit/shared/client'
import type { InlaykitEvent } from '@inlaykit/shared'
import { parseEvent } from './event.js'
import type { LiveStatus } from './live-status.js'
import { createSseParser } from './sse-parser.js'

/** The server beats every 15 s; a stream that is silent for longer than two beats and some is dead. */
const silenceMs = 40_000
const firstDelayMs = 1_000
const longestDelayMs = 30_000

/** What {@link readEvents} needs. */
export interface EventReaderOptions {
  readonly client: RouteClient
  /** Ends the reading. */
  readonly signal: AbortSignal
  /** Where to resume; empty at first. */
  readonly lastEventId: () => string
  readonly onEvent: (event: InlaykitEvent) => void
  readonly onStatus: (status: LiveStatus) => void
  /** The stream is open; `resumed`: nothing since the last event was missed. */
  readonly onOpen: (resumed: boolean) => void
  /** From 0 to 1, for the jitter of delays; `Math.random` by default. */
  random?: (() => number) | undefined
}

/** Reads the stream of changes until the signal ends it: reconnects with growing, jittered delays and resumes where it was. */
export async function readEvents(options: EventReaderOptions): Promise<void> {
  const { signal, random = Math.random } = options
  let failures = 0
  while (!signal.aborted) {
    options.onStatus(failures === 0 ? 'connecting' : 'down')
    let retryAfterMs = 0
    try {
      // A connection that told something worked: the next try after it is a first one again.
      if (await readOnce(options)) failures = 0
    } catch (error) {
      if (error instanceof ProblemError) {
        retryAfterMs = (error.retryAfter ?? 0) * 1000
        // Signed out or not mounted here: hammering helps nobody.
        if (['unauthenticated', 'forbidden', 'not-found'].includes(error.problem)) {
          retryAfterMs = Math.max(retryAfterMs, 60_000)
        }
      }
    }
    if (signal.aborted) break
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** failures)
    failures += 1
    options.onStatus('down')
    await sleep(Math.max(retryAfterMs, longest * (0.5 + random() / 2)), signal)
  }
  options.onStatus('off')
}

async function readOnce(options: EventReaderOptions): Promise<boolean> {
  const attempt = new AbortController()
  const stop = (): void => attempt.abort()
  options.signal.addEventListener('abort', stop)
  let timer: ReturnType<typeof setTimeout> | undefined
  const beat = (): void => {
    clearTimeout(timer)
    timer = setTimeout(stop, silenceMs)
  }
  try {
    beat()
    const lastEventId = options.lastEventId()
    const response = await options.client.request(
      'GET /events',
      {},
      {
        signal: attempt.signal,
        headers: {
          Accept: 'text/event-stream',
          ...(lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId }),
        },
      },
    )
    if (response.body === null) return false
    options.onStatus('open')
    options.onOpen(lastEventId !== '')
    return await readBody(response.body, beat, options.onEvent)
  } finally {
    clearTimeout(timer)
    options.signal.removeEventListener('abort', stop)
    stop()
  }
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  beat: () => void,
  onEvent: (event: InlaykitEvent) => void,
): Promise<boolean> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const parser = createSseParser()
  let hasTold = false
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return hasTold
    hasTold = true
    beat()
    for (const message of parser.push(decoder.decode(value, { stream: true }))) {
      const event = parseEvent(message.data)
      if (event !== undefined) onEvent(message.id === '' ? event : { ...event, id: message.id })
    }
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
