import { endpoints, type EndpointName, type Viewer } from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'
import type { NewId } from '../core/ids.js'
import { logSafe, type Logger } from '../core/logger.js'
import { nameRecord, RequestRecord } from '../core/request-record.js'
import type { Telemetry } from '../telemetry/index.js'
import { readAnswer, type PlainAnswer, type PlainHeaders } from './answer.js'
import { sealOf } from './cors.js'
import { CallerGone, callerGoneStatus, createDeadline, type Deadline } from './deadline.js'
import { authorize, type AuthorizeParts, type Visit } from './exchange.js'
import type { Identified, IdentifyRequest } from './identity.js'
import { meaningOf, problemAnswer, toProblem } from './problems.js'
import type { TellBudget } from './rate-limit.js'
import { readKept, type Asked, type ReadParts } from './read-kept.js'
import { isLineWanted, logFields, noteProblem, writeLine } from './request-log.js'
import type { Targets } from './targets.js'

/** A request of a server whose requests are no Fetch objects, as far as an answer is looked up by it. */
export interface DirectRequest {
  /** Path and query as they came. */
  readonly target: string
  /** As `identify` sees it, the same as by way of Fetch. */
  readonly request: IdentifyRequest
  /** Calls `act` when the caller goes, at once where they have gone; what it returns stops that. */
  whenGone(act: () => void): () => void
}

/** What is known of a request that has to go by way of Fetch after all, so that `identify` is not asked twice. */
export interface Prior {
  readonly name: EndpointName
  /** When the request came, in ms since the epoch. */
  readonly startedAt: number
  /** Who asks, where that is known; for the log and the audit. */
  readonly identified: Identified | undefined
  /** Answers the viewer who may, or throws what `authorize` threw. */
  readonly allowed: () => Viewer | null
}

/** How a look-up ends: with the whole answer, or with what was learnt on the way. */
export type LookedUp = { readonly answer: PlainAnswer } | { readonly prior: Prior }

/**
 * Answers a read without a Fetch object, at once where who asks is known at once and the answer is kept; `null`: the address
 * is none of those, and nobody was asked for anything.
 */
export type LookUp = (direct: DirectRequest) => LookedUp | Promise<LookedUp> | null

/** What a look-up needs. */
export interface LookUpParts extends AuthorizeParts, ReadParts {
  readonly targets: Targets
  readonly tellBudget: TellBudget
  readonly requestMs: number
  readonly clock: Clock
  readonly logger: Logger
  readonly telemetry: Telemetry
  readonly makeId: NewId
  /** Aborts when the server stops. */
  readonly closing: AbortSignal
}

/** One request on the short way. */
class ShortVisit implements Visit {
  readonly asked: Asked
  readonly request: IdentifyRequest
  readonly startedAt: number
  readonly target: string
  identified: Identified | undefined = undefined
  readonly #parts: LookUpParts
  readonly #direct: DirectRequest
  #deadline: Deadline | undefined = undefined

  constructor(parts: LookUpParts, direct: DirectRequest, asked: Asked) {
    this.asked = asked
    this.request = direct.request
    this.target = direct.target
    this.startedAt = parts.clock.now()
    this.#parts = parts
    this.#direct = direct
  }

  get connection(): string | undefined {
    return this.asked.question.connection
  }

  onViewer(identified: Identified): void {
    this.identified = identified
  }

  /** Made only where there is something to wait for. */
  get deadline(): Deadline {
    const { requestMs, clock } = this.#parts
    return (this.#deadline ??= createDeadline(
      (act) => this.#direct.whenGone(act),
      requestMs,
      clock,
    ))
  }

  end(): void {
    this.#deadline?.end()
  }

  /** What the way through Fetch gets to know. */
  prior(allowed: Prior['allowed']): LookedUp {
    const { asked, startedAt, identified } = this
    return { prior: { name: asked.question.name, startedAt, identified, allowed } }
  }

  /** The way through Fetch throws what was thrown here. */
  failed(error: unknown): LookedUp {
    return this.prior(() => {
      throw error
    })
  }
}

/** The short way: the checks, the headers and the log line of any request, with an answer that is kept or read now. */
export function createLookUp(parts: LookUpParts): LookUp {
  const { answers, targets, clock, closing, logger, requestMs, telemetry } = parts

  /** Counts what a request costs, from before it is read. */
  function begin({ request, asked, startedAt }: ShortVisit) {
    const record = new RequestRecord(startedAt, requestMs)
    const ended = telemetry.request({ request, endpoint: asked.question.name, record, startedAt })
    return { requestId: parts.makeId('req'), record, ended }
  }

  /** The answer of a request whose viewer may, sealed and told of. @param error what it tells of, if it is a problem */
  function finish(
    { request, asked, startedAt }: ShortVisit,
    { tenantId }: Viewer,
    { requestId, record, ended }: ReturnType<typeof begin>,
    { answer, error }: { readonly answer: PlainAnswer; readonly error?: unknown },
  ): LookedUp {
    const { name, connection } = asked.question
    const { status, headers } = answer
    seal(headers, requestId, request)
    const told = parts.tellBudget(tenantId, connection)
    if (told) {
      headers['ratelimit-policy'] = told.policy
      headers['ratelimit'] = told.limit
    }
    const durationMs = clock.now() - startedAt
    const isGone = error instanceof CallerGone
    if (error !== undefined || isLineWanted(logger)) {
      const fields = logFields(requestId, request.method, name)
      fields.tenantId = logSafe(tenantId)
      if (error !== undefined && !isGone) noteProblem(fields, error)
      ended({ status, durationMs, tenantId, problem: fields.problem })
      writeLine(logger, fields, { status, durationMs, record })
    } else {
      ended({ status, durationMs, tenantId, problem: undefined })
    }
    return { answer: request.method === 'HEAD' ? { ...answer, body: null } : answer }
  }

  function seal(headers: PlainHeaders, requestId: string, request: IdentifyRequest): void {
    headers['x-request-id'] = requestId
    const { vary, readable } = sealOf(request, parts.origins)
    const own = headers['vary']
    if (vary) headers['vary'] = own === undefined ? vary : `${own}, ${vary}`
    if (readable) Object.assign(headers, readable)
  }

  /** Reads what is not kept. */
  async function readNow(visit: ShortVisit, viewer: Viewer): Promise<LookedUp> {
    const { asked, request, deadline } = visit
    const begun = begin(visit)
    nameRecord(deadline.signal, begun.record)
    const { requestId } = begun
    try {
      const { answer } = await readKept(parts, { asked, viewer, deadline, requestId })
      return finish(visit, viewer, begun, { answer: readAnswer(answer, request) })
    } catch (thrown) {
      const error = meaningOf(thrown)
      const answer =
        error instanceof CallerGone
          ? { status: callerGoneStatus, headers: {}, body: null }
          : problemAnswer(toProblem(error, requestId))
      return finish(visit, viewer, begun, { answer, error })
    } finally {
      visit.end()
    }
  }

  function settle(visit: ShortVisit, allowed: Viewer | null): LookedUp | Promise<LookedUp> {
    if (!allowed || closing.aborted) return visit.prior(() => allowed)
    const { tenantId, role } = allowed
    targets.note(visit.target, visit.asked)
    const found = answers.find({ tenantId, role, question: visit.asked.question })
    if (!found) return readNow(visit, allowed)
    const begun = begin(visit)
    begun.record.cache = found.outcome
    return finish(visit, allowed, begun, { answer: readAnswer(found.answer, visit.request) })
  }

  async function settleLater(
    visit: ShortVisit,
    allowed: Promise<Viewer | null>,
  ): Promise<LookedUp> {
    try {
      return await settle(visit, await allowed)
    } catch (error) {
      return visit.failed(error)
    } finally {
      visit.end()
    }
  }

  return (direct) => {
    const { method } = direct.request
    if ((method !== 'GET' && method !== 'HEAD') || closing.aborted) return null
    const asked = targets.find(direct.target)
    if (!asked) return null
    const visit = new ShortVisit(parts, direct, asked)
    try {
      const allowed = authorize(parts, endpoints[asked.question.name], visit)
      return allowed instanceof Promise ? settleLater(visit, allowed) : settle(visit, allowed)
    } catch (error) {
      return visit.failed(error)
    }
  }
}

const lookUps = new WeakMap<object, LookUp>()
const priors = new WeakMap<Request, Prior>()

/** Gives `bff` the short way. It goes by the very object, so that whoever wraps its `fetch` sees every request. */
export function setLookUp(bff: object, lookUp: LookUp): void {
  lookUps.set(bff, lookUp)
}

/** The short way of `bff`, where it has one. */
export function lookUpOf(bff: object): LookUp | undefined {
  return lookUps.get(bff)
}

/** Hands on what is known of a request. */
export function setPrior(request: Request, prior: Prior): void {
  priors.set(request, prior)
}

/** What is known of a request from the short way. */
export function priorOf(request: Request): Prior | undefined {
  return priors.get(request)
}
