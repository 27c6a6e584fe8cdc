import {
  findProblemName,
  Problem,
  problems,
  problemsOf,
  type EndpointName,
  type ProblemName,
} from '@inlaykit/shared'
import { expect } from 'vitest'
import { z } from 'zod'
import { endpointNames, endpointOf } from '../tour.js'

/** The status of an endpoint's fine answer. */
export function expectedStatus(name: EndpointName): number {
  const { redirects, status } = endpointOf(name)
  return redirects ? 303 : (status ?? 200)
}

/** An answer, read; the body of a stream is left when it begins. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** What an address of nothing is answered, or one that means nothing. */
const none: ReadonlySet<ProblemName> = new Set(['not-found', 'method-not-allowed', 'validation'])

/**
 * The endpoint that an address means, by the table alone; `null`: none.
 * @param target path and query below the base path, as they were sent
 */
export function endpointAt(method: string, basePath: string, target: string): EndpointName | null {
  const { pathname, searchParams } = new URL(`http://host${basePath}${target}`)
  if (!pathname.startsWith(`${basePath}/`)) return null
  const given = pathname.slice(basePath.length).split('/').map(decodePlain)
  const fitting = endpointNames.filter((name) => {
    const segments = endpointOf(name).path.split('/')
    const fits = (one: string, index: number) =>
      one.startsWith(':') ? given[index] !== '' : one === given[index]
    return segments.length === given.length && segments.every(fits)
  })
  // A fixed address is meant rather than one with a parameter, whatever methods they take.
  const fixed = (name: EndpointName) => -endpointOf(name).path.split(':').length
  const most = Math.max(...fitting.map(fixed))
  const wanted = method === 'HEAD' ? 'GET' : method
  const meant = fitting.find((name) => fixed(name) === most && endpointOf(name).method === wanted)
  if (meant === undefined) return null
  const asView = endpointNames.find((name) => {
    const { alsoAt, method: takes } = endpointOf(name)
    const isThere = alsoAt?.path === endpointOf(meant).path && takes === wanted
    return isThere && searchParams.get('view') === alsoAt.view
  })
  return asView ?? meant
}

function decodePlain(segment: string): string {
  try {
    return decodeURI(segment)
  } catch {
    return segment
  }
}

/**
 * Holds an answer against what the contract says of its endpoint: the status is declared, the body is what its schema
 * takes and nothing besides, a problem is RFC 9457 and declared. Never an `internal` one.
 * @param name `null`: nothing is at that address
 * @returns the problem, or the status of the fine answer
 */
export function expectContract(
  name: EndpointName | null,
  method: string,
  answered: Answered,
): ProblemName | number {
  const { status, headers, text } = answered
  const type = headers.get('content-type')
  expect(headers.get('x-request-id'), text).toMatch(/^req_/)
  if (status >= 400) {
    if (method === 'HEAD') {
      expect(text).toBe('')
      return status
    }
    if (name !== null && endpointOf(name).redirects && type?.startsWith('text/html')) {
      expect([...problemsOf(endpointOf(name))].map((one) => problems[one].status)).toContain(status)
      return status
    }
    expect(type, text).toBe('application/problem+json; charset=utf-8')
    const problem = z.strictObject(Problem.shape).parse(JSON.parse(text))
    const said = findProblemName(problem.type)
    expect(said, text).toBeDefined()
    expect(problem).toMatchObject({ ...problems[said!], instance: headers.get('x-request-id') })
    expect(status).toBe(problem.status)
    expect(headers.get('cache-control')).toBe('no-store')
    expect([...(name === null ? none : problemsOf(endpointOf(name)))], text).toContain(said)
    expect(said, text).not.toBe('internal')
    return said!
  }
  expect(name, `${status} ${text}`).not.toBeNull()
  const endpoint = endpointOf(name!)
  if (status === 304) {
    expect(method).toMatch(/^(GET|HEAD)$/)
    expect(text).toBe('')
    return status
  }
  expect(status, text).toBe(expectedStatus(name!))
  if (endpoint.redirects) expect(headers.get('location')).toMatch(/^(https?:\/)?\//)
  if (endpoint.response === null || method === 'HEAD') expect(text).toBe('')
  else {
    expect(type).toBe('application/json; charset=utf-8')
    const body: unknown = JSON.parse(text)
    // What the schema would drop was never declared.
    expect(endpoint.response.parse(body)).toEqual(body)
  }
  return status
}
