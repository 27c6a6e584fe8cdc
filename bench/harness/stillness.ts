import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Tells when a whole system in this process is at rest. */
export interface Stillness {
  /** Takes `pause`, for which a request by undici that is under way waits, for rest: a clock of one's own ends it. */
  pause(pause: Promise<void>): Promise<void>
  /** Ends once nothing is at work any more: only timers of a clock of one's own can set anything in motion then. */
  rest(): Promise<void>
  close(): void
}

/** So many rounds of the event loop in a row must find nothing: promises and streams need a few to hand something on. */
const quietRounds = 4

/**
 * What keeps a process busy beside its requests: a thread that is asked something (embedded Postgres is, and only then is it
 * held), a timer of the machine, a file, a look-up. Servers that listen and connections that are kept open are at rest.
 */
const atRest = new Set(['TCPServerWrap', 'TCPSocketWrap', 'PipeWrap', 'TTYWrap', 'Immediate'])

/** Looks at what is at work in this process: requests by undici, and whatever Node itself waits for. */
export function createStillness(): Stillness {
  const asked = new Set<unknown>()
  const onBegun = (message: unknown) => asked.add((message as { request: unknown }).request)
  const onEnded = (message: unknown) => asked.delete((message as { request: unknown }).request)
  const channels = [
    ['undici:request:create', onBegun],
    ['undici:request:trailers', onEnded],
    ['undici:request:error', onEnded],
  ] as const
  for (const [name, listener] of channels) subscribe(name, listener)
  let pauses = 0
  const isBusy = () =>
    asked.size > pauses || process.getActiveResourcesInfo().some((name) => !atRest.has(name))
  return {
    async pause(pause) {
      pauses += 1
      try {
        await pause
      } finally {
        pauses -= 1
      }
    },
    async rest() {
      for (let quiet = 0; quiet < quietRounds;) {
        await new Promise<void>((resolve) => {
          setImmediate(resolve)
        })
        quiet = isBusy() ? 0 : quiet + 1
      }
    },
    close() {
      for (const [name, listener] of channels) unsubscribe(name, listener)
    },
  }
}
