import type { z } from 'zod'
import type { ProblemName } from './problem-names.js'
import { bodyProblems, commonProblems, keyProblems } from './problems.js'
import type { Permission } from './roles.js'

/** The methods that the contract uses. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * The half of an endpoint that a browser needs: constants alone, no schema library.
 *
 * - `path`: below the base path, with `:name` for parameters
 * - `permission`: what the viewer must hold; `any`: a viewer is enough; `none`: no viewer is asked for
 * - `usesConnection`: takes `?connection=ID`, since it speaks of what a connection reaches
 * - `alsoAt`: answers at another endpoint's address too, where the query says `view=…`
 * - `redirects`: a browser goes there itself, and is sent on (303) instead of answered with a body
 * - `byToken`: whoever has the token of the path (`:token`) may; it is looked at before anything else, the body too
 */
export interface Route {
  readonly method: Method
  readonly path: `/${string}`
  readonly permission: Permission | 'any' | 'none'
  readonly usesConnection?: true
  readonly alsoAt?: { readonly path: `/${string}`; readonly view: string }
  readonly redirects?: true
  readonly byToken?: true
}

/** Whether an endpoint takes the header `Idempotency-Key`: whatever changes something for a viewer. */
export function takesIdempotencyKey({ method, permission }: Route): boolean {
  return method !== 'GET' && permission !== 'none'
}

/** The routes of a feature by the name of what they do: a verb and an entity, the same at each layer. */
export type RouteTable = Readonly<Record<string, Route>>

/**
 * The other half: what goes in and comes out.
 *
 * - `response`: the body of the fine answer; `null` when it has none (204, a redirect) or is no JSON (an event stream)
 * - `status`: of the fine answer; 200 when absent
 * - `bodyBytes`: so many bytes a body may have where the server's own limit (`limits.bodyBytes`) is lower
 * - `mostBodyBytes`: so many bytes a body may have, however many the server allows
 * - `confidential`: the fine answer may hold what opens doors, so that nobody may store it, not even the browser that asked
 * - `problems`: what it may answer besides, apart from what every endpoint of its kind may (see `problemsOf`)
 */
export interface EndpointSchemas {
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly bodyBytes?: number
  readonly mostBodyBytes?: number
  readonly response: z.ZodType | null
  readonly status?: 200 | 201 | 204
  readonly confidential?: true
  readonly problems: readonly ProblemName[]
}

/** An endpoint, whole. */
export type Endpoint = Route & EndpointSchemas

/**
 * How many bytes a body of an endpoint may have.
 * @param limit the server's own, for all endpoints
 */
export function bodyBytesOf(
  { bodyBytes = 0, mostBodyBytes = Infinity }: Endpoint,
  limit: number,
): number {
  return Math.min(mostBodyBytes, Math.max(bodyBytes, limit))
}

/** All problems that an endpoint may answer: its own, and those of every endpoint of its kind. */
export function problemsOf(endpoint: Endpoint): ReadonlySet<ProblemName> {
  const asksForViewer = endpoint.permission !== 'none'
  return new Set([
    ...endpoint.problems,
    ...(asksForViewer ? commonProblems : []),
    // The connection that is asked for may be nobody's.
    ...(endpoint.usesConnection ? (['not-found'] as const) : []),
    ...(endpoint.method === 'GET' ? [] : bodyProblems),
    ...(takesIdempotencyKey(endpoint) ? keyProblems : []),
  ])
}

/** Endpoints by name. */
export type EndpointTable = Readonly<Record<string, Endpoint>>

/**
 * Joins the two halves of a feature's endpoints. A route without schemas, or schemas without a route, is a type error.
 * @param routes the constants, as the browser has them
 * @param schemas what goes in and comes out, by the same names
 */
export function defineEndpoints<
  const R extends RouteTable,
  const S extends { readonly [K in keyof R]: EndpointSchemas },
>(
  routes: R,
  schemas: S & Record<Exclude<keyof S, keyof R>, never>,
): { [K in keyof R]: R[K] & S[K] } {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, { ...route, ...schemas[name] }]),
  ) as { [K in keyof R]: R[K] & S[K] }
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined

/** The parsed path parameters of an endpoint. */
export type ParamsOf<E> = E extends { params: infer P } ? Output<P> : Record<never, never>
/** The parsed query of an endpoint. */
export type QueryOf<E> = E extends { query: infer Q } ? Output<Q> : Record<never, never>
/** The parsed body of an endpoint. */
export type BodyOf<E> = E extends { body: infer B } ? Output<B> : undefined
/** What the endpoint's fine answer holds; `undefined` when it has no body. */
export type ResponseOf<E> = E extends { response: infer R } ? Output<R> : undefined
