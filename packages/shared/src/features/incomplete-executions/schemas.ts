import { z } from 'zod'
import { connectionQuery, Id, pageOf, pageQuery, Time } from '../../contract/schemas.js'
import { bundleStates } from './routes.js'

/**
 * What a run left that did not get to its end. `executionId` is that run, `reason` in Make's own words, `sizeBytes` what is
 * kept of its data, `attempts` how often it was tried again, `retriesItself` whether Make does that by itself. Whatever is
 * `null` or absent the upstream does not tell.
 */
export const IncompleteExecution = z.object({
  id: Id,
  scenarioId: Id,
  scenarioName: z.string().nullable().optional(),
  executionId: Id.nullable().optional(),
  reason: z.string().nullable().optional(),
  resolved: z.boolean(),
  createdAt: Time.nullable().optional(),
  sizeBytes: z.number().int().nonnegative().nullable().optional(),
  attempts: z.number().int().nonnegative().nullable().optional(),
  retriesItself: z.boolean().nullable().optional(),
})
/** What a run left that did not get to its end. */
export type IncompleteExecution = z.infer<typeof IncompleteExecution>

/** The same with the data that had reached the module which failed: of end users, so it is read anew each time and kept nowhere. */
export const IncompleteExecutionDetail = IncompleteExecution.extend({
  bundleState: z.enum(bundleStates),
  bundle: z.record(z.string(), z.unknown()).nullable(),
})
/** What a run left, whole. */
export type IncompleteExecutionDetail = z.infer<typeof IncompleteExecutionDetail>

/** What the list can be asked: that of one scenario, or of all. Newest first. */
export const ListIncompleteExecutionsQuery = z.strictObject({
  ...connectionQuery,
  ...pageQuery,
  scenarioId: Id.optional(),
})
/** What the list can be asked. */
export type ListIncompleteExecutionsQuery = z.infer<typeof ListIncompleteExecutionsQuery>

/** A page of what runs left, newest first. */
export const IncompleteExecutionPage = pageOf(IncompleteExecution)

const Ids = z.array(Id).min(1, 'must name at least one').max(100, 'must name 100 at most')

/** Which of a scenario's are tried again: those named in `ids`, or with `all` every one but those in `exceptIds`. */
export const RetryIncompleteExecutionsInput = z
  .strictObject({
    scenarioId: Id,
    ids: Ids.optional(),
    all: z.literal(true, { error: 'must be true, or left out' }).optional(),
    exceptIds: Ids.optional(),
  })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), {
    error: 'either these or `all` must be given',
    path: ['ids'],
  })
  .refine(({ all, exceptIds }) => exceptIds === undefined || all === true, {
    error: 'goes with `all` alone',
    path: ['exceptIds'],
  })
/** Which of a scenario's are tried again. */
export type RetryIncompleteExecutionsInput = z.infer<typeof RetryIncompleteExecutionsInput>
