import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError } from '../../core/errors.js'
import { recordOf } from '../../core/request-record.js'
import { SingleFlight } from '../../core/single-flight.js'
import type { MakeCall, Upstream, UpstreamAnswer, UpstreamRequest } from '../port/call.js'
import { Attempts, type Allotted, type AttemptParts, type Ending, type Tried } from './attempts.js'
import { priorities } from './budget/budget.js'
import { joinSignals } from './joined-signal.js'
import type { OpenCalls } from './open-calls.js'
import { patienceMs } from './queue/queue.js'
import { CircuitBreaker, type Verdict } from './retry/circuit-breaker.js'
import { mayRetry, mostTries, pauseBefore } from './retry/retry.js'
import { RetryQuota } from './retry/retry-quota.js'
import { encodeQuery } from './transport.js'

/** What a link needs of its gateway. */
export interface LinkParts extends AttemptParts {
  readonly clock: Clock
  readonly random: () => number
  readonly upstreamMs: number
  readonly calls: OpenCalls
}

/** How a call ended, and by which of the connection's requests. */
type Ended = { readonly order: number } & (
  | { readonly answer: UpstreamAnswer }
  | { readonly error: unknown }
)

/**
 * One connection's way to its upstream, as long as its credential stays the same. Equal reads that are under way at once
 * are one request; what fails in passing is tried again where that is safe; an upstream that is down is left alone.
 */
export class Link implements Upstream {
  readonly #parts: LinkParts
  readonly #attempts: Attempts
  readonly #breaker: CircuitBreaker
  readonly #quota = new RetryQuota()
  readonly #reads = new SingleFlight()
  /** Counts the beginnings and ends of writes. */
  #writes = 0

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.#attempts = new Attempts(parts)
    const { dialect, tenantId, connectionId } = parts.connection
    this.#breaker = new CircuitBreaker((state) => {
      parts.observer.breakerTurn({ dialect, tenantId, connectionId, state })
    })
  }

  async request(request: UpstreamRequest, call: MakeCall): Promise<UpstreamAnswer> {
    const isRead = request.method === 'GET' && !request.once
    const ended = isRead ? await this.#read(request, call) : await this.#write(request, call)
    call.onEnd?.(ended.order)
    if ('answer' in ended) return ended.answer
    throw ended.error
  }

  async #write(request: UpstreamRequest, call: MakeCall): Promise<Ended> {
    this.#writes += 1
    const ending = joinSignals(call.signal)
    try {
      return await this.#end(request, call, ending)
    } finally {
      ending.release()
      this.#writes += 1
    }
  }

  /** Joins an equal read that is under way with the same weight or more, unless something was written since. */
  #read(request: UpstreamRequest, call: MakeCall): Promise<Ended> {
    const what = `${this.#writes} ${request.path}${encodeQuery(request.query)}`
    const key =
      priorities
        .slice(0, priorities.indexOf(call.priority))
        .map((priority) => `${priority} ${what}`)
        .find((one) => this.#reads.has(one)) ?? `${call.priority} ${what}`
    return this.#reads.run(key, call.signal, (signal, abort) =>
      this.#end(request, call, { signal, abort }),
    )
  }

  /** Sees a call to its end, whatever that is. */
  async #end(request: UpstreamRequest, call: MakeCall, ending: Ending): Promise<Ended> {
    const { clock, upstreamMs } = this.#parts
    const allotted: Allotted = {
      // All that a viewer's request asks of Make has its turns within one time, however many calls that are.
      turnBy: recordOf(call.signal)?.turnBy ?? clock.now() + patienceMs[call.priority],
      sendingMs: request.timeoutMs ?? upstreamMs,
      retryCount: 0,
      order: null,
    }
    const order = () => allotted.order ?? this.#attempts.nextOrder()
    try {
      return { answer: await this.#send(request, call, ending, allotted), order: order() }
    } catch (error) {
      return { error, order: order() }
    }
  }

  async #send(
    request: UpstreamRequest,
    call: MakeCall,
    ending: Ending,
    allotted: Allotted,
  ): Promise<UpstreamAnswer> {
    const { clock, calls } = this.#parts
    const leave = calls.enter(ending.abort)
    const closedMs = this.#breaker.enter(clock.now())
    if (closedMs > 0) {
      leave()
      throw restsFor(closedMs)
    }
    let verdict: Verdict = 'unknown'
    try {
      const tried = await this.#untilDone(request, call, ending, allotted)
      verdict = verdictOf(tried)
      if ('answer' in tried) return tried.answer
      throw tried.problem
    } catch (error) {
      if (isDomainError(error, 'upstream-timeout')) verdict = 'down'
      throw error
    } finally {
      leave()
      this.#breaker.judge(verdict, clock.now())
    }
  }

  /** Tries until there is nothing more to try. */
  async #untilDone(
    request: UpstreamRequest,
    call: MakeCall,
    ending: Ending,
    allotted: Allotted,
  ): Promise<Tried> {
    const { clock, random } = this.#parts
    const { signal } = ending
    let cost = 0
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted()
      const tried = await this.#attempts.try(request, call, ending, allotted)
      if ('answer' in tried) {
        this.#quota.succeed(cost)
        return tried
      }
      const { outcome, askedMs } = tried
      if (tries >= mostTries || !mayRetry(request, outcome)) return tried
      allotted.retryCount = tries
      if (outcome.kind === 'refused-by-limit') {
        // The queue has learnt of it and waits by itself, but not for a credential that hasn't proved anything yet.
        if (this.#attempts.isProved) continue
        if (clock.now() + askedMs > allotted.turnBy) return tried
        await clock.sleep(askedMs, signal)
        continue
      }
      const pause = Math.max(pauseBefore(tries, random()), askedMs)
      if (pause >= allotted.sendingMs || this.#breaker.isProbing) return tried
      const paid = this.#quota.spend(outcome.kind === 'no-answer' ? 'timeout' : 'other')
      if (paid === null) return tried
      cost = paid
      allotted.sendingMs -= pause
      await clock.sleep(pause, signal)
    }
  }
}

/** What a call has shown of its upstream. A fault of 500 may be one route's alone, so it proves nothing. */
function verdictOf(tried: Tried): Verdict {
  if ('answer' in tried) return 'up'
  const { outcome } = tried
  if (outcome.kind === 'no-answer') return 'down'
  if (outcome.kind !== 'answer') return 'up'
  if ([502, 503, 504].includes(outcome.status)) return 'down'
  return outcome.status >= 500 ? 'unknown' : 'up'
}

function restsFor(ms: number): DomainError {
  return new DomainError(
    'upstream-unavailable',
    'Make has not answered several times in a row, so it is left alone for a moment. Try again later.',
    { retryAfter: Math.ceil(ms / 1000) },
  )
}
