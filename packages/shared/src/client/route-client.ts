import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '../contract/endpoint.js'
import { findProblemName } from '../contract/problem-names.js'
import type { EndpointName, Endpoints } from '../endpoints.js'
import { ProblemError } from './problem-error.js'

type None = Record<never, never>
type Given<V> = V extends readonly (infer Item)[] ? readonly Item[] : V
type Loose<T> = { [K in keyof T]?: Given<T[K]> | undefined }
type Params<E> = keyof ParamsOf<E> extends never ? None : { params: ParamsOf<E> }
type Query<E> = keyof QueryOf<E> extends never ? None : { query?: Loose<QueryOf<E>> | undefined }
type Body<E> = BodyOf<E> extends undefined ? None : { body?: Loose<BodyOf<E>> | undefined }

/** What an endpoint is called with: `params` of its path, `query` and `body` where it has them. */
export type CallInput<N extends EndpointName> = Params<Endpoints[N]> &
  Query<Endpoints[N]> &
  Body<Endpoints[N]>

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Sent as `Idempotency-Key`. */
  idempotencyKey?: string | undefined
  /** Further headers of this call. */
  headers?: Readonly<Record<string, string>> | undefined
}

/** How a client reaches the BFF. */
export interface ClientOptions {
  /** Where the BFF is mounted, for example `/api/inlaykit` or `https://app.example.com/api/inlaykit`. */
  baseUrl: string
  /** The `fetch` to use; the platform's own by default. */
  fetch?: typeof globalThis.fetch | undefined
  /** Headers sent with every call. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>) | undefined
  /** Gives the viewer token to send as `Authorization: Bearer …`, for hosts without a session cookie. */
  getToken?: (() => string | null | Promise<string | null>) | undefined
  /** Which of the tenant's connections is meant; its default one when absent. */
  connectionId?: string | undefined
}

/** The arguments of a call after the endpoint; where nothing must be given, all may be left out. */
export type CallArguments<N extends EndpointName> =
  None extends CallInput<N>
    ? [input?: CallInput<N>, options?: CallOptions]
    : [input: CallInput<N>, options?: CallOptions]

/** A route in one text: method and path, and `?connection` where it speaks of what a connection reaches. */
export type RouteTextOf<R extends Route> = `${R['method']} ${R['path']}${R extends {
  readonly usesConnection: true
}
  ? '?connection'
  : ''}`
type NamesByRoute = { [N in EndpointName as RouteTextOf<Endpoints[N]>]: N }
/** All of them. */
export type RouteText = keyof NamesByRoute
type EndpointOf<R extends RouteText> = Endpoints[NamesByRoute[R]]

/**
 * Calls the BFF's endpoints by their routes, typed from the contract: a bundle holds those that it calls, and no table.
 * {@link Client} is the same by name.
 * @example
 * const page = await client.call('GET /scenarios?connection', { query: { limit: 20 } })
 */
export interface RouteClient {
  /**
   * Calls an endpoint and answers its body (`undefined` when it has none).
   * @throws {ProblemError} for any answer but a fine one, and when no answer came
   */
  call<R extends RouteText>(
    route: R,
    ...args: CallArguments<NamesByRoute[R]>
  ): Promise<ResponseOf<EndpointOf<R>>>
  /**
   * Calls an endpoint and answers the raw response once its status is fine: for streams.
   * @throws {ProblemError} as `call`
   */
  request<R extends RouteText>(
    route: R,
    input: CallInput<NamesByRoute[R]>,
    options?: CallOptions,
  ): Promise<Response>
  /** The address of an endpoint. */
  url<R extends RouteText>(route: R, input: CallInput<NamesByRoute[R]>): string
}

type QueryValue = string | number | boolean | readonly string[] | null | undefined

interface AnyInput {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, QueryValue>>
  body?: unknown
}

/** Makes a {@link RouteClient}. */
export function createRouteClient(options: ClientOptions): RouteClient {
  const base = options.baseUrl.replace(/\/+$/, '')

  function url(route: string, input: AnyInput): string {
    const [pattern = '', connection] = route.slice(route.indexOf('/')).split('?')
    const path = pattern.replace(/:(\w+)/g, (_, key: string) => {
      const value = input.params?.[key]
      if (!value) throw new TypeError(`${route} needs params.${key}`)
      return encodeURIComponent(value)
    })
    const search = new URLSearchParams()
    if (connection && options.connectionId !== undefined) {
      search.set('connection', options.connectionId)
    }
    for (const [key, value] of Object.entries(input.query ?? {})) {
      if (value === undefined || value === null) continue
      if (typeof value === 'object') {
        if (value.length > 0) search.set(key, value.join(','))
      } else search.set(key, String(value))
    }
    const text = search.toString()
    return base + path + (text === '' ? '' : `?${text}`)
  }

  async function request(
    route: string,
    input: AnyInput,
    call: CallOptions = {},
  ): Promise<Response> {
    const address = url(route, input)
    const headers = new Headers(
      typeof options.headers === 'function' ? options.headers() : options.headers,
    )
    for (const [key, value] of Object.entries(call.headers ?? {})) headers.set(key, value)
    headers.set('X-Inlaykit', '1')
    if (!headers.has('Accept')) headers.set('Accept', 'application/json')
    if (call.idempotencyKey !== undefined) headers.set('Idempotency-Key', call.idempotencyKey)
    const [method = ''] = route.split(' ')
    const init: RequestInit = { method, headers, credentials: 'include' }
    if (call.signal) init.signal = call.signal
    if (input.body !== undefined) {
      headers.set('Content-Type', 'application/json')
      init.body = JSON.stringify(input.body)
    }
    let response: Response
    try {
      const token = await options.getToken?.()
      if (token) headers.set('Authorization', `Bearer ${token}`)
      response = await (options.fetch ?? globalThis.fetch)(address, init)
    } catch (cause) {
      if (call.signal?.aborted) throw cause
      throw new ProblemError({ problem: 'network', status: 0, detail: 'No answer came.', cause })
    }
    if (!response.ok) throw await toProblemError(response)
    return response
  }

  async function call(
    route: string,
    input: AnyInput = {},
    callOptions?: CallOptions,
  ): Promise<unknown> {
    const response = await request(route, input, callOptions)
    if (response.status === 204) return undefined
    try {
      return await response.json()
    } catch (cause) {
      if (callOptions?.signal?.aborted) throw cause
      throw new ProblemError({
        problem: 'network',
        status: response.status,
        detail: 'The answer cannot be read.',
        cause,
      })
    }
  }

  // The table's types are checked where the client is used; inside, every endpoint is handled alike.
  return { call, request, url } as unknown as RouteClient
}

async function toProblemError(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined)
  const count = (key: string) => (typeof fields[key] === 'number' ? fields[key] : undefined)
  return new ProblemError({
    problem: findProblemName(fields['type']) ?? 'network',
    status: response.status,
    detail: text('detail') ?? `The server answered ${response.status}.`,
    requestId: text('instance'),
    retryAfter: count('retryAfter'),
    queuePosition: count('queuePosition'),
    errors: Array.isArray(fields['errors'])
      ? (fields['errors'] as { path: string; message: string }[])
      : undefined,
  })
}
