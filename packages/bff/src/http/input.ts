import type { Endpoint } from '@inlaykit/shared'
import type { z } from 'zod'
import { invalidInput, type InputFault } from '../core/errors.js'

/** The parts of a request that an endpoint's schemas speak of. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; `undefined` when the method carries none. */
  readonly body: unknown
}

/** What the schemas made of it. */
export interface ParsedInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** A name from outside, short enough to be said back. */
function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}

function faultsOf(where: string, issues: readonly z.core.$ZodIssue[]): InputFault[] {
  return issues.flatMap((issue): InputFault[] => {
    const path = [where, ...issue.path.map((part) => shorten(String(part)))].join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    return issue.keys.map((key) => ({ path: `${path}.${shorten(key)}`, message: 'is not known' }))
  })
}

/** A query as an object; a repeated or unprintable value is a fault, since it can mean two things. */
function queryObject(query: URLSearchParams, faults: InputFault[]): Record<string, string> {
  const seen = new Map<string, string>()
  for (const [name, value] of query) {
    if (seen.has(name)) faults.push({ path: `query.${shorten(name)}`, message: 'is given twice' })
    if (value.includes('\0')) {
      faults.push({ path: `query.${shorten(name)}`, message: 'must not hold the character U+0000' })
    }
    seen.set(name, value)
  }
  return Object.fromEntries(seen)
}

/**
 * Parses what came in by the endpoint's schemas. Whatever an endpoint doesn't speak of is refused: it would be lost
 * without a word.
 * @throws DomainError `validation`, with every fault of path, query and body
 */
export function parseInput(endpoint: Endpoint, raw: RawInput): ParsedInput {
  const faults: InputFault[] = []
  const parse = (where: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema) {
      const result = schema.safeParse(value)
      if (result.success) return result.data
      faults.push(...faultsOf(where, result.error.issues))
      return undefined
    }
    if (value === undefined) return undefined
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    const keys = isObject ? Object.keys(value) : ['']
    for (const key of keys) {
      faults.push({
        path: key === '' ? where : `${where}.${shorten(key)}`,
        message: 'is not known',
      })
    }
    return where === 'body' ? undefined : {}
  }

  const params = parse('path', endpoint.params, raw.params)
  const query = parse('query', endpoint.query, queryObject(raw.query, faults))
  const body = parse('body', endpoint.body, raw.body)
  if (faults.length > 0) throw invalidInput(faults)
  return { params, query, body }
}
