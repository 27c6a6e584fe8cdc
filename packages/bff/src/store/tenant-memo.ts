import { LRUCache } from 'lru-cache'
import type { Clock } from '../core/clock.js'

/** So many tenants are remembered at most; the one that was asked for longest ago makes room. */
const mostTenants = 2000
/** No tenant has more remembered than this. */
const mostOfTenant = 200

interface Remembered<T> {
  readonly value: T
  readonly at: number
}

/** What is remembered of one tenant, until something of it changes: then what is still being read is not kept. */
interface Shelf<T> {
  isVoid: boolean
  readonly kept: Map<string, Remembered<T>>
  readonly readings: Map<string, Promise<T | null>>
}

/**
 * Remembers for some seconds what was read from the store of a tenant, so that a busy path asks the store now and then, not
 * each time. Whoever owns one lets it {@link forget} a tenant as soon as something of it changes, on whatever instance.
 */
export class TenantMemo<T extends object> {
  readonly #clock: Clock
  readonly #ms: number
  readonly #shelves = new LRUCache<string, Shelf<T>>({ max: mostTenants })

  /** @param ms how long a reading holds at most, when no news come: they may be lost */
  constructor(clock: Clock, ms: number) {
    this.#clock = clock
    this.#ms = ms
  }

  /**
   * What is remembered, or what `load` reads now; whoever asks meanwhile joins that reading. Neither `null` nor a failure is
   * remembered.
   * @param key what is read, among the tenant's
   */
  async find(tenantId: string, key: string, load: () => Promise<T | null>): Promise<T | null> {
    const shelf = this.#shelfOf(tenantId)
    const kept = shelf.kept.get(key)
    if (kept && this.#holds(kept)) return kept.value
    const underWay = shelf.readings.get(key)
    if (underWay) return underWay
    const at = this.#clock.now()
    const reading = load()
    shelf.readings.set(key, reading)
    let value: T | null = null
    try {
      value = await reading
    } finally {
      // Another reading in its place has begun after a change.
      const isLast = shelf.readings.get(key) === reading
      if (isLast) shelf.readings.delete(key)
      if (isLast && !shelf.isVoid && value !== null) keep(shelf, key, { value, at })
    }
    return value
  }

  /** Lets go of what is remembered of a tenant, and keeps nothing of what is being read of it now. */
  forget(tenantId: string): void {
    const shelf = this.#shelves.get(tenantId)
    if (!shelf) return
    shelf.isVoid = true
    this.#shelves.delete(tenantId)
  }

  /** Lets go of one thing that is remembered, and keeps nothing of what is being read of it now. */
  drop(tenantId: string, key: string): void {
    const shelf = this.#shelves.get(tenantId)
    shelf?.kept.delete(key)
    shelf?.readings.delete(key)
  }

  /** Lets go of everything. */
  clear(): void {
    for (const shelf of this.#shelves.values()) shelf.isVoid = true
    this.#shelves.clear()
  }

  #shelfOf(tenantId: string): Shelf<T> {
    const present = this.#shelves.get(tenantId)
    if (present) return present
    const shelf: Shelf<T> = { isVoid: false, kept: new Map(), readings: new Map() }
    this.#shelves.set(tenantId, shelf)
    return shelf
  }

  /** Not so when the clock was turned back. */
  #holds({ at }: Remembered<T>): boolean {
    const age = this.#clock.now() - at
    return age >= 0 && age < this.#ms
  }
}

function keep<T>({ kept }: Shelf<T>, key: string, remembered: Remembered<T>): void {
  kept.delete(key)
  kept.set(key, remembered)
  const [oldest] = kept.keys()
  if (kept.size > mostOfTenant && oldest !== undefined) kept.delete(oldest)
}
