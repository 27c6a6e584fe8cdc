import { InlaykitEvent } from '@inlaykit/shared'

/** What came over a stream of Server-Sent Events. */
export interface EventReader {
  /** The answer's headers. */
  readonly headers: Headers
  /** The next event that fits; those before it are passed over. Rejects when the stream ends first. */
  next(fits?: (event: InlaykitEvent) => boolean): Promise<InlaykitEvent>
  /** Resolves with all that was written, once the stream has ended. */
  readonly ended: Promise<string>
  /** All that was written so far, comments too. */
  text(): string
  /** Leaves the stream. */
  leave(): Promise<void>
}

/** Reads a stream as it comes. */
export function readEvents(response: Response, leave: () => void): EventReader {
  const events: InlaykitEvent[] = []
  const decoder = new TextDecoder()
  let text = ''
  let unread = ''
  let over = false
  let wake: () => void = () => undefined

  const take = (block: string) => {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (data !== undefined) events.push(InlaykitEvent.parse(JSON.parse(data)))
  }
  const reading = (async () => {
    try {
      for await (const bytes of response.body ?? []) {
        const piece = decoder.decode(bytes, { stream: true })
        text += piece
        const blocks = (unread + piece).split('\n\n')
        unread = blocks.pop() ?? ''
        for (const block of blocks) take(block)
        wake()
      }
    } catch {
      // A stream that was broken off has ended like any other.
    } finally {
      over = true
      wake()
    }
    return text
  })()

  return {
    headers: response.headers,
    async next(fits = () => true) {
      for (;;) {
        const event = events.shift()
        if (event && fits(event)) return event
        if (event) continue
        if (over) throw new Error('The stream ended before that event came.')
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    ended: reading,
    text: () => text,
    async leave() {
      leave()
      await reading
    },
  }
}
