import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '../contract/endpoint.js'
import { findProblemName } from '../contract/problems.js'
import type { EndpointName, Endpoints } from '../endpoints.js'
import { routes } from '../routes.js'
import { ProblemError } from './problem-error.js'

type None = Record<never, never>
type Loose<T> = { [K in keyof T]?: T[K] | undefined }
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

/** Calls the BFF's endpoints by name, typed from the contract. Carries no schema library. */
export interface Client {
  /**
   * Calls an endpoint and answers its body (`undefined` when it has none).
   * @throws {ProblemError} for any answer but a fine one, and when no answer came
   */
  call<N extends EndpointName>(
    name: N,
    ...args: None extends CallInput<N>
      ? [input?: CallInput<N>, options?: CallOptions]
      : [input: CallInput<N>, options?: CallOptions]
  ): Promise<ResponseOf<Endpoints[N]>>
  /**
   * Calls an endpoint and answers the raw response once its status is fine: for streams.
   * @throws {ProblemError} as `call`
   */
  request<N extends EndpointName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions,
  ): Promise<Response>
  /** The address of an endpoint. */
  url<N extends EndpointName>(name: N, input: CallInput<N>): string
}

type QueryValue = string | number | boolean | readonly string[] | null | undefined

interface AnyInput {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, QueryValue>>
  body?: unknown
}

/** Makes a {@link Client}. */
export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '')

  function url(name: EndpointName, input: AnyInput): string {
    const route = routes[name]
    const path = route.path.replace(/:(\w+)/g, (_, key: string) => {
      const value = input.params?.[key]
      if (value === undefined || value === '') throw new TypeError(`${name} needs params.${key}`)
      return encodeURIComponent(value)
    })
    const search = new URLSearchParams()
    if ('usesConnection' in route && options.connectionId !== undefined) {
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
    name: EndpointName,
    input: AnyInput,
    call: CallOptions = {},
  ): Promise<Response> {
    const address = url(name, input)
    const headers = new Headers(
      typeof options.headers === 'function' ? options.headers() : options.headers,
    )
    for (const [key, value] of Object.entries(call.headers ?? {})) headers.set(key, value)
    headers.set('X-Inlaykit', '1')
    if (!headers.has('Accept')) headers.set('Accept', 'application/json')
    if (call.idempotencyKey !== undefined) headers.set('Idempotency-Key', call.idempotencyKey)
    const init: RequestInit = { method: routes[name].method, headers, credentials: 'include' }
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
    name: EndpointName,
    input: AnyInput = {},
    callOptions?: CallOptions,
  ): Promise<unknown> {
    const response = await request(name, input, callOptions)
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
  return { call, request, url } as unknown as Client
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
