import { endpoints, type EndpointName, type Viewer } from '@inlaykit/shared'
import type { AnswerCache } from '../cache/answer-cache.js'
import type { Question } from '../cache/question.js'
import type { Targets } from '../cache/targets.js'
import type { Clock } from '../core/clock.js'
import type { NewId } from '../core/ids.js'
import { logSafe, type Logger } from '../core/logger.js'
import { RequestRecord } from '../core/request-record.js'
import type { Telemetry } from '../telemetry/index.js'
import { readAnswer, type PlainAnswer, type PlainHeaders } from './answer.js'
import { sealOf } from './cors.js'
import { createDeadline, type Deadline } from './deadline.js'
import { authorize, type AuthorizeParts, type Visit } from './exchange.js'
import type { IdentifyRequest } from './identity.js'
import type { TellBudget } from './rate-limit.js'
import { isLineWanted, logFields, writeLine } from './request-log.js'

/** A request of a server whose requests are no Fetch objects, as far as an answer is looked up by it. */
export interface DirectRequest {
  /** Path and query as they came. */
  readonly target: string
  /** As `identify` sees it, the same as by way of Fetch. */
  readonly request: IdentifyRequest
  /** Aborts when the caller goes; asked for only when there is something to wait for. */
  gone(): AbortSignal
}

/** What is known of a request that has to go by way of Fetch after all, so that `identify` is not asked twice. */
export interface Prior {
  readonly name: EndpointName
  /** When the request came, in ms since the epoch. */
  readonly startedAt: number
  /** Who asks, where that is known; for the log. */
  readonly viewer: Viewer | undefined
  /** Answers the viewer who may, or throws what `authorize` threw. */
  readonly allowed: () => Viewer | null
}

/** How a look-up ends: with the whole answer, or with what was learnt on the way. */
export type LookedUp = { readonly answer: PlainAnswer } | { readonly prior: Prior }

/**
 * Looks an answer up before any Fetch object is made, at once where who asks is known at once; `null`: it can't be there, and
 * nobody was asked for anything.
 */
export type LookUp = (direct: DirectRequest) => LookedUp | Promise<LookedUp> | null

/** What a look-up needs. */
export interface LookUpParts extends AuthorizeParts {
  readonly answers: AnswerCache
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
  readonly question: Question
  readonly request: IdentifyRequest
  readonly startedAt: number
  viewer: Viewer | undefined = undefined
  readonly #parts: LookUpParts
  readonly #direct: DirectRequest
  #deadline: Deadline | undefined = undefined

  constructor(parts: LookUpParts, direct: DirectRequest, question: Question) {
    this.question = question
    this.request = direct.request
    this.startedAt = parts.clock.now()
    this.#parts = parts
    this.#direct = direct
  }

  onViewer(viewer: Viewer): void {
    this.viewer = viewer
  }

  /** Made only where there is something to wait for. */
  get deadline(): Deadline {
    const { requestMs, clock } = this.#parts
    return (this.#deadline ??= createDeadline(this.#direct.gone(), requestMs, clock))
  }

  end(): void {
    this.#deadline?.end()
  }

  /** What the way through Fetch gets to know. */
  prior(allowed: Prior['allowed']): LookedUp {
    const { question, startedAt, viewer } = this
    return { prior: { name: question.name, startedAt, viewer, allowed } }
  }

  /** The way through Fetch throws what was thrown here. */
  failed(error: unknown): LookedUp {
    return this.prior(() => {
      throw error
    })
  }
}

/** The short way: the checks, the headers and the log line of any request, with an answer that is kept. */
export function createLookUp(parts: LookUpParts): LookUp {
  const { answers, targets, clock, closing, logger, telemetry } = parts

  /** The answer for a viewer who may. */
  function answerFor(visit: ShortVisit, { tenantId, role }: Viewer): PlainAnswer | null {
    const { question, request, startedAt } = visit
    const found = answers.find({ tenantId, role, question })
    if (!found) return null
    const { name, connection } = question
    const requestId = parts.makeId('req')
    const answer = readAnswer(found.answer, request)
    seal(answer.headers, requestId, request)
    const told = parts.tellBudget(tenantId, connection)
    if (told) {
      answer.headers['ratelimit-policy'] = told.policy
      answer.headers['ratelimit'] = told.limit
    }
    const { status } = answer
    const record = new RequestRecord()
    record.cache = found.outcome
    const ended = telemetry.request({ request, endpoint: name, record, startedAt })
    const durationMs = clock.now() - startedAt
    ended({ status, durationMs, tenantId, problem: undefined })
    if (isLineWanted(logger)) {
      const fields = logFields(requestId, request.method, name)
      fields.tenantId = logSafe(tenantId)
      writeLine(logger, fields, { status, durationMs, record })
    }
    return request.method === 'HEAD' ? { ...answer, body: null } : answer
  }

  function seal(headers: PlainHeaders, requestId: string, request: IdentifyRequest): void {
    headers['x-request-id'] = requestId
    const { vary, readable } = sealOf(request, parts.origins)
    if (vary) headers['vary'] = `${headers['vary']}, ${vary}`
    if (readable) Object.assign(headers, readable)
  }

  function settle(visit: ShortVisit, allowed: Viewer | null): LookedUp {
    const answer = allowed && !closing.aborted ? answerFor(visit, allowed) : null
    return answer ? { answer } : visit.prior(() => allowed)
  }

  async function settleLater(
    visit: ShortVisit,
    allowed: Promise<Viewer | null>,
  ): Promise<LookedUp> {
    try {
      return settle(visit, await allowed)
    } catch (error) {
      return visit.failed(error)
    } finally {
      visit.end()
    }
  }

  return (direct) => {
    const { method } = direct.request
    if ((method !== 'GET' && method !== 'HEAD') || closing.aborted || answers.isEmpty()) return null
    const question = targets.find(direct.target)
    if (!question) return null
    const visit = new ShortVisit(parts, direct, question)
    try {
      const allowed = authorize(parts, endpoints[question.name], visit)
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
