/** Whose call it is. */
export interface Waiter {
  readonly tenantId: string
  /** The person who waits; `null`: nobody in particular. */
  readonly viewerId: string | null
}

/** Adds to the end of a list in a map, which is made when it is the first. */
function append<T>(lists: Map<string | null, T[]>, key: string | null, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** The first entry of a map; `null` when it is empty. */
function firstOf<K, V>(map: Map<K, V>): { readonly key: K; readonly value: V } | null {
  for (const [key, value] of map) return { key, value }
  return null
}

/** The entry whose list is the longest; `null` when there is none. */
function longestOf<K, V>(
  map: ReadonlyMap<K, V>,
  lengthOf: (value: V) => number,
): { readonly key: K; readonly value: V; readonly length: number } | null {
  let longest: { key: K; value: V; length: number } | null = null
  for (const [key, value] of map) {
    const length = lengthOf(value)
    if (longest === null || length > longest.length) longest = { key, value, length }
  }
  return longest
}

/** How many of a tenant wait. */
function countOf(viewers: ReadonlyMap<unknown, readonly unknown[]> | undefined): number {
  let count = 0
  for (const { length } of viewers?.values() ?? []) count += length
  return count
}

/** The newest call of the viewer who has most of a tenant's, and how many those are; `null` when there are none. */
function newestOfMost<W>(
  viewers: ReadonlyMap<string | null, readonly W[]>,
): { readonly newest: W; readonly length: number } | null {
  const most = longestOf(viewers, ({ length }) => length)
  const newest = most?.value.at(-1)
  return most && newest !== undefined ? { newest, length: most.length } : null
}

/**
 * How many of the others have their turn before the `number`th of `key`, when all take turns in the order of the map.
 * Whoever isn't in the map comes after all who are.
 */
function turnsOfOthers<K>(sizes: ReadonlyMap<K, number>, key: K, number: number): number {
  let turns = 0
  let isPast = false
  for (const [other, size] of sizes) {
    if (other === key) isPast = true
    else turns += Math.min(size, isPast ? number - 1 : number)
  }
  return turns
}

/**
 * A line in which tenants take turns, and within a tenant its viewers; each viewer's own calls keep their order. Who has
 * many calls waits for them alone.
 */
export class FairLine<W extends Waiter> {
  readonly #tenants = new Map<string, Map<string | null, W[]>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  push(waiter: W): void {
    const viewers = this.#tenants.get(waiter.tenantId) ?? new Map<string | null, W[]>()
    this.#tenants.set(waiter.tenantId, viewers)
    append(viewers, waiter.viewerId, waiter)
    this.#size += 1
  }

  /** Takes out whose turn it is; their tenant, and within it they, then go to the end. */
  shift(): W | undefined {
    const tenant = firstOf(this.#tenants)
    const viewer = tenant && firstOf(tenant.value)
    if (!tenant || !viewer) return undefined
    const [waiter, ...rest] = viewer.value
    this.#tenants.delete(tenant.key)
    tenant.value.delete(viewer.key)
    if (rest.length > 0) tenant.value.set(viewer.key, rest)
    if (tenant.value.size > 0) this.#tenants.set(tenant.key, tenant.value)
    this.#size -= 1
    return waiter
  }

  /** Takes a waiter out, whoever's turn it is. */
  remove(waiter: W): void {
    const viewers = this.#tenants.get(waiter.tenantId)
    const list = viewers?.get(waiter.viewerId)
    if (!viewers || !list?.includes(waiter)) return
    const left = list.filter((other) => other !== waiter)
    if (left.length > 0) viewers.set(waiter.viewerId, left)
    else viewers.delete(waiter.viewerId)
    if (viewers.size === 0) this.#tenants.delete(waiter.tenantId)
    this.#size -= 1
  }

  /** How many have their turn before a waiter: one who waits, or one who would come now. */
  ahead(waiter: W | Waiter): number {
    const viewers = this.#tenants.get(waiter.tenantId) ?? new Map<string | null, W[]>()
    const own = viewers.get(waiter.viewerId) ?? []
    const found = own.findIndex((one) => one === waiter)
    const place = (found === -1 ? own.length : found) + 1
    const sizes = new Map([...viewers].map(([viewer, list]) => [viewer, list.length]))
    const inTenant = place + turnsOfOthers(sizes, waiter.viewerId, place)
    const tenants = new Map([...this.#tenants].map(([tenant, all]) => [tenant, countOf(all)]))
    return inTenant - 1 + turnsOfOthers(tenants, waiter.tenantId, inTenant)
  }

  /**
   * Who is to make room for one who would come now: the newest of whoever has most in the tenant that has most, if that
   * has then no fewer than the newcomer's, and else the newest of whoever has most in the newcomer's own tenant, by the same
   * measure. `null`: the newcomer would have as many as anybody, or one more.
   */
  displacedBy(newcomer: Waiter): W | null {
    const own = this.#tenants.get(newcomer.tenantId)
    const most = longestOf(this.#tenants, countOf)
    if (most && most.length > countOf(own) + 1) return newestOfMost(most.value)?.newest ?? null
    const inOwn = own && newestOfMost(own)
    const ownLength = own?.get(newcomer.viewerId)?.length ?? 0
    return inOwn && inOwn.length > ownLength + 1 ? inOwn.newest : null
  }

  /** All who wait, in no order. */
  *[Symbol.iterator](): Iterator<W> {
    for (const viewers of this.#tenants.values()) for (const list of viewers.values()) yield* list
  }
}
