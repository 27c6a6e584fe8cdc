import { z } from 'zod'
import { problemNames } from '../../contract/problem-names.js'
import { Id, isForward, pageOf, pageQuery, RoleSchema, Time } from '../../contract/schemas.js'
import { auditSources } from './routes.js'

/** See {@link auditSources}. */
export const AuditSource = z.enum(auditSources)
/** See {@link auditSources}. */
export type AuditSource = z.infer<typeof AuditSource>

/**
 * How an act ended: `done`, or the problem that it was answered with; `unknown`: it is under way, or nobody heard of its end,
 * since whoever asked had gone or the server stopped.
 */
export const AuditOutcome = z.enum(['done', 'unknown', ...problemNames])
/** How an act ended. */
export type AuditOutcome = z.infer<typeof AuditOutcome>

/**
 * Something that somebody did, or was refused by their role.
 *
 * - `actor`: who; `userId` is `null` where it was no person, `role` where it is not known
 * - `action`: the endpoint, by its name in the table
 * - `target`: what it is about, `null` where that is nothing in particular; `id` is `null` where the act was to make it
 * - `resultId`: what it made or started
 * - `connectionId`: the tenant's connection that was meant
 * - `fields`: the names of what was given; never a value
 * - `requestId`: the same as in the answer and in the log
 * - `status`: of the answer; `null` as long as the outcome is `unknown`
 */
export const AuditRecord = z.object({
  id: Id,
  at: Time,
  source: AuditSource,
  actor: z.object({
    userId: z.string().nullable(),
    role: RoleSchema.nullable(),
    operator: z.boolean(),
  }),
  action: z.string(),
  target: z.object({ kind: z.string(), id: Id.nullable() }).nullable(),
  resultId: z.string().nullable(),
  connectionId: Id.nullable(),
  fields: z.array(z.string()),
  requestId: z.string().nullable(),
  outcome: AuditOutcome,
  status: z.number().int().nullable(),
})
/** Something that somebody did. */
export type AuditRecord = z.infer<typeof AuditRecord>

/** A page of records, newest first. */
export const AuditPage = pageOf(AuditRecord)

const name = z.string().regex(/^[A-Za-z]{1,60}$/, 'must be the name of an endpoint')

/**
 * Which records are meant: of an action, of a person, about something (its target or its result), with an outcome, in a time
 * (both ends inclusive). Newest first.
 */
export const ListAuditRecordsQuery = z
  .strictObject({
    ...pageQuery,
    action: name.optional(),
    actor: z
      .string()
      .regex(/^\P{Cc}{1,200}$/u, 'must be the id of a person, 1 to 200 characters')
      .optional(),
    target: Id.optional(),
    outcome: AuditOutcome.optional(),
    from: Time.optional(),
    to: Time.optional(),
  })
  .refine(isForward, { error: 'must not be after `to`', path: ['from'] })
/** Which records are meant. */
export type ListAuditRecordsQuery = z.infer<typeof ListAuditRecordsQuery>
