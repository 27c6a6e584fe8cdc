import type { ProblemName } from '@inlaykit/shared'
import { isDomainError, DomainError } from '../../core/errors.js'
import type { Clock } from '../../core/clock.js'
import type { Secret } from '../../core/secret.js'
import type { MakeCall, UpstreamAnswer, UpstreamRequest } from '../port/call.js'
import type { Ticket } from './budget/leased-budget.js'
import { readRetryAfter, readToldLimit } from './budget/told-limit.js'
import { isLimitRefusal, toProblem, TransportFault, unreadable } from './errors.js'
import type { ConnectOptions } from './index.js'
import type { CallOrigin, GatewayObserver, QueueWait, UpstreamCall } from './observer.js'
import type { Organization } from './organization.js'
import type { Outcome } from './retry/retry.js'
import { toRouteTemplate } from './route-template.js'
import { afterAwake } from './time-limit.js'
import type { RawAnswer, Transport } from './transport.js'

/** Statuses by which an upstream turns away whoever isn't of the organisation. */
const turnedAway = new Set([401, 403, 404])

/** What a try needs of its gateway. */
export interface AttemptParts {
  readonly connection: ConnectOptions
  readonly organization: Organization
  readonly transport: Transport
  readonly clock: Clock
  readonly observer: Required<GatewayObserver>
}

/** The time that one call has: to wait for its turn, and to be on its way. Both count over all its tries. */
export interface Allotted {
  /** In ms since the epoch. */
  readonly turnBy: number
  /** In ms; a try takes from it what it needed. */
  sendingMs: number
  /** How often it was sent before. */
  retryCount: number
  /** Which of the connection's requests was its last; `null`: it wasn't sent yet. */
  order: number | null
}

/** How a call ends before it is answered: by whoever waits for it, or by us. */
export interface Ending {
  readonly signal: AbortSignal
  /** Aborts `signal`. */
  readonly abort: (reason: Error) => void
}

interface Failed {
  readonly outcome: Outcome
  readonly problem: DomainError
  /** The wait that the upstream asks for, in ms. */
  readonly askedMs: number
}

/** What became of a try: a fine answer, or why there is none. */
export type Tried = { readonly answer: UpstreamAnswer } | Failed

/** Sends the requests of one connection: the turn, the time limit, what the answer means and what is learnt from it. */
export class Attempts {
  readonly #parts: AttemptParts
  readonly #base: URL
  readonly #server: UpstreamCall['server']
  #isProved = false
  #order = 0

  constructor(parts: AttemptParts) {
    this.#parts = parts
    this.#base = new URL(parts.connection.baseUrl)
    const { hostname, port, protocol } = this.#base
    const portOfScheme = protocol === 'https:' ? 443 : 80
    this.#server = { address: hostname, port: port === '' ? portOfScheme : Number(port) }
  }

  /** Whether the credential has proved that it opens the organisation. Until then it can't use up what is others'. */
  get isProved(): boolean {
    return this.#isProved
  }

  /** The next number of a request, or of a call that none was sent for. */
  nextOrder(): number {
    return (this.#order += 1)
  }

  /**
   * Waits for the turn of a call and sends it once.
   * @throws `rate-limited` when the turn doesn't come in time, `upstream-timeout`, the signal's reason
   */
  async try(
    request: UpstreamRequest,
    call: MakeCall,
    ending: Ending,
    allotted: Allotted,
  ): Promise<Tried> {
    const { organization, connection } = this.#parts
    const { scheme, value } = await connection.credential()
    const ticket = request.unmetered ? null : await this.#enter(call, ending.signal, allotted)
    const tell = this.#watch(request, call, allotted)
    allotted.order = this.nextOrder()
    let raw: RawAnswer
    try {
      raw = await this.#send(request, `${scheme} ${value.reveal()}`, ending, allotted)
    } catch (error) {
      const isFault = error instanceof TransportFault
      const problem = isFault ? error.problem : error
      tell(null, isDomainError(problem) && !call.signal?.aborted ? problem.problem : null)
      if (ticket) organization.queue.leave(ticket, { counted: !isFault || error.maybeSent })
      if (!isFault) throw error
      return {
        outcome: { kind: 'no-answer', maybeSent: error.maybeSent },
        problem: error.problem,
        askedMs: 0,
      }
    }
    const tried = this.#judge(raw, value)
    tell(raw.status, 'problem' in tried ? tried.problem.problem : null)
    if (ticket) this.#leave(ticket, raw)
    return tried
  }

  /** Waits for the turn of a call. */
  async #enter(call: MakeCall, signal: AbortSignal, { turnBy }: Allotted): Promise<Ticket> {
    const { organization, connection, clock, observer } = this.#parts
    const begun = clock.now()
    const tell = (outcome: QueueWait['outcome']) => {
      observer.queueWait({ ...this.#origin(call), waitMs: clock.now() - begun, outcome })
    }
    try {
      const ticket = await organization.queue.enter({
        priority: call.priority,
        tenantId: connection.tenantId,
        viewerId: call.viewerId,
        deadline: turnBy,
        signal,
      })
      tell('started')
      return ticket
    } catch (error) {
      tell(signal.aborted ? 'gone' : 'refused')
      throw error
    }
  }

  #origin({ priority, signal }: MakeCall): CallOrigin {
    const { dialect, tenantId, connectionId } = this.#parts.connection
    return { dialect, tenantId, connectionId, priority, signal }
  }

  /** Begins to measure a try; what is answered tells of its end. */
  #watch(request: UpstreamRequest, call: MakeCall, { retryCount }: Allotted) {
    const { clock, observer } = this.#parts
    const startedAt = clock.now()
    return (status: number | null, problem: ProblemName | null) => {
      observer.upstreamCall({
        ...this.#origin(call),
        method: request.method,
        route: toRouteTemplate(request.path),
        server: this.#server,
        startedAt,
        durationMs: clock.now() - startedAt,
        status,
        problem,
        retryCount,
      })
    }
  }

  /** What an answer means. */
  #judge(raw: RawAnswer, credential: Secret): Tried {
    if (isFine(raw)) {
      try {
        return { answer: { status: raw.status, body: parseBody(raw.text) } }
      } catch (error) {
        if (!isDomainError(error)) throw error
        return { outcome: { kind: 'unreadable' }, problem: error, askedMs: 0 }
      }
    }
    const asked = readRetryAfter(raw.header, this.#parts.clock.now())
    if (!isLimitRefusal(raw)) {
      return {
        outcome: { kind: 'answer', status: raw.status },
        problem: toProblem(raw, credential, asked),
        askedMs: asked ?? 0,
      }
    }
    const askedMs = this.#waitAsked(raw) ?? this.#parts.organization.refusalMs
    return {
      outcome: { kind: 'refused-by-limit' },
      problem: toProblem(raw, credential, asked ?? askedMs),
      askedMs,
    }
  }

  /** Gives the ticket of an answered request back, and learns from the answer before another call has its turn. */
  #leave(ticket: Ticket, raw: RawAnswer): void {
    if (isFine(raw)) this.#isProved = true
    this.#parts.organization.queue.leave(ticket, {
      counted: this.#isProved || !turnedAway.has(raw.status),
      learn: () => {
        if (this.#isProved) this.#learn(raw, ticket)
      },
    })
  }

  async #send(
    request: UpstreamRequest,
    authorization: string,
    { signal, abort }: Ending,
    allotted: Allotted,
  ): Promise<RawAnswer> {
    const { transport, clock } = this.#parts
    const begun = clock.now()
    const limit = afterAwake(clock, Math.max(0, allotted.sendingMs), () => abort(tooSlow()))
    try {
      return await transport.send(this.#base, request, authorization, signal)
    } finally {
      limit.clear()
      allotted.sendingMs -= clock.now() - begun
    }
  }

  /** How long a refusal for the limit asks us to wait, in ms. */
  #waitAsked(raw: RawAnswer): number | undefined {
    const { connection, clock } = this.#parts
    const now = clock.now()
    const { resetMs } = readToldLimit(connection.dialect, raw.header, now)
    // In the guide `Reset` tells when all is there again, which nobody needs to wait for.
    const reset = connection.dialect === 'live' ? resetMs : undefined
    return readRetryAfter(raw.header, now) ?? reset
  }

  #learn(raw: RawAnswer, ticket: Ticket): void {
    const { organization, connection, clock, observer } = this.#parts
    const told = readToldLimit(connection.dialect, raw.header, clock.now())
    if (isLimitRefusal(raw)) organization.refused(ticket, told, this.#waitAsked(raw))
    else organization.answered(ticket, told)
    if (connection.readLimit) organization.readLicense(connection.readLimit)
    const { limit, remaining } = organization.budget()
    observer.budgetLeft({ dialect: connection.dialect, limit, remaining })
  }
}

function isFine({ status }: RawAnswer): boolean {
  return status >= 200 && status < 300
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
