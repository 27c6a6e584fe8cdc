import type { ProblemName } from '@inlaykit/shared'
import { invalidInput } from '../../../core/errors.js'

/** Printable ASCII, as browsers write addresses; no backslash, which they take for a slash. */
const plainAddress = /^[\x21-\x5b\x5d-\x7e]+$/
/** A path of the same origin; what some programs decode to `//` or `/\` is none. */
const ownPath = /^\/(?!\/|%2f|%5c)/i
const absolute = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i

/** The pages that people may be sent back to. */
export interface ReturnPages {
  /** The origin of addresses that are a path alone. */
  readonly ownOrigin: string
  /** Further origins. */
  readonly allowedOrigins: readonly string[]
}

/** The page that is meant, or `null` when people must not be sent there. */
function findPage(returnTo: string, { ownOrigin, allowedOrigins }: ReturnPages): URL | null {
  if (!plainAddress.test(returnTo)) return null
  const isPath = ownPath.test(returnTo)
  if (!isPath && !absolute.test(returnTo)) return null
  if (!URL.canParse(returnTo, ownOrigin)) return null
  const page = new URL(returnTo, ownOrigin)
  // What dots make of a path is looked at once more: `/.//evil` is `//evil` to whoever cuts the origin off.
  if (!ownPath.test(page.pathname)) return null
  if (page.username !== '' || page.password !== '') return null
  const isOwn = page.origin === ownOrigin || (!isPath && allowedOrigins.includes(page.origin))
  return isOwn ? page : null
}

/**
 * The whole address of the page that people are sent back to.
 * @param returnTo a path, or an address whose origin is one of ours; the start page when absent
 * @throws `validation`
 */
export function resolveReturnTo(returnTo: string | undefined, pages: ReturnPages): string {
  const page = findPage(returnTo ?? '/', pages)
  if (page) return page.href
  throw invalidInput([
    {
      path: 'body.returnTo',
      message: 'must be a path that begins with one /, or an address of an origin that is allowed',
    },
  ])
}

/** The page with what came of it: `inlaykit=connected`, or `inlaykit=error&problem=NAME`. */
export function withOutcome(returnTo: string, problem: ProblemName | null): string {
  const page = new URL(returnTo)
  page.searchParams.set('inlaykit', problem === null ? 'connected' : 'error')
  if (problem === null) page.searchParams.delete('problem')
  else page.searchParams.set('problem', problem)
  return page.href
}
