import { z } from 'zod'
import { idPattern } from './patterns.js'
import { roles, permissions } from './roles.js'

/**
 * An id of Make or of ours: 1 to 200 characters out of `A-Z a-z 0-9 . _ ~ : -`, and not `.` or `..`.
 * Nothing that passes can alter a path, a query or a header.
 */
export const Id = z
  .string()
  .regex(idPattern, 'must be 1 to 200 characters out of A-Z a-z 0-9 . _ ~ : -')

/** A time: ISO 8601, UTC, with milliseconds optional, for example `2026-11-23T08:00:00Z`. */
export const Time = z.iso.datetime({
  error: 'must be a time in ISO 8601 UTC such as 2026-11-23T08:00:00Z',
})

/** Whether a range of time begins before it ends, as far as both are given. */
export function isForward(range: { from?: string | undefined; to?: string | undefined }): boolean {
  return (
    range.from === undefined ||
    range.to === undefined ||
    Date.parse(range.from) <= Date.parse(range.to)
  )
}

/** The role of a viewer or member. */
export const RoleSchema = z.enum(roles)

/** A permission of a viewer. */
export const PermissionSchema = z.enum(permissions)

/**
 * A problem's body, RFC 9457. `instance` is the request id, `retryAfter` is in seconds, `queuePosition` the place in the line
 * of calls that wait for Make's limit (1 is next).
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retryAfter: z.number().nonnegative().optional(),
  queuePosition: z.number().int().positive().optional(),
})
/** A problem's body, RFC 9457. */
export type Problem = z.infer<typeof Problem>

/** Rows of a page: 1 to 100, 50 by default. */
export const Limit = z.coerce
  .number({ error: 'must be a whole number from 1 to 100' })
  .int('must be a whole number from 1 to 100')
  .min(1, 'must be a whole number from 1 to 100')
  .max(100, 'must be a whole number from 1 to 100')

/** An opaque place in a list: `nextCursor` of the page before, valid for the same query alone. */
export const Cursor = z.string().min(1).max(2000)

/** The query parameter of every route that reaches Make: which of the tenant's connections is meant, the default one when absent. */
export const connectionQuery = { connection: Id.optional() }

/** The query parameters of every list. */
export const pageQuery = { limit: Limit.default(50), cursor: Cursor.optional() }

/**
 * One or several values by comma, as in `status=active,paused`; the parsed value is an array without repeats.
 * @param values what is allowed
 */
export function commaList<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
    .pipe(z.array(z.enum(values)).min(1))
}

/**
 * A list's answer. `nextCursor` is `null` on the last page; `asOf` says how fresh the rows are
 * (`null`: they were never read); `total` counts all matches where that is known.
 */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    asOf: Time.nullable(),
    total: z.number().int().nonnegative().optional(),
  })
}

/** A list's answer: see {@link pageOf}. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  asOf: string | null
  total?: number | undefined
}
