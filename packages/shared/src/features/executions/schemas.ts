import { z } from 'zod'
import {
  commaList,
  connectionQuery,
  Id,
  isForward,
  pageOf,
  pageQuery,
  Time,
} from '../../contract/schemas.js'
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
 * Whatever is `null` or absent the upstream does not tell. `retryable`: it did not succeed, and could be run again with the same input
 * now, as far as is known here: in the guide dialect only what was started through the kit, with an input that is kept.
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
  retryable: z.boolean().optional(),
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

/**
 * One run with its steps and outputs, `null` where the dialect does not tell them. `outputsTooLarge`: there are outputs of more than
 * some 8 MiB, which are not read, so that `outputs` is `null`.
 */
export const ExecutionDetail = Execution.extend({
  steps: z.array(ExecutionStep).nullable().optional(),
  outputs: z.record(z.string(), z.unknown()).nullable().optional(),
  outputsTooLarge: z.boolean().optional(),
})
/** One run, whole. */
export type ExecutionDetail = z.infer<typeof ExecutionDetail>

const range = { from: Time.optional(), to: Time.optional() }
const filters = {
  ...connectionQuery,
  ...pageQuery,
  ...range,
  status: commaList(executionStatuses).optional(),
  trigger: commaList(executionTriggers).optional(),
}

const backwards = { error: 'must not be after `to`', path: ['from'] }

/** What the runs of one scenario can be asked: `from` and `to` bound the start, both inclusive. Newest first. */
export const ListScenarioExecutionsQuery = z.strictObject(filters).refine(isForward, backwards)
/** What the runs of one scenario can be asked. */
export type ListScenarioExecutionsQuery = z.infer<typeof ListScenarioExecutionsQuery>

/** What the runs of all scenarios can be asked. Newest first. */
export const ListExecutionsQuery = z
  .strictObject({ ...filters, scenarioId: Id.optional() })
  .refine(isForward, backwards)
/** What the runs of all scenarios can be asked. */
export type ListExecutionsQuery = z.infer<typeof ListExecutionsQuery>

/** A page of runs, newest first; those without a start come last. */
export const ExecutionPage = pageOf(Execution)

/** Runs of one answer in columns: the newest of those that match. */
export const mostBars = 5000

/** Which runs are drawn: as {@link ListExecutionsQuery} asks, without pages. `view` may be said, since lists are asked so for it. */
export const ExecutionBarsQuery = z
  .strictObject({
    view: z.literal('bars').optional(),
    ...connectionQuery,
    ...range,
    scenarioId: Id.optional(),
    status: filters.status,
    trigger: filters.trigger,
  })
  .refine(isForward, backwards)
/** Which runs are drawn. */
export type ExecutionBarsQuery = z.infer<typeof ExecutionBarsQuery>

/**
 * Runs for a chart, newest first, in columns of equal length: `scenarioIndexes` point into `scenarios`, `startedAt` is in ms
 * since the epoch, `durationsMs` in ms (`null`: still running, or not told). Runs without a start are left out.
 * `truncated`: more runs match than are answered.
 */
export const ExecutionBars = z.object({
  ids: z.array(Id),
  scenarioIndexes: z.array(z.number().int().nonnegative()),
  statuses: z.array(ExecutionStatus),
  startedAt: z.array(z.number().int()),
  durationsMs: z.array(z.number().nonnegative().nullable()),
  scenarios: z.array(z.object({ id: Id, name: z.string().nullable() })),
  truncated: z.boolean(),
  asOf: Time.nullable(),
})
/** Runs for a chart. */
export type ExecutionBars = z.infer<typeof ExecutionBars>

const bucketFault = 'must be a whole number from 1 to 500'

/**
 * What is summed up: the runs that began from `from` (by default a day before `to`) to `to` (by default now), both inclusive,
 * and in how many equal parts of that time besides the whole.
 */
export const ExecutionSummaryQuery = z
  .strictObject({
    ...connectionQuery,
    ...range,
    scenarioId: Id.optional(),
    status: filters.status,
    buckets: z.coerce
      .number({ error: bucketFault })
      .int(bucketFault)
      .min(1, bucketFault)
      .max(500, bucketFault)
      .optional(),
  })
  .refine(isForward, backwards)
/** What is summed up. */
export type ExecutionSummaryQuery = z.infer<typeof ExecutionSummaryQuery>

const figures = {
  from: Time,
  to: Time,
  counts: z.object({
    running: z.number().int().nonnegative(),
    success: z.number().int().nonnegative(),
    warning: z.number().int().nonnegative(),
    error: z.number().int().nonnegative(),
    stopped: z.number().int().nonnegative(),
  }),
  p50DurationMs: z.number().nonnegative().nullable(),
  p95DurationMs: z.number().nonnegative().nullable(),
  operations: z.number().nonnegative().nullable(),
}

/**
 * The runs of a time in figures: how many by status, how long the middle one and the slowest 5 % took at least, and the
 * operations of all; `null` where no run tells. `from` and `to` are the first and the last millisecond.
 */
export const ExecutionFigures = z.object(figures)
/** The runs of a time in figures. */
export type ExecutionFigures = z.infer<typeof ExecutionFigures>

/** The runs of a time in figures, and of its parts, oldest first: parts of whole milliseconds, so perhaps fewer than asked for. */
export const ExecutionSummary = z.object({
  ...figures,
  buckets: z.array(ExecutionFigures),
  asOf: Time.nullable(),
})
/** The runs of a time in figures, and of its parts. */
export type ExecutionSummary = z.infer<typeof ExecutionSummary>

/**
 * What Make sends to the `callbackUrl` of a run that has ended: its id as Make has it. The rest, `statusUrl` too, is passed over,
 * since it isn't signed.
 */
export const RunEndNotice = z.object({ executionId: z.union([Id, z.int().nonnegative()]) })
/** What Make sends to the `callbackUrl` of a run that has ended. */
export type RunEndNotice = z.infer<typeof RunEndNotice>
