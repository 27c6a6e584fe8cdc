import type { Viewer } from '@inlaykit/bff'
import type { Clock } from '../../packages/bff/src/core/clock.js'

/** What is on a viewer's screen: the list of scenarios, and the timeline of one of them. */
export interface Page {
  /** Opens it: the session, both parts, and the stream of events. */
  open(): Promise<void>
  /** Looks back at it after a while: both parts are read again. */
  lookBack(): Promise<void>
  close(): Promise<void>
}

/** As in the kit: events are gathered for so long, in ms, before what they tell of is read again. */
const gatherMs = 150
/** As in the kit: more changed scenarios than this are read as a list, more changed runs as the newest page. */
const mostScenarios = 6
const mostRuns = 8

const base = 'http://bench.test/api/inlaykit'

interface Told {
  readonly type: string
  readonly scenarioId: string | null
  readonly executionId: string | null
}

/**
 * A page that asks what the kit's own asks, when the kit asks it.
 * @param parts `scenarios`: how many the list holds; `watched`: whose timeline is open; `onRefusal` is told of answers that are
 * no success
 */
export function createPage(parts: {
  readonly fetch: (request: Request) => Promise<Response>
  readonly clock: Clock
  readonly onRefusal: (path: string, status: number) => void
  readonly viewer: Viewer
  readonly scenarios: number
  readonly watched: string
}): Page {
  const { fetch, clock, onRefusal, viewer, scenarios, watched } = parts
  const headers = { 'x-viewer': JSON.stringify(viewer), 'X-Inlaykit': '1' }
  const list = `/scenarios?limit=${scenarios}`
  const timeline = `/scenarios/${watched}/executions?limit=100`
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined

  const ask = (path: string) => fetch(new Request(base + path, { headers }))
  const read = async (path: string) => {
    const answer = await ask(path)
    if (!answer.ok) onRefusal(path, answer.status)
    await answer.arrayBuffer()
  }

  let gathered: Told[] = []
  const flush = () => {
    const events = gathered
    gathered = []
    if (events.some(({ type }) => type === 'reset')) {
      void read(list)
      void read(timeline)
      return
    }
    const changed = new Set(events.flatMap(({ scenarioId }) => scenarioId ?? []))
    if (changed.size > mostScenarios || events.some(({ type }) => type === 'scenarios.changed')) {
      void read(list)
    } else {
      for (const id of changed) void read(`/scenarios/${id}`)
    }
    const runs = new Set(
      events.flatMap(({ type, scenarioId, executionId }) =>
        type === 'execution.changed' && scenarioId === watched ? (executionId ?? []) : [],
      ),
    )
    if (runs.size > mostRuns) void read(timeline)
    else for (const id of runs) void read(`/executions/${id}`)
  }
  const hear = (event: Told) => {
    if (gathered.length === 0) clock.after(gatherMs, flush)
    gathered.push(event)
  }

  async function listen(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { done, value } = await stream.read()
      if (done) return
      const blocks = (text + decoder.decode(value, { stream: true })).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data: '))
        if (data !== undefined) hear(JSON.parse(data.slice('data: '.length)) as Told)
      }
    }
  }

  return {
    async open() {
      const stream = await ask('/events')
      reader = stream.body?.getReader()
      if (!stream.ok || reader === undefined) {
        throw new Error(`The stream of events was refused: ${stream.status}.`)
      }
      // A stream that is cancelled ends as if it were done.
      void listen(reader)
      await read('/session')
      await Promise.all([read(list), read(timeline)])
    },
    async lookBack() {
      await Promise.all([read(list), read(timeline)])
    },
    async close() {
      await reader?.cancel()
    },
  }
}
