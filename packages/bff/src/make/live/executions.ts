import { z } from 'zod'
import type { ExecutionError, ExecutionStatus, ExecutionTrigger } from '@inlaykit/shared'
import { DomainError, isDomainError, notFound } from '../../core/errors.js'
import {
  optional,
  optionalAmount,
  optionalCount,
  optionalText,
  optionalTime,
  parseAnswer,
  readableRows,
  upstreamId,
} from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeExecution, MakeExecutionDetail, MakeExecutions } from '../port/executions.js'
import { findParts, getParts, toExecutionId } from './execution-ids.js'

const pageLimit = 100
/**
 * The most bytes that the outputs of a run are asked for: half of what an answer may have (`gateway/transport.ts`), since Make may
 * count otherwise. Of larger ones it answers 413 instead (its SDK).
 */
const mostOutputBytes = 8 * 1024 * 1024

/** Make's numbers for how a run stands. */
const statuses: Readonly<Record<number, ExecutionStatus>> = {
  0: 'running',
  1: 'success',
  2: 'warning',
  3: 'error',
}

/** Make's words for how a run stands; a paused one hasn't ended. */
const statusWords: Readonly<Record<string, ExecutionStatus>> = {
  RUNNING: 'running',
  PAUSED: 'running',
  SUCCESS: 'success',
  WARNING: 'warning',
  ERROR: 'error',
}

/** Numbers by which a log can be asked; a running or stopped run has none. */
const askable: Partial<Record<ExecutionStatus, number>> = { success: 1, warning: 2, error: 3 }

const LiveLog = z.object({
  id: upstreamId,
  status: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^[0-3]$/)
        .transform(Number),
    ])
    .refine((status) => status in statuses)
    .transform((status) => statuses[status] ?? 'running'),
  type: optionalText,
  instant: optional(z.boolean()),
  timestamp: optionalTime,
  duration: optionalAmount,
  operations: optionalCount,
  centicredits: optionalAmount,
  transfer: optionalAmount,
})
type LiveLog = z.infer<typeof LiveLog>

const LiveLogs = z.object({
  scenarioLogs: z.array(z.looseObject({ imtId: optionalText, status: z.unknown().optional() })),
  pg: optional(z.object({ last: optionalText, limit: optionalCount })),
})
// One log comes under either name.
const OneLiveLog = z.union([
  z.object({ scenarioLog: LiveLog }).transform((body) => body.scenarioLog),
  z.object({ scenarioLogs: LiveLog }).transform((body) => body.scenarioLogs),
])

const LiveState = z.object({
  status: z
    .string()
    .refine((word) => Object.hasOwn(statusWords, word))
    .transform((word) => statusWords[word] ?? 'running'),
  outputs: optional(z.record(z.string(), z.unknown())),
  error: optional(
    z.object({
      name: optionalText,
      message: z.string(),
      causeModule: optional(z.object({ name: optionalText, appName: optionalText })),
    }),
  ),
})
type LiveState = z.infer<typeof LiveState>

function toTrigger({ type, instant }: LiveLog): ExecutionTrigger {
  if (type === 'manual') return 'manual'
  if (instant) return 'webhook'
  return type === 'auto' ? 'scheduled' : 'unknown'
}

function toExecution(scenarioId: string, log: LiveLog): MakeExecution {
  const durationMs = log.status === 'running' ? null : (log.duration ?? null)
  return {
    id: toExecutionId(scenarioId, log.id),
    scenarioId,
    status: log.status,
    trigger: toTrigger(log),
    startedAt: log.timestamp,
    finishedAt:
      log.timestamp !== null && durationMs !== null
        ? new Date(Date.parse(log.timestamp) + durationMs).toISOString()
        : null,
    durationMs,
    operations: log.operations ?? null,
    credits:
      log.centicredits === null || log.centicredits === undefined ? null : log.centicredits / 100,
    transferBytes: log.transfer ?? null,
    modulesExecuted: null,
    error: null,
  }
}

function toError({ error }: LiveState): ExecutionError | null {
  if (!error) return null
  const { name, message, causeModule } = error
  return { name, message, module: causeModule?.name ?? causeModule?.appName ?? null }
}

/** What isn't there is `null`; other failures go on. */
async function orNothing<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise
  } catch (error) {
    if (isDomainError(error, 'not-found')) return null
    throw error
  }
}

/** Runs in the live dialect. */
export function createExecutions(upstream: Upstream): MakeExecutions {
  const read = async (call: MakeCall, ...segments: readonly string[]) =>
    (await upstream.request({ method: 'GET', path: pathOf('scenarios', ...segments) }, call)).body

  const readLog = async (call: MakeCall, scenarioId: string, executionId: string) =>
    parseAnswer(OneLiveLog, await read(call, scenarioId, 'logs', executionId), 'log of a run')

  /** How the run stands, `null` where Make doesn't tell: `isTooLarge` where that is for its outputs. */
  const readState = async (call: MakeCall, scenarioId: string, executionId: string) => {
    try {
      const { body } = await upstream.request(
        {
          method: 'GET',
          path: pathOf('scenarios', scenarioId, 'executions', executionId),
          query: { maxBytes: mostOutputBytes },
        },
        call,
      )
      return { state: parseAnswer(LiveState, body, 'run'), isTooLarge: false }
    } catch (error) {
      if (isDomainError(error, 'not-found')) return { state: null, isTooLarge: false }
      const isTooLarge = isDomainError(error) && error.upstreamStatus === 413
      if (isTooLarge) return { state: null, isTooLarge }
      throw error
    }
  }

  return {
    async list(scenarioId, page, call) {
      if (page.status === 'stopped') return { items: [], next: null }
      const { body } = await upstream.request(
        {
          method: 'GET',
          path: pathOf('scenarios', scenarioId, 'logs'),
          query: {
            'pg[limit]': pageLimit,
            'pg[last]': page.next ?? undefined,
            from: page.from === undefined ? undefined : Date.parse(page.from),
            to: page.to === undefined ? undefined : Date.parse(page.to),
            status: page.status === undefined ? undefined : askable[page.status],
          },
        },
        call,
      )
      const { scenarioLogs, pg } = parseAnswer(LiveLogs, body, 'history')
      // Rows without a status tell of changes to the scenario, not of runs.
      const runs = scenarioLogs.filter(({ status }) => status !== undefined && status !== null)
      const rows = readableRows(LiveLog, runs)
      if (rows.length === 0 && runs.length > 0) parseAnswer(z.array(LiveLog), runs, 'history')
      const fullPage = Math.min(pageLimit, pg?.limit || pageLimit)
      const last = pg?.last ?? scenarioLogs.at(-1)?.imtId ?? null
      return {
        items: rows
          .filter((row) => (page.status ?? row.status) === row.status)
          .map((row) => toExecution(scenarioId, row)),
        next: scenarioLogs.length < fullPage || last === page.next ? null : last,
      }
    },

    async get(id, call): Promise<MakeExecutionDetail> {
      const { scenarioId, executionId } = getParts(id)
      const { state, isTooLarge } = await readState(call, scenarioId, executionId)
      // Who only follows a run until it ends needs no more, and each request counts.
      const log =
        state?.status === 'running' && call.priority === 'live'
          ? null
          : await orNothing(readLog(call, scenarioId, executionId))
      if (isTooLarge && !log) {
        throw new DomainError(
          'upstream-unavailable',
          "Make's log doesn't tell yet how this run ended. Try again in a moment.",
        )
      }
      if (!state && !log) throw notFound('execution')
      const status = state?.status ?? log?.status ?? 'running'
      const told: MakeExecution = log
        ? toExecution(scenarioId, { ...log, id: executionId, status })
        : { id, scenarioId, status, trigger: 'unknown' }
      return {
        ...told,
        error: state ? toError(state) : null,
        steps: null,
        outputs: state?.outputs ?? null,
        outputsTooLarge: isTooLarge,
      }
    },

    toldId: toExecutionId,
    scenarioOf: (id) => findParts(id)?.scenarioId ?? null,

    async stop(id, call) {
      const { scenarioId, executionId } = getParts(id)
      await upstream.request(
        {
          method: 'POST',
          path: pathOf('scenarios', scenarioId, 'executions', executionId, 'stop'),
          body: { force: false },
        },
        call,
      )
    },

    async retry(id, call) {
      const { scenarioId, executionId } = getParts(id)
      await upstream.request(
        {
          method: 'POST',
          path: pathOf('scenarios', scenarioId, 'replay'),
          body: { executionIds: [executionId] },
          once: true,
        },
        call,
      )
    },
  }
}
