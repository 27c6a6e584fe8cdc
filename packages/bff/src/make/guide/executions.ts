import { z } from 'zod'
import type { ExecutionStatus } from '@inlaykit/shared'
import {
  optional,
  optionalAmount,
  optionalCount,
  optionalId,
  optionalText,
  optionalTime,
  parseAnswer,
  readableRows,
  upstreamId,
} from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeExecution, MakeExecutions } from '../port/executions.js'

/** The guide's own default. A page may have fewer rows than asked for, so only one below this is surely the last. */
const defaultLimit = 50
const pageLimit = 100

const GuideExecution = z.object({
  id: upstreamId,
  // The guide names success, error and running; an upstream that says more is believed.
  status: z.enum(['running', 'success', 'warning', 'error', 'stopped']),
  scenarioId: optionalId,
  startedAt: optionalTime,
  duration: optionalAmount,
  modulesExecuted: optionalCount,
  operations: optionalCount,
  error: optional(z.object({ name: optionalText, message: z.string(), module: optionalText })),
})
type GuideExecution = z.infer<typeof GuideExecution>

const GuideHistory = z.object({ data: z.array(z.unknown()) })

/** The statuses by which a history can be asked. */
const askable: ReadonlySet<ExecutionStatus | undefined> = new Set(['running', 'success', 'error'])

function toExecution<S extends string | null>(row: GuideExecution, scenarioId: S) {
  const ended = row.status !== 'running'
  const durationMs = ended ? (row.duration ?? null) : null
  return {
    id: row.id,
    scenarioId,
    status: row.status,
    trigger: 'unknown' as const,
    startedAt: row.startedAt,
    finishedAt:
      row.startedAt !== null && durationMs !== null
        ? new Date(Date.parse(row.startedAt) + durationMs).toISOString()
        : null,
    durationMs,
    operations: row.operations ?? null,
    credits: null,
    transferBytes: null,
    modulesExecuted: row.modulesExecuted ?? null,
    error: row.error ?? null,
  }
}

interface Place {
  /** The oldest start seen; what comes next began then or before. */
  readonly to: string
  /** The runs that began just then and were answered already. */
  readonly seen: readonly string[]
}

function readPlace(next: string): Place {
  return z.object({ to: z.string(), seen: z.array(z.string()) }).parse(JSON.parse(next))
}

/** Runs in the guide dialect. A history has no offset: older pages are read up to the oldest start seen. */
export function createExecutions(upstream: Upstream): MakeExecutions {
  return {
    async list(scenarioId, page, call) {
      const place = page.next === null ? null : readPlace(page.next)
      const { body } = await upstream.request(
        {
          method: 'GET',
          path: pathOf('scenarios', scenarioId, 'executions'),
          query: {
            // Runs of the very same moment come again: as many more are asked for, that a page always goes on.
            limit: pageLimit + (place?.seen.length ?? 0),
            from: page.from,
            to: place?.to ?? page.to,
            status: askable.has(page.status) ? page.status : undefined,
          },
        },
        call,
      )
      const { data } = parseAnswer(GuideHistory, body, 'history')
      const seen = new Set(place?.seen)
      const rows = readableRows(GuideExecution, data)
      if (rows.length === 0 && data.length > 0)
        parseAnswer(z.array(GuideExecution), data, 'history')
      const items = rows
        .filter((row) => !seen.has(row.id) && (page.status ?? row.status) === row.status)
        .map((row): MakeExecution => toExecution(row, scenarioId))
      return { items, next: nextPlace(rows, data.length, seen) }
    },

    async get(executionId, call) {
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('executions', executionId) },
        call,
      )
      const known = typeof body === 'object' && body !== null ? { id: executionId, ...body } : body
      const execution = parseAnswer(GuideExecution, known, 'run')
      return {
        ...toExecution(execution, execution.scenarioId ?? null),
        id: executionId,
        steps: null,
        outputs: null,
        outputsTooLarge: false,
      }
    },

    toldId: null,
    scenarioOf: () => null,

    async stop(executionId, call) {
      await upstream.request({ method: 'DELETE', path: pathOf('executions', executionId) }, call)
    },

    retry: null,
  }
}

/** Where the history goes on; `null` at its end, and where rows without a time leave nothing to go on from. */
function nextPlace(
  rows: readonly GuideExecution[],
  answered: number,
  seen: ReadonlySet<string>,
): string | null {
  const times = rows.flatMap((row) => (row.startedAt === null ? [] : [row.startedAt]))
  const fresh = rows.some((row) => !seen.has(row.id))
  if (answered < defaultLimit || times.length === 0 || !fresh) return null
  const to = times.reduce((oldest, time) => (time < oldest ? time : oldest))
  const atThatTime = rows.filter((row) => row.startedAt === to).map((row) => row.id)
  return JSON.stringify({ to, seen: atThatTime } satisfies Place)
}
