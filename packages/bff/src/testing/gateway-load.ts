import type { Priority } from '../make/port/call.js'
import type { GatewayStage } from './gateway-stage.js'

/** A person asks for something so often, in ms. */
const clickEveryMs = 7000
/** So many background calls wait at any time. */
const waiting = 40

/** What came of the load. */
export interface GatewayLoad {
  /** Calls of ours that failed. */
  readonly failures: readonly { readonly priority: Priority; readonly error: unknown }[]
  readonly clicks: number
  readonly tookMs: number
  /** Answers 429 to one of ours. */
  readonly refused: number
  /** When the upstream was asked, in ms since the epoch: all requests, whoever asked. */
  readonly times: readonly number[]
  /** How long the person waited for the budget, in ms. */
  readonly personWaits: readonly number[]
}

/** The value below which 95 of 100 lie. */
export function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0
}

/**
 * Makes background writes through all instances, 40 of them waiting at any time, while a person clicks every 7 s.
 * @param options `besidesEveryMs`: another program asks the same organisation so often
 */
export async function loadGateway(
  stage: GatewayStage,
  options: { readonly background: number; readonly besidesEveryMs?: number },
): Promise<GatewayLoad> {
  const { clock, passUntil, call } = stage
  const query = { organizationId: stage.organizationId }
  const begun = clock.now()
  let made = 0
  let done = 0
  let clicks = 0
  const failures: { priority: Priority; error: unknown }[] = []
  const worker = async (instance: number) => {
    while (made < options.background) {
      made += 1
      await call(instance, stage.write(made), 'background').catch((error: unknown) => {
        failures.push({ priority: 'background', error })
      })
      done += 1
    }
  }
  for (let index = 0; index < waiting; index += 1) void worker(index)
  const isDone = () => done >= options.background
  const person = async () => {
    while (!isDone()) {
      clicks += 1
      await call(clicks, { method: 'GET', path: '/scenarios', query }, 'interactive').catch(
        (error: unknown) => {
          failures.push({ priority: 'interactive', error })
        },
      )
      await clock.sleep(clickEveryMs)
    }
  }
  const other = async (everyMs: number) => {
    while (!isDone()) {
      await stage.askBesides()
      await clock.sleep(everyMs)
    }
  }
  // The first click proves the credential; the rest begins after it.
  void person()
  if (options.besidesEveryMs !== undefined) void other(options.besidesEveryMs)
  await passUntil(isDone)
  const tookMs = clock.now() - begun
  const journal = stage.journal()
  return {
    failures,
    clicks,
    tookMs,
    refused: stage.refusals(),
    times: journal.map(({ time }) => Date.parse(time)),
    personWaits: stage.waits
      .filter(({ priority }) => priority === 'interactive')
      .map(({ waitMs }) => waitMs),
  }
}
