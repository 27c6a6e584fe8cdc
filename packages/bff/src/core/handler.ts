import type {
  BodyOf,
  EndpointName,
  Endpoints,
  InlaykitEvent,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Viewer,
} from '@inlaykit/shared'

/** What a handler may know of the request besides its parsed input. */
export interface RequestContext {
  /** Ours, never the caller's: the `instance` of a problem, and in every log line of this request. */
  readonly requestId: string
  /**
   * Aborts when the caller goes away or the request's time is over (`limits.requestMs`, 30 s); hand it to whatever waits.
   * A stream has no time limit: there it aborts when the stream ends.
   */
  readonly signal: AbortSignal
  /** One request header, whatever the case of `name`. */
  readonly header: (name: string) => string | undefined
  /**
   * Adds a cookie of ours to the answer, whatever becomes of it.
   * @param cookie a whole `Set-Cookie` value
   */
  readonly setCookie: (cookie: string) => void
  /** Whom the host takes the caller for, where an endpoint asks for no viewer; `null`: nobody that it knows. */
  readonly findViewer: () => Promise<Viewer | null>
}

/** The viewer as a handler of endpoint `N` gets it: never missing, but for endpoints that ask for none. */
export type ViewerOf<N extends EndpointName> = Endpoints[N]['permission'] extends 'none'
  ? null
  : Viewer

/** What a handler gets: everything already parsed by the endpoint's own schemas, and the viewer allowed to do it. */
export interface HandlerInput<N extends EndpointName> {
  readonly params: ParamsOf<Endpoints[N]>
  readonly query: QueryOf<Endpoints[N]>
  readonly body: BodyOf<Endpoints[N]>
  readonly viewer: ViewerOf<N>
  readonly context: RequestContext
}

/** Where a browser is sent on to. */
export interface Redirect {
  /** A whole address. */
  readonly location: string
}

/** The names of the endpoints that a browser goes to itself, to be sent on. */
export type RedirectName = {
  [N in EndpointName]: Endpoints[N] extends { readonly redirects: true } ? N : never
}[EndpointName]

/** The names of the endpoints where the token of the path decides who may. */
export type TokenName = {
  [N in EndpointName]: Endpoints[N] extends { readonly byToken: true } ? N : never
}[EndpointName]

/** Whether a token is one of ours and still good. It is asked before a body is read, so it must cost next to nothing. */
export type KnownTokens = { readonly [N in TokenName]: (token: string) => boolean }

/** The names of the endpoints that answer with a stream of events rather than once. */
export type StreamName = {
  [N in EndpointName]: Endpoints[N] extends { readonly status: 204 } | { readonly redirects: true }
    ? never
    : Endpoints[N] extends { readonly response: null }
      ? N
      : never
}[EndpointName]

/**
 * Implements one endpoint. It answers the body of the fine answer (nothing for a 204) or rejects: a `DomainError`
 * becomes the problem of its name, anything else `internal`. A stream's handler answers its events; the iterable's
 * `return()` is called once when the viewer goes, and `Last-Event-ID` is in `context.header('last-event-id')`. A redirect's
 * handler answers where to.
 */
export type Handler<N extends EndpointName> = N extends StreamName
  ? (input: HandlerInput<N>) => AsyncIterable<InlaykitEvent>
  : N extends RedirectName
    ? (input: HandlerInput<N>) => Promise<Redirect>
    : (input: HandlerInput<N>) => Promise<ResponseOf<Endpoints[N]>>

/** Implementations by endpoint name: all of them unless narrowed, so that a missing one is a type error. */
export type Handlers<N extends EndpointName = EndpointName> = { readonly [K in N]: Handler<K> }
