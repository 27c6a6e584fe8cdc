import type { EndpointName } from '@inlaykit/shared'
import fc from 'fast-check'
import { expectedStatus } from './expect-contract.js'
import type { TestCaller } from '../test-bff.js'
import { endpointNames, endpointOf, readNames } from '../tour.js'

/** Ids and cursors that requests may name, of what exists while they are sent, by the name of the parameter that takes them. */
export type Pools = Readonly<Record<string, readonly string[]>>

/** Parameters and fields that name the same thing by another word. */
const otherWords: Readonly<Record<string, string>> = {
  connection: 'connectionId',
  folder: 'folderId',
  cursor: 'cursor',
}

const pathParameters = new Set(
  endpointNames.flatMap((name) =>
    [...endpointOf(name).path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter!),
  ),
)

/** The pool that a parameter or a field draws from, by its name. */
export function poolNameOf(name: string): string | undefined {
  if (pathParameters.has(name) || name === 'folderId') return name
  return Object.hasOwn(otherWords, name) ? otherWords[name] : undefined
}

/**
 * A place holder for something of a pool, filled in by {@link fillIn} when it is sent: so what is drawn hangs on nothing
 * but the seed.
 */
export function poolPick(name: string): fc.Arbitrary<string> {
  return fc.nat({ max: 999 }).map((index) => `«${name}:${index}»`)
}

/** Fills in the place holders of a text; with an id of nobody where its pool is empty. */
export function fillIn(text: string, pools: Pools): string {
  return text.replace(/«(\w+):(\d+)»/g, (_, name: string, index: string) => {
    const pool = Object.hasOwn(pools, name) ? (pools[name] ?? []) : []
    return pool[Number(index) % Math.max(1, pool.length)] ?? '999999999'
  })
}

/** The lists of the contract, each with the pool that its rows go into: what stands behind its path in another endpoint. */
const lists: readonly { readonly name: EndpointName; readonly pool: string }[] = readNames.flatMap(
  (name) => {
    const { path } = endpointOf(name)
    if (path.includes(':')) return []
    const behind = endpointNames
      .map((other) => endpointOf(other).path)
      .find((other) => other.startsWith(`${path}/:`))
    const parameter = behind === undefined ? undefined : /:(\w+)/.exec(behind)?.[1]
    if (path === '/folders') return [{ name, pool: 'folderId' }]
    return parameter === undefined ? [] : [{ name, pool: parameter }]
  },
)

/** Reads what exists now: the first page of every list, and the cursors of their next ones. */
export async function readPools(caller: TestCaller): Promise<Pools> {
  const pools: Record<string, string[]> = { cursor: [] }
  for (const { name, pool } of lists) {
    const limited = endpointOf(name).query?.shape['limit'] ? '?limit=5' : ''
    const response = await caller.request(endpointOf(name).path + limited)
    if (response.status !== expectedStatus(name)) continue
    const page = (await response.json()) as { items: { id: string }[]; nextCursor: string | null }
    pools[pool] = page.items.map(({ id }) => id)
    if (page.nextCursor !== null) pools['cursor']!.push(page.nextCursor)
  }
  return pools
}
