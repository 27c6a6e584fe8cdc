import { invalidRequest } from './errors.js'

/**
 * A whole number of the query.
 * @throws GuideError 400 if it is none, or out of bounds
 */
export function readInteger(
  query: URLSearchParams,
  name: string,
  { fallback, least, most }: { fallback: number; least: number; most: number },
): number {
  const text = query.get(name)
  if (text === null) return fallback
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw invalidRequest(`${name} must be a whole number from ${least} to ${most}`)
}

/**
 * A moment of the query, ISO 8601, in ms since the epoch.
 * @throws GuideError 400 if it can't be read
 */
export function readTime(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw invalidRequest(`${name} must be an ISO 8601 date`)
  return at
}
