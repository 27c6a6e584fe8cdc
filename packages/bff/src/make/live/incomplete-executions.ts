import { z } from 'zod'
import {
  optional,
  optionalCount,
  optionalId,
  optionalText,
  optionalTime,
  parseAnswer,
  upstreamId,
} from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type {
  MakeIncompleteExecution,
  MakeIncompleteExecutions,
} from '../port/incomplete-executions.js'
import { findParts, getParts, toExecutionId } from './execution-ids.js'

/** Make's own default is 25. */
const pageLimit = 100
/** No scenario is followed for more pages than this. */
const mostPages = 50

const LiveItem = z.object({
  id: upstreamId,
  reason: optionalText,
  resolved: z.boolean(),
  deleted: optional(z.boolean()),
  created: optionalTime,
  executionId: optionalId,
  retry: optional(z.boolean()),
  attempts: optionalCount,
  size: optionalCount,
})
type LiveItem = z.infer<typeof LiveItem>

const LiveList = z.object({
  dlqs: z.array(LiveItem),
  pg: optional(z.object({ limit: optionalCount })),
})
const LiveOne = z.object({ dlq: LiveItem })
const LiveBundle = z.object({ response: z.record(z.string(), z.unknown()) })

function toItem(scenarioId: string, item: LiveItem): MakeIncompleteExecution {
  return {
    id: toExecutionId(scenarioId, item.id),
    scenarioId,
    executionId: item.executionId ? toExecutionId(scenarioId, item.executionId) : null,
    reason: item.reason,
    resolved: item.resolved,
    createdAt: item.created,
    sizeBytes: item.size ?? null,
    attempts: item.attempts ?? null,
    retriesItself: item.retry ?? null,
  }
}

/** Incomplete executions in the live dialect, called dlqs there. Their ids hold the scenario's, as those of runs do. */
export function createIncompleteExecutions(upstream: Upstream): MakeIncompleteExecutions {
  const read = async (call: MakeCall, ...segments: readonly string[]) =>
    (await upstream.request({ method: 'GET', path: pathOf('dlqs', ...segments) }, call)).body
  const own = (id: string) => getParts(id).executionId

  return {
    async list(scenarioId, call) {
      const items = new Map<string, LiveItem>()
      let offset = 0
      for (let page = 0; page < mostPages; page += 1) {
        const query = { scenarioId, 'pg[limit]': pageLimit, 'pg[offset]': offset }
        const { body } = await upstream.request(
          { method: 'GET', path: pathOf('dlqs'), query },
          call,
        )
        const { dlqs, pg } = parseAnswer(LiveList, body, 'list of incomplete executions')
        for (const item of dlqs) items.set(item.id, item)
        offset += dlqs.length
        if (dlqs.length < Math.min(pageLimit, pg?.limit || pageLimit)) break
      }
      return [...items.values()]
        .filter(({ deleted }) => deleted !== true)
        .map((item) => toItem(scenarioId, item))
    },

    async get(id, call) {
      const { scenarioId, executionId } = getParts(id)
      const body = await read(call, executionId)
      return toItem(scenarioId, parseAnswer(LiveOne, body, 'incomplete execution').dlq)
    },

    async bundle(id, mostBytes, call) {
      const { response } = parseAnswer(LiveBundle, await read(call, own(id), 'bundle'), 'bundle')
      return Buffer.byteLength(JSON.stringify(response)) > mostBytes ? null : response
    },

    scenarioOf: (id) => findParts(id)?.scenarioId ?? null,

    async retry(id, call) {
      const path = pathOf('dlqs', own(id), 'retry')
      await upstream.request({ method: 'POST', path, once: true }, call)
    },

    async retryMany(scenarioId, which, call) {
      const body =
        'ids' in which
          ? { ids: which.ids.map(own) }
          : { all: true, ...(which.exceptIds && { exceptIds: which.exceptIds.map(own) }) }
      const path = pathOf('dlqs', 'retry')
      await upstream.request(
        { method: 'POST', path, query: { scenarioId }, body, once: true },
        call,
      )
    },

    // Make has no other way to say that something was dealt with (its API reference, `DELETE /dlqs`).
    async resolve(id, call) {
      const { scenarioId, executionId } = getParts(id)
      const query = { scenarioId, confirmed: true }
      await upstream.request(
        { method: 'DELETE', path: pathOf('dlqs'), query, body: { ids: [executionId] } },
        call,
      )
    },
  }
}
