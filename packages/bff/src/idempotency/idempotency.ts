import { createHash, timingSafeEqual } from 'node:crypto'
import { problems, type EndpointName, type ProblemName, type Viewer } from '@inlaykit/shared'
import { DomainError, isDomainError, type InputFault } from '../core/errors.js'
import { newId } from '../core/ids.js'
import type { Logger } from '../core/logger.js'
import type { Database } from '../store/database.js'
import { SealBroken } from '../vault/cipher.js'
import { repetitions, type Repetition, type WriteName } from './policy.js'
import { claim, keepAnswer, release, type Claim } from './records.js'
import type { Seals } from './seals.js'

/** Beyond the time of a request: what its process may still need to keep the answer. */
const leaseMarginMs = 30_000
/** The largest answer that is kept, in characters of JSON. */
const longest = 1024 * 1024
/** When a request that is under way may be asked for again, in seconds. */
const retryAfter = 2

/** A write that carries a key. */
export interface KeyedRequest {
  readonly viewer: Viewer
  readonly endpoint: EndpointName
  readonly key: string
  /** All that makes it this request: path, query and body, parsed. */
  readonly payload: unknown
}

/** What a record keeps of an end: a fine answer's body, the problem that it ended with, or that it was too large. */
type Kept =
  | { readonly body?: unknown }
  | {
      readonly problem: ProblemName
      readonly message: string
      readonly faults: readonly InputFault[]
    }
  | { readonly tooLarge: true }

/** How a keyed request was answered, for the metrics. */
export type IdempotencyOutcome =
  | 'first'
  | 'replayed'
  | 'mismatch'
  | 'in-progress'
  | 'unknown-outcome'

/** Carries out each write once for its key, whichever instance it comes to. */
export interface Idempotency {
  /**
   * Does `work` unless it was done before under the same key; then answers what was answered then.
   * @param work is done to its end even if its caller goes, who will come back with the key for the outcome
   * @param onReplay called before an answer from before is given, a problem too
   * @throws `idempotency-mismatch` for another payload, `conflict` while the first is under way or when its outcome is not
   * known, and whatever `work` throws
   */
  perform(
    request: KeyedRequest,
    work: () => Promise<unknown>,
    onReplay: () => void,
  ): Promise<unknown>
  /** Ends when no work is under way. */
  idle(): Promise<void>
}

/** Problems which say that nothing was done; after any other one a write that must not be done twice may have been. */
const notDone: ReadonlySet<ProblemName> = new Set([
  'rate-limited',
  'not-connected',
  'reconnect-required',
  'unsupported',
  'upstream-rejected',
  'validation',
  'forbidden',
  'conflict',
])

const inProgress = () =>
  new DomainError(
    'conflict',
    'The first request with this idempotency key is still being carried out. Ask again in a moment.',
    { retryAfter },
  )
const mismatch = () =>
  new DomainError(
    'idempotency-mismatch',
    'This idempotency key was used before with another request. Use a new key for a new request.',
  )
const outcomeUnknown = () =>
  new DomainError(
    'conflict',
    'What became of the first request with this idempotency key is not known, since the server ended meanwhile. Look whether it was done; to do it again, use a new key.',
  )
const answerGone = () =>
  new DomainError(
    'conflict',
    'The request with this idempotency key was carried out, but its answer is no longer there. Read what it changed; to do it again, use a new key.',
  )

/**
 * @param parts `requestMs` is the most that a request may take; `tell` hears how each keyed request was answered
 */
export function createIdempotency(parts: {
  readonly database: Database
  readonly seals: Seals
  readonly requestMs: number
  readonly logger: Logger
  readonly tell?: (outcome: IdempotencyOutcome) => void
}): Idempotency {
  const { database, seals, logger } = parts
  const tell = parts.tell ?? (() => undefined)
  const underWay = new Set<Promise<unknown>>()

  async function carryOut(
    scope: { db: Database['db']; tenantId: string },
    taken: Claim,
    repetition: Repetition,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const place = [scope.tenantId, taken.id.toString('base64')]
    const keep = async (kept: Kept) => {
      const fits = JSON.stringify(kept).length <= longest
      const sealed = seals.seal(taken.keyId, place, fits ? kept : { tooLarge: true })
      await keepAnswer(scope, taken, sealed)
    }
    // The request is answered as it ended, whether or not that can be kept.
    const quietly = async (what: Promise<void>) => {
      await what.catch((error: unknown) => {
        logger.error({ err: error }, 'the outcome of a keyed request could not be kept')
      })
    }
    try {
      const body = await work()
      await quietly(keep(body === undefined ? {} : { body }))
      return body
    } catch (error) {
      const problem = isDomainError(error) ? error.problem : 'internal'
      if (repetition === 'again' || notDone.has(problem)) await quietly(release(scope, taken))
      else {
        const { message, faults } = isDomainError(error)
          ? error
          : { message: problems.internal.title, faults: [] }
        await quietly(keep({ problem, message, faults }))
      }
      throw error
    }
  }

  function replay(tenantId: string, id: Buffer, keyId: string, answer: Buffer): unknown {
    let kept: Kept
    try {
      kept = seals.open(keyId, [tenantId, id.toString('base64')], answer) as Kept
    } catch (error) {
      if (error instanceof SealBroken) throw answerGone()
      throw error
    }
    if ('tooLarge' in kept) throw answerGone()
    if ('problem' in kept) {
      throw new DomainError(kept.problem, kept.message, { faults: kept.faults })
    }
    return kept.body
  }

  return {
    async perform({ viewer, endpoint, key, payload }, work, onReplay) {
      const repetition = repetitions[endpoint as WriteName]
      if (repetition === 'unrecorded') return work()
      const scope = { db: database.db, tenantId: viewer.tenantId }
      const id = createHash('sha256')
        .update(JSON.stringify([viewer.userId, endpoint, key]))
        .digest()
      const keyId = seals.currentId
      const taken: Claim = {
        id,
        keyId,
        fingerprint: seals.fingerprint(keyId, payload)!,
        owner: newId('try'),
        leaseMs: parts.requestMs + leaseMarginMs,
        repeatable: repetition === 'again',
      }
      const record = await claim(scope, taken)
      if (record === null) {
        tell('first')
        const working = carryOut(scope, taken, repetition, work)
        underWay.add(working)
        return working.finally(() => underWay.delete(working))
      }
      const print = seals.fingerprint(record.keyId, payload)
      if (print && !timingSafeEqual(print, record.fingerprint)) {
        tell('mismatch')
        throw mismatch()
      }
      if (record.answer === null) {
        tell(record.leased ? 'in-progress' : 'unknown-outcome')
        throw record.leased ? inProgress() : outcomeUnknown()
      }
      tell('replayed')
      onReplay()
      return replay(viewer.tenantId, id, record.keyId, record.answer)
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}
