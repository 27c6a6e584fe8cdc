import type { Dialect } from '../http/environment.js'
import type { Random } from '../world/random.js'

/** The ways in which an answer can go wrong beyond its status. */
export const faultKinds = [
  'reset',
  'hang',
  'redirect',
  'truncated',
  'malformed',
  'wrongShape',
  'emptyBody',
  'oversized',
] as const

/**
 * How requests of a route go wrong. At most one of `status`, `reset`, `hang`, `redirect`, `truncated`, `malformed`,
 * `wrongShape`, `emptyBody` and `oversized`; with `delayMs` alone the answer is right, but late.
 */
export interface Fault {
  /** Answers with this status, and a body as the dialect would have it, or `body`. */
  readonly status?: number
  /** With `status`: the body, an object as JSON or a text as it is. */
  readonly body?: unknown
  /** With `status`: further headers, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Waits so long first, in ms of the clock; with `processed`, between doing what was asked and answering. */
  readonly delayMs?: number
  /** Waits up to so many ms more, by chance and the sandbox's seed. */
  readonly jitterMs?: number
  /** Breaks the connection off without an answer. */
  readonly reset?: boolean
  /** Never answers. */
  readonly hang?: boolean
  /** Answers 302 to this address; `true`: to a login page. */
  readonly redirect?: boolean | string
  /** Breaks the connection off in the middle of the right answer. */
  readonly truncated?: boolean
  /** Answers JSON that ends too early. */
  readonly malformed?: boolean
  /** Answers JSON of another shape. */
  readonly wrongShape?: boolean
  /** Answers 200 with nothing in it. */
  readonly emptyBody?: boolean
  /** Answers rightly, but with white space behind until it is so many bytes long. */
  readonly oversized?: number
  /**
   * Whether what was asked is done all the same before the fault strikes. Default: `true` for faults in the body of the
   * answer, else `false`.
   */
  readonly processed?: boolean
  /** How often it strikes, then it is gone. Default: until cleared. */
  readonly times?: number
  /** How likely it strikes, 0 to 1, by the sandbox's seed. Default 1. */
  readonly probability?: number
  /** Strikes requests of this dialect alone. */
  readonly dialect?: Dialect
  /** Strikes requests of this organisation alone. */
  readonly organizationId?: string
}

/** What a request is known by before it is handled. */
export interface FaultTarget {
  readonly method: string
  /** Below the base, for example `/scenarios/1400012/logs`. */
  readonly path: string
  readonly dialect: Dialect
  readonly organizationId: string | undefined
}

/** The faults that wait to strike. */
export interface Faults {
  /**
   * @param route a method and a path, `GET /scenarios/:id/logs`; a path alone for every method; `*` for everything.
   *   A part that starts with `:` stands for any one part, a last part `*` for any rest.
   */
  add(route: string, fault: Fault): void
  clear(): void
  /** The fault that strikes a request, if any. The newest that fits comes first. */
  strike(target: FaultTarget): Fault | undefined
  list(): readonly { readonly route: string; readonly fault: Fault }[]
}

interface Waiting {
  readonly route: string
  readonly method: string | undefined
  readonly parts: readonly string[]
  readonly fault: Fault
  left: number
}

/** No faults yet. @param random decides where a fault has a probability */
export function createFaults(random: Random): Faults {
  let waiting: Waiting[] = []
  return {
    add(route, fault) {
      const [first = '', second] = route.trim().split(/\s+/)
      const path = second ?? first
      waiting = [
        {
          route,
          method: second === undefined || first === '*' ? undefined : first.toUpperCase(),
          parts: toParts(path),
          fault,
          left: fault.times ?? Infinity,
        },
        ...waiting,
      ]
    },
    clear() {
      waiting = []
    },
    strike(target) {
      for (const one of waiting) {
        const { fault } = one
        if (one.left <= 0 || !fits(one, target)) continue
        if (fault.probability !== undefined && !random.chance(fault.probability)) continue
        one.left--
        const { delayMs = 0, jitterMs } = fault
        return jitterMs === undefined
          ? fault
          : { ...fault, delayMs: delayMs + random.int(0, jitterMs) }
      }
      return undefined
    },
    list: () =>
      waiting.filter(({ left }) => left > 0).map(({ route, fault }) => ({ route, fault })),
  }
}

const toParts = (path: string) => path.split('/').filter((part) => part !== '')

function fits({ method, parts, fault }: Waiting, target: FaultTarget): boolean {
  if (method !== undefined && method !== target.method) return false
  if (fault.dialect !== undefined && fault.dialect !== target.dialect) return false
  if (fault.organizationId !== undefined && fault.organizationId !== target.organizationId) {
    return false
  }
  const given = toParts(target.path)
  const hasRest = parts.at(-1) === '*'
  const fixed = hasRest ? parts.slice(0, -1) : parts
  return (
    (hasRest ? given.length >= fixed.length : given.length === fixed.length) &&
    fixed.every((part, index) => part.startsWith(':') || part === given[index])
  )
}

/** The fault in a word, for the journal. */
export function faultWord(fault: Fault): string {
  const kind = faultKinds.find((one) => fault[one] !== undefined && fault[one] !== false)
  if (kind) return kind
  return fault.status === undefined ? 'delay' : `status ${fault.status}`
}
