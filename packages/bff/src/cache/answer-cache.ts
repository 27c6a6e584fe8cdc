import type { Role } from '@inlaykit/shared'
import { LRUCache } from 'lru-cache'
import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { nameRecord, RequestRecord, type CacheOutcome } from '../core/request-record.js'
import { SingleFlight } from '../core/single-flight.js'
import type { EncodedAnswer } from '../http/answer.js'
import type { Question } from './question.js'

/** So long an answer is given without a look at the store. */
export const freshMs = 5000
/** So long after that it is still given, while it is read again behind it: whatever happens, none is older. */
export const staleMs = 5000
/** No tenant keeps more answers than this: nobody pushes out all the others. */
const mostOfTenant = 1000
const mostEntries = 20_000
/** What an entry takes besides its bytes and its key. */
const entryBytes = 400

/** Which state of a connection an answer was read through. */
export interface ConnectionState {
  readonly id: string
  readonly credentialVersion: number
}

/** Who asks what. Nothing else of a request may change a kept answer. */
export interface CacheRequest {
  readonly tenantId: string
  readonly role: Role
  readonly question: Question
}

/** An answer, and how it was come by. */
export interface Found {
  readonly answer: EncodedAnswer
  readonly outcome: Exclude<CacheOutcome, 'none'>
}

/** Reads and encodes an answer. */
export type Load = (signal: AbortSignal) => Promise<EncodedAnswer>

interface Entry {
  readonly answer: EncodedAnswer
  readonly filledAt: number
  readonly shelf: Shelf
  readonly request: CacheRequest
  readonly load: Load
  /** Whether it is being read again. */
  isReadAgain: boolean
}

/** A connection that a tenant's requests mean, and since when that is known. */
interface Place {
  readonly prefix: string
  readonly foundAt: number
  /** The keys of what was asked through it lately, so that they are put together once. */
  readonly keys: WeakMap<Question, Partial<Record<Role, string>>>
}

/**
 * What is kept of one tenant, until something of it changes: then the shelf is void, and what is still being read for it is
 * not kept.
 */
interface Shelf {
  readonly tenantId: string
  isVoid: boolean
  readonly keys: Set<string>
  /** By the connection that was named; `''` stands for the default one. */
  readonly places: Map<string, Place>
  readonly flights: SingleFlight
  reading: number
}

interface Parts {
  readonly clock: Clock
  /** The most bytes of all entries together; 0 keeps none. */
  readonly maxBytes: number
  /** How long it may take to read again what is stale, in ms. */
  readonly requestMs: number
  /** The connection that a tenant's request means, by its id or as the default one. */
  readonly connectionOf: (tenantId: string, id: string | undefined) => Promise<ConnectionState>
}

/**
 * Keeps encoded answers in memory, by tenant, connection, credential version, role and question. Whatever changes something
 * of a tenant lets go of all that is kept of it; equal questions at once are read once. Changes that tell nobody, such as
 * folders that were read again, are seen when an answer has had its time.
 */
export class AnswerCache {
  readonly #parts: Parts
  readonly #entries: LRUCache<string, Entry> | null
  readonly #shelves = new Map<string, Shelf>()
  readonly #closing = createAbortController()
  readonly #behind = new Set<Promise<void>>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#entries =
      parts.maxBytes === 0
        ? null
        : new LRUCache({
            max: mostEntries,
            maxSize: parts.maxBytes,
            sizeCalculation: ({ answer }, key) => answer.bytes.byteLength + key.length + entryBytes,
            dispose: ({ shelf }, key, reason) => {
              if (reason === 'set') return
              shelf.keys.delete(key)
              this.#tidy(shelf)
            },
          })
  }

  /** Whether nothing is kept of any tenant, so that it is no use to look. */
  isEmpty(): boolean {
    return this.#shelves.size === 0
  }

  /** What is kept of the answer; a stale one is read again behind it. */
  find({ tenantId, role, question }: CacheRequest): Found | null {
    const shelf = this.#shelves.get(tenantId)
    const place = shelf?.places.get(question.connection ?? '')
    const now = this.#parts.clock.now()
    if (!shelf || !place || !isWithin(now, place.foundAt, freshMs + staleMs)) return null
    const entry = this.#entries?.get(keyOf(place, role, question))
    if (!entry) return null
    if (isWithin(now, entry.filledAt, freshMs)) return { answer: entry.answer, outcome: 'hit' }
    if (!isWithin(now, entry.filledAt, freshMs + staleMs)) return null
    this.#readAgain(entry)
    return { answer: entry.answer, outcome: 'stale' }
  }

  /**
   * The answer as it is kept, or else as `load` reads it now. Whoever asks the same at once waits for the same reading.
   * @param caller ends this caller's wait; when all have gone, the signal of `load` aborts
   */
  async read(request: CacheRequest, caller: AbortSignal, load: Load): Promise<Found> {
    const found = this.find(request)
    if (found) return found
    caller.throwIfAborted()
    const shelf = this.#shelfOf(request.tenantId)
    return { answer: await this.#fill(shelf, request, caller, load), outcome: 'miss' }
  }

  /** Lets go of all that is kept of a tenant, and of what is being read for it now. */
  forget(tenantId: string): void {
    const shelf = this.#shelves.get(tenantId)
    if (!shelf) return
    shelf.isVoid = true
    this.#shelves.delete(tenantId)
    for (const key of shelf.keys) this.#entries?.delete(key)
  }

  /** Lets go of everything. */
  clear(): void {
    for (const tenantId of this.#shelves.keys()) this.forget(tenantId)
  }

  /** Ends what is read for nobody in particular. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    this.clear()
    await Promise.allSettled(this.#behind)
  }

  #shelfOf(tenantId: string): Shelf {
    const present = this.#shelves.get(tenantId)
    if (present) return present
    const shelf: Shelf = {
      tenantId,
      isVoid: false,
      keys: new Set(),
      places: new Map(),
      flights: new SingleFlight(),
      reading: 0,
    }
    this.#shelves.set(tenantId, shelf)
    return shelf
  }

  async #placeOf(shelf: Shelf, { tenantId, question }: CacheRequest): Promise<Place> {
    const name = question.connection ?? ''
    const present = shelf.places.get(name)
    const foundAt = this.#parts.clock.now()
    if (present && isWithin(foundAt, present.foundAt, freshMs)) return present
    const { id, credentialVersion } = await this.#parts.connectionOf(tenantId, question.connection)
    const prefix = JSON.stringify([tenantId, id, credentialVersion])
    const place = { prefix, foundAt, keys: new WeakMap() }
    shelf.places.set(name, place)
    return place
  }

  #fill(
    shelf: Shelf,
    request: CacheRequest,
    caller: AbortSignal | undefined,
    load: Load,
  ): Promise<EncodedAnswer> {
    const { role, question } = request
    const flight = JSON.stringify([role, question.connection ?? '', question.key])
    return shelf.flights.run(flight, caller, async (signal) => {
      shelf.reading += 1
      try {
        const place = await this.#placeOf(shelf, request)
        const filledAt = this.#parts.clock.now()
        const answer = await load(signal)
        const entry = { answer, filledAt, shelf, request, load, isReadAgain: false }
        if (!shelf.isVoid) this.#put(keyOf(place, role, question), entry)
        return answer
      } finally {
        shelf.reading -= 1
        this.#tidy(shelf)
      }
    })
  }

  #put(key: string, entry: Entry): void {
    const { keys } = entry.shelf
    this.#entries?.set(key, entry)
    if (this.#entries?.has(key)) keys.add(key)
    const [oldest] = keys
    if (keys.size > mostOfTenant && oldest !== undefined) this.#entries?.delete(oldest)
  }

  /** A tenant of whom nothing is kept takes no room. */
  #tidy(shelf: Shelf): void {
    const isIdle = shelf.reading === 0 && shelf.keys.size === 0
    // A void one has made room for another already.
    if (isIdle && !shelf.isVoid) this.#shelves.delete(shelf.tenantId)
  }

  /** Reads an entry again, for nobody in particular. */
  #readAgain(entry: Entry): void {
    if (entry.isReadAgain || this.#closing.signal.aborted) return
    entry.isReadAgain = true
    const { clock, requestMs } = this.#parts
    const ended = createAbortController()
    // It has the time of a request, whose first calls' waits are not given to the later ones again.
    nameRecord(ended.signal, new RequestRecord(clock.now(), requestMs))
    const stop = () => ended.abort(new Error('It took too long, or the BFF is closing.'))
    this.#closing.signal.addEventListener('abort', stop)
    clock.sleep(requestMs, ended.signal).then(stop, () => undefined)
    const reading = this.#fill(entry.shelf, entry.request, ended.signal, entry.load)
      .then(
        () => undefined,
        // What is kept stays to its end; then whoever asks hears what is wrong.
        () => undefined,
      )
      .finally(() => {
        this.#closing.signal.removeEventListener('abort', stop)
        stop()
        entry.isReadAgain = false
        this.#behind.delete(reading)
      })
    this.#behind.add(reading)
  }
}

/** Whether `at` lies less than `ms` before `now`; not so when the clock was turned back. */
function isWithin(now: number, at: number, ms: number): boolean {
  const age = now - at
  return age >= 0 && age < ms
}

/** Each part ends where it ends: the prefix is a JSON list, and roles are words. */
function keyOf({ prefix, keys }: Place, role: Role, question: Question): string {
  let byRole = keys.get(question)
  if (!byRole) keys.set(question, (byRole = {}))
  return (byRole[role] ??= `${prefix}${role} ${question.key}`)
}
