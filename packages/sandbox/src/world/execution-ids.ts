import { hash, hex32 } from './random.js'

/** Where a run stands: its scenario, the day (since the epoch) and its number on that day. */
export interface ExecutionPlace {
  readonly scenarioId: number
  /** `past`: before the sandbox started, found again by its place. `present`: since, kept in memory. */
  readonly era: 'past' | 'present'
  readonly day: number
  readonly index: number
}

/** Turns places into ids of 32 hexadecimal digits, as Make's are, and back. */
export interface ExecutionIds {
  encode(place: ExecutionPlace): string
  /** `undefined`: no id of this world. */
  decode(id: string): ExecutionPlace | undefined
}

/**
 * The past is never kept, it is worked out when asked for; so an id must say where its run stands. The place is hidden
 * under a mask, that ids look as random as Make's and nobody comes to rely on what is in them.
 */
export function createExecutionIds(seed: number): ExecutionIds {
  const sign = (high: number, low: number) => {
    const [a, b] = hash(`${seed}\u0000id\u0000${high}\u0000${low}`)
    return hex32(a) + hex32(b)
  }
  const mask = (tail: string) => hash(`${seed}\u0000mask\u0000${tail}`)

  return {
    encode({ scenarioId, era, day, index }) {
      const high = ((scenarioId << 1) | (era === 'past' ? 0 : 1)) >>> 0
      const low = ((day << 16) | index) >>> 0
      const tail = sign(high, low)
      const [a, b] = mask(tail)
      return hex32(high ^ a) + hex32(low ^ b) + tail
    },
    decode(id) {
      if (!/^[0-9a-f]{32}$/.test(id)) return undefined
      const tail = id.slice(16)
      const [a, b] = mask(tail)
      const high = (parseInt(id.slice(0, 8), 16) ^ a) >>> 0
      const low = (parseInt(id.slice(8, 16), 16) ^ b) >>> 0
      if (sign(high, low) !== tail) return undefined
      return {
        scenarioId: high >>> 1,
        era: high % 2 === 0 ? 'past' : 'present',
        day: low >>> 16,
        index: low & 0xffff,
      }
    },
  }
}
