import { z } from 'zod'
import { DomainError } from '../core/errors.js'

const idPattern = /^(?!\.{1,2}$)[A-Za-z0-9._~:-]{1,200}$/

/** An id, number or text upstream, text here. */
export const upstreamId = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((text) => idPattern.test(text))

/** What isn't essential: a value that can't be read counts as not told. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(null)
}

/** An id that need not be there. */
export const optionalId = optional(upstreamId)

/** A text that need not be there; an empty one says nothing. */
export const optionalText = optional(z.string()).transform((text) => text || null)

/** A count that need not be there: a whole number from 0, or such a number as text. */
export const optionalCount = optional(
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .refine((count) => Number.isSafeInteger(count) && count >= 0),
)

/** An amount that need not be there: a number from 0. */
export const optionalAmount = optional(z.number().nonnegative())

function readTime(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(text)) return null
  // A time without a zone is meant as UTC; `Date.parse` would take it for the machine's own.
  const zoned = text.length === 10 || /(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`
  const at = Date.parse(zoned)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** A time that need not be there, ISO 8601; UTC where it names no zone. */
export const optionalTime = optional(z.string()).transform((text) => (text ? readTime(text) : null))

/**
 * Parses an upstream's answer. Unknown fields pass; one that is essential and missing makes the answer unreadable.
 * @param what the answer is about, for example `list of scenarios`
 * @throws `upstream-unavailable`, with the places but never the values in its cause
 */
export function parseAnswer<T extends z.ZodType>(
  schema: T,
  body: unknown,
  what: string,
): z.infer<T> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const places = result.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || '(all)')
  throw new DomainError(
    'upstream-unavailable',
    `Make's answer has an unexpected shape (${what}). Try again later.`,
    { cause: new Error(`unexpected shape of the ${what} at ${places.join(', ')}`) },
  )
}

/** The rows that can be read. A run that can't is left out: a history only ever grows by what is read. */
export function readableRows<T extends z.ZodType>(
  schema: T,
  rows: readonly unknown[],
): z.infer<T>[] {
  return rows.flatMap((row) => {
    const result = schema.safeParse(row)
    return result.success ? [result.data] : []
  })
}
