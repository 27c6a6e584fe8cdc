import type { InlaykitEvent } from '@inlaykit/shared'
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.js'
import { createEventStream, eventStreamHeaders, type EventStreamOptions } from './sse.js'

function event(id: number): InlaykitEvent {
  return {
    id: String(id),
    type: 'scenario.changed',
    at: '2026-11-23T08:00:00Z',
    connectionId: null,
    scenarioId: '7',
    executionId: null,
    status: null,
  }
}

/** A stream with a source that tests feed, and a reader that takes what comes. */
function open(change: Partial<EventStreamOptions> = {}) {
  const clock = createManualClock()
  const caller = new AbortController()
  const closing = new AbortController()
  const ends: string[] = []
  const queue: InlaykitEvent[] = []
  let wake = () => {}
  let returned = 0
  const stream = createEventStream({
    events: async function* (signal) {
      try {
        while (!signal.aborted) {
          const next = queue.shift()
          if (next) yield next
          else {
            await new Promise<void>((resolve) => {
              wake = resolve
              signal.addEventListener('abort', () => resolve(), { once: true })
            })
          }
        }
      } finally {
        returned += 1
      }
    },
    isStillAllowed: async () => true,
    caller: caller.signal,
    closing: closing.signal,
    clock,
    onEnd: (end) => ends.push(end),
    ...change,
  })
  const reader = stream.getReader()
  let text = ''
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += new TextDecoder().decode(value)
    }
  }
  const tell = async (...events: InlaykitEvent[]) => {
    queue.push(...events)
    wake()
    await clock.advance(0)
  }
  return {
    clock,
    caller,
    closing,
    ends,
    reader,
    read,
    tell,
    text: () => text,
    returned: () => returned,
  }
}

describe('an event stream', () => {
  it('greets at once, and tells each event with its id', async () => {
    const stream = open()
    const done = stream.read()
    await stream.tell(event(1), event(2))
    expect(stream.text()).toMatch(
      /^: inlaykit\nretry: 3000\n\nid: 1\nevent: scenario\.changed\ndata: \{.*\}\n\nid: 2\n/,
    )
    stream.caller.abort()
    await done
  })

  it('beats every 15 s', async () => {
    const stream = open()
    const done = stream.read()
    await stream.clock.advance(45_000)
    expect(stream.text().match(/: still here/g)).toHaveLength(3)
    stream.caller.abort()
    await done
  })

  it.each<[string, (stream: ReturnType<typeof open>) => Promise<void> | void]>([
    ['caller', (stream) => stream.caller.abort()],
    ['closing', (stream) => stream.closing.abort()],
    ['age', (stream) => stream.clock.advance(30 * 60_000)],
  ])('ends once for the reason %s, and lets go of its source and timers', async (reason, act) => {
    const stream = open()
    const done = stream.read()
    await stream.clock.advance(0)
    await act(stream)
    await done
    await stream.clock.advance(0)
    expect(stream.ends).toEqual([reason])
    expect(stream.returned()).toBe(1)
    expect(stream.clock.sleepers).toBe(0)
  })

  it.each<[string, () => Promise<boolean>]>([
    ['is no longer allowed', async () => false],
    ["can't be asked for", () => Promise.reject(new Error('session store down'))],
    ['is asked for without an answer', () => new Promise(() => {})],
  ])('E3: ends within 30 s when its viewer %s', async (_, isStillAllowed) => {
    const stream = open({ isStillAllowed })
    const done = stream.read()
    await stream.clock.advance(30_000)
    await done
    expect(stream.ends).toEqual(['viewer'])
  })

  it('E3: never shows why its source failed', async () => {
    let told: unknown
    const stream = open({
      // eslint-disable-next-line require-yield -- it fails before its first event
      events: async function* () {
        throw new Error('upstream said token=canary')
      },
      onEnd: (_, error) => {
        told = error
      },
    })
    await stream.read()
    expect(stream.text()).not.toContain('canary')
    expect(String(told)).toContain('canary')
  })

  it('holds its source back while nobody reads, and ends when that lasts', async () => {
    const stream = open()
    await stream.tell(...Array.from({ length: 100 }, (_, index) => event(index + 1)))
    await stream.clock.advance(5 * 15_000)
    expect(stream.ends).toEqual(['stalled'])
    let chunks = 0
    while (!(await stream.reader.read()).done) chunks += 1
    expect(chunks).toBeLessThan(20)
  })

  it('asks proxies neither to keep nor to change nor to buffer it', () => {
    expect(eventStreamHeaders).toMatchObject({
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    })
    expect(Object.keys(eventStreamHeaders).map((name) => name.toLowerCase())).not.toContain(
      'connection',
    )
  })
})
