import type { EndpointName } from '@inlaykit/shared'
import { Hono, type Context } from 'hono'
import type { Audit } from '../audit/index.js'
import type { AnswerCache } from '../cache/answer-cache.js'
import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { DomainError, nothingHere } from '../core/errors.js'
import type { Handlers, KnownTokens } from '../core/handler.js'
import { newId as randomId, type NewId } from '../core/ids.js'
import { replayedHeader, type Idempotency } from '../idempotency/index.js'
import type { Telemetry } from '../telemetry/index.js'
import { logSafe, type Logger } from '../core/logger.js'
import { nameRecord, RequestRecord } from '../core/request-record.js'
import type { ConnectionNamed, HostSource } from './audited.js'
import { isPreflight, preflightResponse, sealOf } from './cors.js'
import { CallerGone, callerGoneStatus, createDeadline, whenAborted } from './deadline.js'
import { createLookUp, priorOf, type LookUp, type LookUpParts } from './direct.js'
import { perform, type ExchangeParts } from './exchange.js'
import { originPolicy } from './guards.js'
import { createIdentity, type Identified, type Identify, type IdentifyRequest } from './identity.js'
import { problemPage, variesOnAccept, wantsPage } from './problem-page.js'
import { meaningOf, problemResponse, toProblem } from './problems.js'
import { rawRequestOf } from './raw-request.js'
import { connectionIn, createTellBudget, tellsBudget, type BudgetOf } from './rate-limit.js'
import { logFields, noteProblem, writeLine, type LogFields } from './request-log.js'
import {
  allowedMethods,
  endpointsByPath,
  findEndpoint,
  isOpened,
  viewedEndpoint,
} from './routes.js'
import { createStreamSlots, type StreamLimits } from './stream-slots.js'
import { Targets } from './targets.js'
import type { RoleAtMake } from './role-at-make.js'
import type { ViewerTokens } from './viewer-tokens.js'

/** What a request may cost. */
export interface HttpLimits extends StreamLimits {
  /** The most bytes of a body, where its endpoint takes no more: blueprints have up to 4 MiB. */
  readonly bodyBytes: number
  /** The most milliseconds until an answer. */
  readonly requestMs: number
  /** The most bytes of answers that are kept in memory; 0 keeps none. */
  readonly cacheBytes: number
}

/** The limits when nothing else is said. */
export const defaultLimits: HttpLimits = {
  bodyBytes: 1024 * 1024,
  requestMs: 30_000,
  cacheBytes: 64 * 1024 * 1024,
  streamsPerViewer: 8,
  streamsPerTenant: 200,
  streams: 2000,
}

/** What the door is built from. */
export interface HttpAppOptions {
  readonly basePath: string
  /** An implementation for each endpoint of the contract. */
  readonly handlers: Handlers
  /** Tells which tokens of addresses are ours. */
  readonly knownTokens: KnownTokens
  /** Keeps what may be answered again. */
  readonly answers: AnswerCache
  readonly budgetOf: BudgetOf
  readonly identify: Identify | null
  readonly viewerTokens: ViewerTokens | null
  /** See {@link ExchangeParts}. */
  readonly roleAtMake: RoleAtMake | null
  readonly allowedOrigins: readonly string[]
  /** The origin people see; `null` only while developing. */
  readonly publicUrl: string | null
  readonly limits: HttpLimits
  /** Carries out writes with a key once. */
  readonly idempotency: Idempotency
  /** Keeps who changed what. */
  readonly audit: Audit
  readonly connectionNamed: ConnectionNamed
  /** `host` by default. */
  readonly hostSource?: HostSource
  readonly telemetry: Telemetry
  readonly logger: Logger
  readonly clock: Clock
  readonly production: boolean
  /** Names the requests; random by default. */
  readonly newId?: NewId
  /** Whether answers are held against the contract before they are sent; by default in tests (`NODE_ENV=test`). */
  readonly checkAnswers?: boolean
}

/** The kit's door. */
export interface HttpApp {
  /** The short way to an answer that may be kept. */
  readonly lookUp: LookUp
  /** Answers a request below the base path; never rejects. */
  fetch(request: Request): Promise<Response>
  /** The same by path, for tests. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Ends the streams, answers new requests with `unavailable`, and resolves once those under way are answered. */
  close(): Promise<void>
}

/** Mounts the whole contract. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const { clock, logger, limits } = options
  const makeId = options.newId ?? randomId
  const closing = createAbortController()
  const underWay = new Set<Promise<unknown>>()
  const origins = originPolicy(options)
  const targets = new Targets(options.basePath)
  const tellBudget = createTellBudget(options.budgetOf, clock)
  const parts: ExchangeParts & LookUpParts = {
    handlers: options.handlers,
    knownTokens: options.knownTokens,
    answers: options.answers,
    targets,
    tellBudget,
    makeId,
    identity: createIdentity(options),
    roleAtMake: options.roleAtMake,
    origins,
    slots: createStreamSlots(limits),
    idempotency: options.idempotency,
    audit: options.audit,
    hostSource: options.hostSource ?? 'host',
    connectionNamed: options.connectionNamed,
    telemetry: options.telemetry,
    bodyBytes: limits.bodyBytes,
    requestMs: limits.requestMs,
    clock,
    logger,
    checkAnswers: options.checkAnswers ?? process.env['NODE_ENV'] === 'test',
    closing: closing.signal,
  }

  /** One request from its id to its log line. `methods` is what its path takes, `null` for an unknown path. */
  async function answer(
    c: Context,
    methods: ReadonlyMap<string, EndpointName> | null,
  ): Promise<Response> {
    const web = c.req.raw
    const { searchParams } = new URL(web.url)
    const addressed = methods ? findEndpoint(methods, web.method) : undefined
    const name = addressed && viewedEndpoint(addressed, searchParams)
    const known = priorOf(web)
    const prior = known?.name === name ? known : undefined
    const startedAt = prior?.startedAt ?? clock.now()
    const requestId = makeId('req')
    const fields = logFields(requestId, web.method, name)
    const deadline = createDeadline(whenAborted(web.signal), limits.requestMs, clock)
    const record = new RequestRecord(startedAt, limits.requestMs)
    nameRecord(deadline.signal, record)
    const request: IdentifyRequest = {
      method: web.method,
      url: web.url,
      header: (headerName) => web.headers.get(headerName) ?? undefined,
      raw: rawRequestOf(web),
    }

    const ended = options.telemetry.request({ request, endpoint: name ?? null, record, startedAt })

    let response: Response
    const headers: Record<string, string> = {}
    const cookies: string[] = []
    let replayed = false
    let identified: Identified | undefined
    try {
      if (!methods) throw nothingHere()
      const allowed = allowedMethods(methods)
      if (isPreflight(web) && origins.allowed.has(request.header('origin') ?? '')) {
        response = preflightResponse(allowed)
      } else if (!name) {
        headers['Allow'] = allowed.join(', ')
        throw new DomainError(
          'method-not-allowed',
          `This address takes ${allowed.join(', ')} alone.`,
        )
      } else if (closing.signal.aborted) {
        throw new DomainError('unavailable', 'The server is stopping. Try again.', {
          retryAfter: 5,
        })
      } else {
        const params = c.req.param() as Record<string, string>
        const onViewer = (known: Identified) => {
          identified = known
          fields.tenantId = logSafe(known.viewer.tenantId)
        }
        if (prior?.identified) onViewer(prior.identified)
        response = await perform(parts, {
          name,
          web,
          request,
          connection: searchParams.get('connection') ?? undefined,
          params,
          requestId,
          deadline,
          allowed: prior?.allowed,
          identified: () => identified,
          onViewer,
          setCookie: (cookie) => cookies.push(cookie),
          onReplay: () => {
            replayed = true
          },
        })
      }
    } catch (error) {
      response = tell(meaningOf(error), fields, headers, name && isOpened(name) ? request : null)
    } finally {
      deadline.end()
    }
    for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
    if (replayed) response.headers.set(replayedHeader, 'true')
    seal(response.headers, requestId, request)
    const viewer = identified?.viewer
    if (name && viewer && tellsBudget(name)) {
      const told = tellBudget(viewer.tenantId, connectionIn(web.url))
      if (told) {
        response.headers.set('RateLimit-Policy', told.policy)
        response.headers.set('RateLimit', told.limit)
      }
    }
    const { status } = response
    const durationMs = clock.now() - startedAt
    ended({ status, durationMs, tenantId: viewer?.tenantId, problem: fields.problem })
    writeLine(logger, fields, { status, durationMs, record })
    return response
  }

  function seal(headers: Headers, requestId: string, request: IdentifyRequest): void {
    headers.set('X-Request-Id', requestId)
    const { vary, readable } = sealOf(request, origins)
    if (vary) headers.append('Vary', vary)
    for (const [name, value] of Object.entries(readable ?? {})) headers.set(name, value)
  }

  /** @param opened the request where people open the address themselves, else `null` */
  function tell(
    error: unknown,
    fields: LogFields,
    headers: Record<string, string>,
    opened: IdentifyRequest | null,
  ): Response {
    if (error instanceof CallerGone) return new Response(null, { status: callerGoneStatus })
    noteProblem(fields, error)
    if (fields.problem === 'unauthenticated' && options.viewerTokens) {
      headers['WWW-Authenticate'] = 'Bearer'
    }
    const problem = toProblem(error, fields.requestId)
    if (!opened) return problemResponse(problem, headers)
    if (wantsPage(opened.header('accept'))) return problemPage(problem, options.publicUrl)
    return problemResponse(problem, { ...headers, Vary: variesOnAccept })
  }

  const app = new Hono().basePath(options.basePath)
  for (const [path, methods] of endpointsByPath()) app.all(path, (c) => answer(c, methods))
  app.notFound((c) => answer(c, null))

  const track = async <T>(answering: T | Promise<T>): Promise<T> => {
    const promise = Promise.resolve(answering)
    underWay.add(promise)
    try {
      return await promise
    } finally {
      underWay.delete(promise)
    }
  }
  const lookUp = createLookUp(parts)

  return {
    lookUp: (direct) => {
      const looked = lookUp(direct)
      return looked instanceof Promise ? track(looked) : looked
    },
    fetch: (request) => track(app.fetch(request)),
    request: (path, init) => track(app.request(path, init)),
    async close() {
      closing.abort()
      await Promise.allSettled(underWay)
      await options.answers.close()
    },
  }
}
