import { endpoints, type EndpointName, type Viewer } from '@inlaykit/shared'
import type { AnswerCache } from '../cache/answer-cache.js'
import type { Question } from '../cache/question.js'
import type { Targets } from '../cache/targets.js'
import type { Clock } from '../core/clock.js'
import type { NewId } from '../core/ids.js'
import { logSafe, type Logger } from '../core/logger.js'
import { RequestRecord } from '../core/request-record.js'
import type { Telemetry } from '../telemetry/index.js'
import { readAnswer, type PlainAnswer } from './answer.js'
import { sealHeaders } from './cors.js'
import { createDeadline, type Deadline } from './deadline.js'
import { authorize, type AuthorizeParts } from './exchange.js'
import type { IdentifyRequest } from './identity.js'
import type { TellBudget } from './rate-limit.js'
import { logFields, writeLine } from './request-log.js'

/** A request of a server whose requests are no Fetch objects, as far as an answer is looked up by it. */
export interface DirectRequest {
  /** Path and query as they came. */
  readonly target: string
  /** As `identify` sees it, the same as by way of Fetch. */
  readonly request: IdentifyRequest
  /** Aborts when the caller goes; asked for only when there is something to wait for. */
  readonly gone: () => AbortSignal
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

/** Looks an answer up before any Fetch object is made; `null`: it can't be there, and nobody was asked for anything. */
export type LookUp = (direct: DirectRequest) => Promise<LookedUp> | null

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

/** The headers of an answer that is no `Response`; as much of `Headers` as is needed to finish one. */
function writable(headers: Record<string, string>): Pick<Headers, 'set' | 'append'> {
  return {
    set: (name, value) => {
      headers[name.toLowerCase()] = value
    },
    append: (name, value) => {
      const key = name.toLowerCase()
      headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
    },
  }
}

/** The short way: the checks, the headers and the log line of any request, with an answer that is kept. */
export function createLookUp(parts: LookUpParts): LookUp {
  const { answers, targets, clock, closing } = parts

  const findFor = ({ tenantId, role }: Viewer, question: Question) =>
    answers.find({ tenantId, role, question })

  async function lookUp(direct: DirectRequest, question: Question): Promise<LookedUp> {
    const { request } = direct
    const { name } = question
    const startedAt = clock.now()
    let viewer: Viewer | undefined
    let deadline: Deadline | undefined
    try {
      const allowed = await authorize(parts, endpoints[name], {
        request,
        onViewer: (known) => {
          viewer = known
        },
        deadline: {
          race: (work, late) => {
            deadline = createDeadline(direct.gone(), parts.requestMs, clock)
            return deadline.race(work, late)
          },
        },
      })
      const found = allowed && !closing.aborted ? findFor(allowed, question) : null
      if (!allowed || !found) return { prior: { name, startedAt, viewer, allowed: () => allowed } }
      const requestId = parts.makeId('req')
      const answer = readAnswer(found.answer, request)
      const headers = writable(answer.headers)
      sealHeaders(headers, requestId, request, parts.origins)
      parts.tellBudget(headers, allowed.tenantId, question.connection)
      const fields = logFields(requestId, request.method, name)
      fields.tenantId = logSafe(allowed.tenantId)
      const record = new RequestRecord()
      record.cache = found.outcome
      const ended = parts.telemetry.request({ request, endpoint: name, record, startedAt })
      writeLine(parts, fields, { status: answer.status, startedAt, record, ended })
      return { answer: request.method === 'HEAD' ? { ...answer, body: null } : answer }
    } catch (error) {
      const allowed = () => {
        throw error
      }
      return { prior: { name, startedAt, viewer, allowed } }
    } finally {
      deadline?.end()
    }
  }

  return (direct) => {
    const { method } = direct.request
    if ((method !== 'GET' && method !== 'HEAD') || closing.aborted || answers.isEmpty()) return null
    const question = targets.find(direct.target)
    return question ? lookUp(direct, question) : null
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
