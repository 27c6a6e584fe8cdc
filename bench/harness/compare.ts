import autocannon from 'autocannon'
import type { BenchResult, Effort, Verdict } from './bench.js'
import type { BenchServer } from './server.js'
import { median, spread } from './stats.js'

/** So many connections ask at once, each the next thing when it has its answer. */
const connections = 32
/** Contenders take turns after so many seconds: what disturbs the machine for longer disturbs them all. */
const turnSeconds = 2
/** No contender is warmed up for more turns than this, however slow it is. */
const mostWarmUpTurns = 15
/** A run in which the baseline itself varied by more than this is not judged. */
const mostSpread = 1.5
/** Of how many requests the connection may break: some peers close one that was just to be used again. */
const mostErrors = 1 / 1000

/** What is measured beside the others. */
export interface Contender {
  readonly name: string
  readonly server: BenchServer
  /** Path and query of what is asked; several are asked in turn. */
  readonly paths: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** The status that every answer must have; 200 by default. */
  readonly status?: number
}

interface Measure {
  readonly perSecond: number
  /** Processor time of the server for one request, in microseconds. */
  readonly cpu: number
  readonly p50: number
  readonly p99: number
}

const measured = ['perSecond', 'cpu', 'p50', 'p99'] as const
type Measured = (typeof measured)[number]

/** The contenders' measures, round by round. */
export type Comparison = ReadonlyMap<string, readonly Measure[]>

/** How far into its part of the paths each connection of a contender has come. */
const progress = new WeakMap<Contender, number>()

/** What came of one turn. */
interface Turn {
  readonly requests: number
  /** Requests that the connection broke. */
  readonly errors: number
  readonly seconds: number
  /** Processor time of the server, in microseconds. */
  readonly cpu: number
  readonly p50: number
  readonly p99: number
}

async function takeTurn(contender: Contender, seconds: number): Promise<Turn> {
  const { server, paths, headers, status = 200, name } = contender
  // Each connection goes on where none has been lately: what was just asked would be answered from a cache.
  const begin = progress.get(contender) ?? 0
  const stride = Math.ceil(paths.length / connections)
  let opened = 0
  const before = await server.cpu()
  const result = await autocannon({
    url: server.origin,
    connections,
    duration: seconds,
    requests: [{ method: 'GET', path: paths[0] ?? '/', headers: { ...headers } }],
    setupClient: (client) => {
      const first = (begin + stride * opened) % paths.length
      opened += 1
      const turned = [...paths.slice(first), ...paths.slice(0, first)]
      client.setRequests(turned.map((path) => ({ method: 'GET', path, headers: { ...headers } })))
    },
  })
  const cpu = (await server.cpu()) - before
  progress.set(contender, begin + Math.ceil(result.requests.total / connections))
  const answered = Object.entries(result.statusCodeStats ?? {})
  if (answered.some(([code]) => Number(code) !== status)) {
    throw new Error(
      `${name} did not answer every request with ${status}: ${JSON.stringify(result.statusCodeStats)}.`,
    )
  }
  return {
    requests: result.requests.total,
    errors: result.errors,
    seconds: result.duration,
    cpu,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/**
 * Loads each contender until it has answered so many requests: code is compiled after so many calls, not after so much time,
 * and a busy machine makes few calls in a second.
 */
async function warmUp(contenders: readonly Contender[], requests: number): Promise<void> {
  const answered = new Map(contenders.map((contender) => [contender, 0]))
  for (let turn = 0; turn < mostWarmUpTurns; turn += 1) {
    const cold = [...answered].filter(([, count]) => count < requests)
    if (cold.length === 0) return
    for (const [contender, count] of cold) {
      const taken = await takeTurn(contender, turnSeconds)
      answered.set(contender, count + taken.requests)
    }
  }
}

function sumUp(turns: readonly Turn[]): Measure {
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  const requests = sum((turn) => turn.requests)
  return {
    perSecond: requests / sum((turn) => turn.seconds),
    cpu: sum((turn) => turn.cpu) / requests,
    p50: median(turns.map(({ p50 }) => p50)),
    // The worst turn: a stall is in few of them.
    p99: Math.max(...turns.map(({ p99 }) => p99)),
  }
}

/**
 * Measures the contenders once they are warm. In each round every contender has its seconds in turns of two, each time in the
 * reverse order of the time before.
 * @throws when a contender answers with another status, or breaks off more than one in a thousand of what is measured
 */
export async function compare(
  contenders: readonly Contender[],
  { rounds, seconds, warmUpRequests }: Effort,
): Promise<Comparison> {
  await warmUp(contenders, warmUpRequests)
  const measures = new Map(contenders.map(({ name }) => [name, [] as Measure[]]))
  const all = new Map(contenders.map(({ name }) => [name, [] as Turn[]]))
  const order = [...contenders]
  for (let round = 0; round < rounds; round += 1) {
    const turns = new Map(contenders.map(({ name }) => [name, [] as Turn[]]))
    for (let turn = 0; turn * turnSeconds < seconds; turn += 1) {
      const length = Math.min(turnSeconds, seconds - turn * turnSeconds)
      for (const contender of order)
        turns.get(contender.name)?.push(await takeTurn(contender, length))
      order.reverse()
    }
    for (const [name, taken] of turns) {
      measures.get(name)?.push(sumUp(taken))
      all.get(name)?.push(...taken)
    }
  }
  for (const [name, turns] of all) {
    const errors = turns.reduce((total, turn) => total + turn.errors, 0)
    const requests = turns.reduce((total, turn) => total + turn.requests, 0)
    if (errors > requests * mostErrors) {
      throw new Error(`${name} broke ${errors} of ${requests} requests off.`)
    }
  }
  return measures
}

function valuesOf(comparison: Comparison, name: string, key: Measured): number[] {
  return (comparison.get(name) ?? []).map((taken) => taken[key])
}

/**
 * One contender over another: the median of what each round makes of it. Within a round both have had the same machine, which
 * over the rounds may not have stood still.
 */
export function ratio(
  comparison: Comparison,
  name: string,
  to: string,
  key: Measured = 'cpu',
): number {
  const others = valuesOf(comparison, to, key)
  return median(
    valuesOf(comparison, name, key).map((value, round) => value / (others[round] ?? Number.NaN)),
  )
}

/** Whether the baseline stood still enough to judge by. */
export function isCalm(comparison: Comparison, baseline: string): boolean {
  return spread(valuesOf(comparison, baseline, 'cpu')) <= mostSpread
}

/** Holds a ratio of processor time against its goal. */
export function judge(
  comparison: Comparison,
  baseline: string,
  goal: { readonly name: string; readonly to: string; readonly atMost: number },
): Verdict {
  const value = ratio(comparison, goal.name, goal.to)
  return {
    goal: `${goal.name}: at most ${goal.atMost} × the processor time of ${goal.to}`,
    measured: `${value.toFixed(2)} ×`,
    isMet: isCalm(comparison, baseline) ? value <= goal.atMost : null,
  }
}

/**
 * The table of a comparison: ratios to the baseline, since absolute figures belong to the machine.
 * @param verdicts the goals, judged
 */
export function toResult(
  comparison: Comparison,
  baseline: string,
  verdicts: readonly Verdict[],
  notes: readonly string[] = [],
): BenchResult {
  const rows = [...comparison].map(([name, taken]) => {
    const cpu = valuesOf(comparison, name, 'cpu')
    const base = median(valuesOf(comparison, baseline, 'cpu'))
    return [
      name,
      ratio(comparison, name, baseline, 'perSecond').toFixed(2),
      ratio(comparison, name, baseline).toFixed(2),
      (Math.min(...cpu) / base).toFixed(2),
      spread(cpu).toFixed(2),
      median(taken.map(({ p50 }) => p50)).toFixed(1),
      median(taken.map(({ p99 }) => p99)).toFixed(1),
    ]
  })
  const restless = isCalm(comparison, baseline)
    ? []
    : [
        `The baseline itself varied by ${spread(valuesOf(comparison, baseline, 'cpu')).toFixed(2)}: the machine was too busy to judge by this run.`,
      ]
  return {
    columns: [
      'contender',
      'requests/s',
      'CPU/request',
      'least CPU',
      'spread of CPU',
      'p50, ms',
      'p99, ms',
    ],
    rows,
    verdicts,
    notes: [...notes, ...restless],
  }
}
