import { DomainError } from '../../core/errors.js'
import type { Clock } from '../../core/clock.js'
import type { Secret } from '../../core/secret.js'
import type { MakeCall, Upstream, UpstreamAnswer, UpstreamRequest } from '../port/call.js'
import type { Ticket } from './budget.js'
import { isLimitRefusal, toProblem, TransportFault, unreadable } from './errors.js'
import type { ConnectOptions } from './index.js'
import type { Organization } from './organization.js'
import { patienceMs } from './queue.js'
import { mayRetry, mostTries, pauseBefore, type Outcome } from './retry.js'
import { readRetryAfter, readToldLimit } from './told-limit.js'
import type { RawAnswer, Transport } from './transport.js'

/** Statuses by which an upstream turns away whoever isn't of the organisation. */
const turnedAway = new Set([401, 403, 404])

/** What a link needs of its gateway. */
export interface LinkParts {
  readonly connection: ConnectOptions
  readonly organization: Organization
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly upstreamMs: number
  readonly closing: AbortSignal
}

/** The time that one call has: to wait for its turn, and to be on its way. Both count over all its tries. */
interface Allotted {
  readonly turnBy: number
  sendingMs: number
}

interface Tried {
  readonly outcome: Outcome
  readonly problem: DomainError | null
  readonly answer: UpstreamAnswer | null
  /** The wait that the upstream asks for, in ms. */
  readonly askedMs: number | undefined
}

/** One connection's way to its upstream. */
export class Link implements Upstream {
  readonly #parts: LinkParts
  readonly #base: URL
  /** Whether the credential has proved that it opens the organisation. Until then it can't use up what is others'. */
  #proved = false

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.#base = new URL(parts.connection.baseUrl)
  }

  async request(request: UpstreamRequest, call: MakeCall): Promise<UpstreamAnswer> {
    const { clock, upstreamMs, random, closing } = this.#parts
    const signal = call.signal ? AbortSignal.any([call.signal, closing]) : closing
    const allotted: Allotted = {
      turnBy: clock.now() + patienceMs[call.priority],
      sendingMs: request.timeoutMs ?? upstreamMs,
    }
    for (let tries = 1; ; tries += 1) {
      const tried = await this.#try(request, call, signal, allotted)
      if (tried.answer) return tried.answer
      const problem = tried.problem ?? unreadable('it is empty')
      if (tries >= mostTries || !mayRetry(request, tried.outcome)) throw problem
      // After a refusal for the limit the queue itself waits.
      if (tried.outcome.kind === 'refused-by-limit') continue
      const pause = Math.max(pauseBefore(tries, random()), tried.askedMs ?? 0)
      if (pause >= allotted.sendingMs) throw problem
      allotted.sendingMs -= pause
      await clock.sleep(pause, signal)
    }
  }

  async #try(
    request: UpstreamRequest,
    call: MakeCall,
    signal: AbortSignal,
    allotted: Allotted,
  ): Promise<Tried> {
    const { organization, connection } = this.#parts
    const { scheme, value } = await connection.credential()
    const ticket = request.unmetered
      ? null
      : await organization.queue.enter({
          priority: call.priority,
          tenantId: connection.tenantId,
          deadline: allotted.turnBy,
          signal,
        })
    let counted = true
    const leave = () => {
      if (ticket) organization.queue.leave(ticket, { counted })
    }
    try {
      const raw = await this.#send(request, `${scheme} ${value.reveal()}`, signal, allotted)
      if (raw.status >= 200 && raw.status < 300) this.#proved = true
      else if (!this.#proved && turnedAway.has(raw.status)) counted = false
      leave()
      return this.#judge(raw, value, ticket)
    } catch (error) {
      if (!(error instanceof TransportFault)) {
        leave()
        throw error
      }
      counted = error.maybeSent
      leave()
      return {
        outcome: { kind: 'no-answer', maybeSent: error.maybeSent },
        problem: error.problem,
        answer: null,
        askedMs: undefined,
      }
    }
  }

  async #send(
    request: UpstreamRequest,
    authorization: string,
    signal: AbortSignal,
    allotted: Allotted,
  ): Promise<RawAnswer> {
    const { transport, clock } = this.#parts
    const begun = clock.now()
    const limit = new AbortController()
    const over = new AbortController()
    clock.sleep(Math.max(0, allotted.sendingMs), over.signal).then(
      () => limit.abort(tooSlow()),
      () => undefined,
    )
    try {
      return await transport.send(
        this.#base,
        request,
        authorization,
        AbortSignal.any([signal, limit.signal]),
      )
    } finally {
      over.abort()
      allotted.sendingMs -= clock.now() - begun
    }
  }

  /** Makes of an answer what the port promises, and learns from its headers. */
  #judge(raw: RawAnswer, credential: Secret, ticket: Ticket | null): Tried {
    const { organization, connection, clock } = this.#parts
    const now = clock.now()
    const asked = readRetryAfter(raw.header, now)
    const told = readToldLimit(connection.dialect, raw.header, now)
    if (isLimitRefusal(raw)) {
      // In the guide `Reset` tells when all is there again, which nobody needs to wait for.
      const askedMs = asked ?? (connection.dialect === 'live' ? told.resetMs : undefined)
      const waitMs =
        ticket && this.#proved ? organization.refused(ticket, told, askedMs) : (askedMs ?? 1000)
      return {
        outcome: { kind: 'refused-by-limit' },
        problem: toProblem(raw, credential, asked ?? waitMs),
        answer: null,
        askedMs: waitMs,
      }
    }
    if (ticket && this.#proved) organization.answered(ticket, told)
    if (raw.status >= 200 && raw.status < 300) {
      return {
        outcome: { kind: 'answer', status: raw.status },
        problem: null,
        answer: { status: raw.status, body: parseBody(raw.text) },
        askedMs: undefined,
      }
    }
    return {
      outcome: { kind: 'answer', status: raw.status },
      problem: toProblem(raw, credential, asked),
      answer: null,
      askedMs: asked,
    }
  }
}

function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw unreadable('it is not JSON')
  }
}

function tooSlow(): DomainError {
  return new DomainError(
    'upstream-timeout',
    'Make did not answer in time. Try again later; what was asked may have been done all the same.',
  )
}
