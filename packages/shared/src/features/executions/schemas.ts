import { z } from 'zod'
import { commaList, connectionQuery, Id, pageOf, pageQuery, Time } from '../../contract/schemas.js'
import { executionStatuses, executionTriggers } from './routes.js'

/** See {@link executionStatuses}. */
export const ExecutionStatus = z.enum(executionStatuses)
/** See {@link executionStatuses}. */
export type ExecutionStatus = z.infer<typeof ExecutionStatus>

/** See {@link executionTriggers}. */
export const ExecutionTrigger = z.enum(executionTriggers)
/** See {@link executionTriggers}. */
export type ExecutionTrigger = z.infer<typeof ExecutionTrigger>

/** Why a run failed, in Make's own words; `module` names the step where it did. */
export const ExecutionError = z.object({
  name: z.string().nullable().optional(),
  message: z.string(),
  module: z.string().nullable().optional(),
})
/** Why a run failed. */
export type ExecutionError = z.infer<typeof ExecutionError>

/**
 * A run of a scenario. Durations are in milliseconds, `transferBytes` in bytes, `credits` are whole credits.
 * Whatever is `null` or absent the upstream does not tell.
 */
export const Execution = z.object({
  id: Id,
  scenarioId: Id.nullable().optional(),
  scenarioName: z.string().nullable().optional(),
  status: ExecutionStatus,
  trigger: ExecutionTrigger,
  startedAt: Time.nullable().optional(),
  finishedAt: Time.nullable().optional(),
  durationMs: z.number().nonnegative().nullable().optional(),
  operations: z.number().int().nonnegative().nullable().optional(),
  credits: z.number().nonnegative().nullable().optional(),
  transferBytes: z.number().nonnegative().nullable().optional(),
  modulesExecuted: z.number().int().nonnegative().nullable().optional(),
  error: ExecutionError.nullable().optional(),
})
/** A run of a scenario. */
export type Execution = z.infer<typeof Execution>

/** One step of a run. */
export const ExecutionStep = z.object({
  module: z.string(),
  app: z.string().nullable().optional(),
  status: ExecutionStatus,
  startedAt: Time.nullable().optional(),
  durationMs: z.number().nonnegative().nullable().optional(),
  operations: z.number().int().nonnegative().nullable().optional(),
  error: ExecutionError.nullable().optional(),
})
/** One step of a run. */
export type ExecutionStep = z.infer<typeof ExecutionStep>

/** One run with its steps and outputs, `null` where the dialect does not tell them. */
export const ExecutionDetail = Execution.extend({
  steps: z.array(ExecutionStep).nullable().optional(),
  outputs: z.record(z.string(), z.unknown()).nullable().optional(),
})
/** One run, whole. */
export type ExecutionDetail = z.infer<typeof ExecutionDetail>

const filters = {
  ...connectionQuery,
  ...pageQuery,
  from: Time.optional(),
  to: Time.optional(),
  status: commaList(executionStatuses).optional(),
  trigger: commaList(executionTriggers).optional(),
}

function rangeIsForward(query: { from?: string | undefined; to?: string | undefined }): boolean {
  return (
    query.from === undefined ||
    query.to === undefined ||
    Date.parse(query.from) <= Date.parse(query.to)
  )
}

const backwards = { error: 'must not be after `to`', path: ['from'] }

/** What the runs of one scenario can be asked: `from` and `to` bound the start, both inclusive. Newest first. */
export const ListScenarioExecutionsQuery = z.strictObject(filters).refine(rangeIsForward, backwards)
/** What the runs of one scenario can be asked. */
export type ListScenarioExecutionsQuery = z.infer<typeof ListScenarioExecutionsQuery>

/** What the runs of all scenarios can be asked. Newest first. */
export const ListExecutionsQuery = z
  .strictObject({ ...filters, scenarioId: Id.optional() })
  .refine(rangeIsForward, backwards)
/** What the runs of all scenarios can be asked. */
export type ListExecutionsQuery = z.infer<typeof ListExecutionsQuery>

/** A page of runs, newest first; those without a start come last. */
export const ExecutionPage = pageOf(Execution)
