import {
  bodyBytesOf,
  endpoints,
  takesIdempotencyKey,
  type Endpoint,
  type EndpointName,
  type Viewer,
} from '@inlaykit/shared'
import { isAudited, type Audit } from '../audit/index.js'
import type { AnswerCache } from '../cache/answer-cache.js'
import { isCacheable } from '../cache/cacheable.js'
import { questionOf } from '../cache/question.js'
import type { Clock } from '../core/clock.js'
import { DomainError, isDomainError, nothingHere } from '../core/errors.js'
import type {
  HandlerInput,
  Handlers,
  KnownTokens,
  Redirect,
  RequestContext,
  TokenName,
} from '../core/handler.js'
import type { Logger } from '../core/logger.js'
import { shareRecord } from '../core/request-record.js'
import { keyHeader, parseKey, type Idempotency } from '../idempotency/index.js'
import type { Telemetry } from '../telemetry/index.js'
import { checkAnswer, fineResponse, readResponse, redirectResponse } from './answer.js'
import { parseJson, readBody, requireJson } from './body.js'
import { actOf, type ConnectionNamed, type HostSource } from './audited.js'
import { CallerGone, createDeadline, nobodyGoes, type Deadline } from './deadline.js'
import {
  refuseForeignOrigin,
  requireHeader,
  requireOwnOrigin,
  requirePermission,
  RoleRefusal,
  type OriginPolicy,
} from './guards.js'
import { isSameViewer, type Identified, type Identity, type IdentifyRequest } from './identity.js'
import { viewerAtMake, type RoleAtMake } from './role-at-make.js'
import { parseInput, type ParsedInput } from './input.js'
import { readKept, tooSlowUpstream } from './read-kept.js'
import { createEventStream, eventStreamHeaders } from './sse.js'
import type { StreamSlots } from './stream-slots.js'

/** What all requests share. */
export interface ExchangeParts {
  readonly handlers: Handlers
  readonly knownTokens: KnownTokens
  readonly identity: Identity
  /** Says what a viewer is at Make, where that counts; `null`: the host's word counts alone. */
  readonly roleAtMake: RoleAtMake | null
  readonly origins: OriginPolicy
  readonly slots: StreamSlots
  readonly idempotency: Idempotency
  readonly audit: Audit
  readonly hostSource: HostSource
  readonly connectionNamed: ConnectionNamed
  readonly answers: AnswerCache
  readonly telemetry: Telemetry
  /** So many bytes may a body have where its endpoint allows no more. */
  readonly bodyBytes: number
  /** How long a request may take, in ms. */
  readonly requestMs: number
  readonly clock: Clock
  readonly logger: Logger
  /** Whether answers are held against the contract before they are sent. */
  readonly checkAnswers: boolean
  /** Aborts when the server stops. */
  readonly closing: AbortSignal
}

/** What is known of a request before who asks is known. */
export interface Visit {
  readonly request: IdentifyRequest
  readonly deadline: Pick<Deadline, 'race' | 'signal'>
  /** The connection that the query names, just as the handler gets it. */
  readonly connection: string | undefined
  /** Told as soon as the viewer is known, for the log and the audit. */
  onViewer(identified: Identified): void
}

/** One request whose endpoint is known. */
export interface Exchange extends Visit {
  readonly name: EndpointName
  readonly web: Request
  readonly params: Readonly<Record<string, string>>
  readonly requestId: string
  readonly deadline: Deadline
  /** Who may, where that is known already. */
  readonly allowed: (() => Viewer | null) | undefined
  /** Who asks, once that is known. */
  readonly identified: () => Identified | undefined
  /** Adds a cookie of ours to the answer, whatever becomes of it. */
  readonly setCookie: (cookie: string) => void
  /** Told when the answer, fine or a problem, was given before under the same idempotency key. */
  readonly onReplay: () => void
}

const tooSlowToIdentify = () =>
  new DomainError('unavailable', 'Who is signed in could not be found out in time. Try again.')
const tooSlowBody = () => new DomainError('validation', 'The body did not arrive in time.')

/** Whether a method may change something. */
function isUnsafe(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

/** What {@link authorize} goes by. */
export type AuthorizeParts = Pick<ExchangeParts, 'identity' | 'roleAtMake' | 'origins'>

/** Who asks; whoever has to be waited for must be known in time. */
function identifyInTime(
  parts: Pick<ExchangeParts, 'identity'>,
  visit: Pick<Visit, 'request' | 'deadline'>,
): Identified | Promise<Identified> {
  const identified = parts.identity(visit.request)
  return identified instanceof Promise
    ? visit.deadline.race(identified, tooSlowToIdentify)
    : identified
}

/**
 * Who asks, and whether they may: identity, proof of origin, permission. `null` where no viewer is asked for. At once where
 * `identify` answers at once: then nothing is waited for, and no timer is set.
 */
export function authorize(
  parts: AuthorizeParts,
  endpoint: Endpoint,
  visit: Visit,
): Viewer | null | Promise<Viewer | null> {
  if (endpoint.permission === 'none') return null
  const identified = identifyInTime(parts, visit)
  return identified instanceof Promise
    ? identified.then((known) => admit(parts, endpoint, visit, known))
    : admit(parts, endpoint, visit, identified)
}

/** Whether who is known may. */
function admit(
  parts: AuthorizeParts,
  endpoint: Endpoint,
  visit: Visit,
  identified: Identified,
): Viewer | Promise<Viewer> {
  const { request } = visit
  const { viewer, by } = identified
  visit.onViewer(identified)
  if (by === 'host') {
    requireHeader(request)
    if (isUnsafe(request.method)) requireOwnOrigin(request, parts.origins)
    else refuseForeignOrigin(request, parts.origins)
  }
  requirePermission(viewer, endpoint.permission)
  return parts.roleAtMake ? viewerAtMake(parts.roleAtMake, endpoint, visit, viewer) : viewer
}

/** Who asks and whether they may; whoever may not by their role is recorded. */
async function admitRecorded(
  parts: ExchangeParts,
  endpoint: Endpoint,
  exchange: Exchange,
): Promise<Viewer | null> {
  const { allowed } = exchange
  try {
    return allowed ? allowed() : await authorize(parts, endpoint, exchange)
  } catch (error) {
    const identified = exchange.identified()
    if (error instanceof RoleRefusal && identified) {
      await parts.audit.refused(actOf(exchange, identified, parts.hostSource))
    }
    throw error
  }
}

/**
 * Refuses whoever brings no token of ours where that alone decides, in the words of an address that isn't there.
 * @throws DomainError `not-found`
 */
function requireToken(
  { knownTokens }: Pick<ExchangeParts, 'knownTokens'>,
  { name, params }: Pick<Exchange, 'name' | 'params'>,
): void {
  const endpoint: Endpoint = endpoints[name]
  // The table says so of the names of `TokenName` alone; asked by a name that is only known now, its type can't.
  if (endpoint.byToken && !knownTokens[name as TokenName](params['token'] ?? '')) {
    throw nothingHere()
  }
}

async function readInput(
  parts: ExchangeParts,
  endpoint: Endpoint,
  exchange: Exchange,
): Promise<ParsedInput & { readonly given: readonly string[] }> {
  const { web, deadline } = exchange
  let body: unknown
  if (isUnsafe(web.method)) {
    const announced = web.headers.has('content-type') || web.headers.has('content-encoding')
    if (announced) requireJson(web.headers)
    const bytes = await deadline.race(
      readBody(web, bodyBytesOf(endpoint, parts.bodyBytes)),
      tooSlowBody,
    )
    if (bytes.byteLength > 0 && !announced) requireJson(web.headers)
    body = parseJson(bytes)
  }
  // Who only asks whether the process lives may add what it likes to get round a cache.
  const { searchParams } = new URL(web.url)
  const isOpen = endpoint.permission === 'none' && endpoint.query === undefined
  const query = isOpen ? new URLSearchParams() : searchParams
  const parsed = parseInput(endpoint, { params: exchange.params, query, body })
  // Every name is one of the contract, since no other one is taken.
  return { ...parsed, given: Object.keys(body ?? {}) }
}

function openStream(
  parts: ExchangeParts,
  exchange: Exchange,
  input: HandlerInput<'streamEvents'>,
): Response {
  const { web, request, requestId } = exchange
  const { viewer } = input
  const giveBack = parts.slots.take(viewer)
  const streamEnded = parts.telemetry.streamOpened()
  const openedAt = parts.clock.now()
  const stream = createEventStream({
    events: (signal) =>
      parts.telemetry.stream(
        parts.handlers.streamEvents({ ...input, context: { ...input.context, signal } }),
      ),
    isStillAllowed: async () => isSameViewer((await parts.identity(request)).viewer, viewer),
    caller: web.signal,
    closing: parts.closing,
    clock: parts.clock,
    onEnd(end, error) {
      giveBack()
      streamEnded()
      const fields = { requestId, end, durationMs: Math.round(parts.clock.now() - openedAt) }
      if (end === 'fault') parts.logger.error({ ...fields, err: error }, 'event stream failed')
      else parts.logger.info(fields, 'event stream ended')
    },
  })
  return new Response(stream, { headers: eventStreamHeaders })
}

/** Who asks, where nobody in particular must. */
async function findViewer(
  parts: Pick<ExchangeParts, 'identity'>,
  exchange: Visit,
): Promise<Viewer | null> {
  try {
    return (await identifyInTime(parts, exchange)).viewer
  } catch (error) {
    if (isDomainError(error, 'unauthenticated')) return null
    throw error
  }
}

/** Does `work` within the time of a request, but on when the caller goes. */
async function toItsEnd(
  parts: ExchangeParts,
  deadline: Deadline,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> {
  const own = createDeadline(nobodyGoes, parts.requestMs, parts.clock)
  shareRecord(deadline.signal, own.signal)
  try {
    return await work(own.signal)
  } finally {
    own.end()
  }
}

/**
 * The steps of one request in their order: who asks and whether they may, what they ask, the handler, the answer.
 * @throws whatever is to be told as a problem
 */
export async function perform(parts: ExchangeParts, exchange: Exchange): Promise<Response> {
  const { name, request, deadline, requestId, setCookie } = exchange
  const endpoint: Endpoint = endpoints[name]
  const viewer = await admitRecorded(parts, endpoint, exchange)
  requireToken(parts, exchange)
  const { given, ...parsed } = await readInput(parts, endpoint, exchange)
  if (viewer && isCacheable(name)) {
    const asked = { question: questionOf(name, parsed), parsed }
    const { answer } = await readKept(parts, { asked, viewer, deadline, requestId })
    return readResponse(answer, request)
  }
  const context: RequestContext = {
    requestId,
    signal: deadline.signal,
    header: request.header,
    setCookie,
    findViewer: () => findViewer(parts, exchange),
  }

  if (name === 'streamEvents') {
    const input: unknown = { ...parsed, viewer, context }
    return openStream(parts, exchange, input as HandlerInput<'streamEvents'>)
  }
  // The table pairs each name with the handler of its own types; walking it by a name that is only known now loses that.
  const handler = parts.handlers[name] as (input: unknown) => Promise<unknown>
  const identified = exchange.identified()
  const act = async (signal: AbortSignal): Promise<unknown> => {
    const input = { ...parsed, viewer, context: { ...context, signal } }
    if (!isAudited(endpoint) || !identified || !viewer) return handler(input)
    const connectionId = endpoint.usesConnection
      ? await parts.connectionNamed(viewer.tenantId, exchange.connection)
      : null
    const recorded = {
      ...actOf(exchange, { ...identified, viewer }, parts.hostSource),
      connectionId,
      fields: given,
    }
    return parts.audit.record(
      recorded,
      () => handler(input),
      (error) => error instanceof CallerGone,
    )
  }
  const key = takesIdempotencyKey(endpoint) ? request.header(keyHeader) : undefined
  const work =
    key === undefined || viewer === null
      ? act(deadline.signal)
      : parts.idempotency.perform(
          { viewer, endpoint: name, key: parseKey(key), payload: parsed },
          () => toItsEnd(parts, deadline, act),
          exchange.onReplay,
        )
  const body = await deadline.race(work, tooSlowUpstream)
  if (endpoint.redirects) return redirectResponse(body as Redirect)
  if (parts.checkAnswers) checkAnswer(name, endpoint, body)
  return fineResponse(endpoint, body, request)
}
