import { hash, hex32 } from './random.js'

/** Where a past run stands: its scenario, the day (since the epoch) and its number on that day. */
export interface ExecutionPlace {
  readonly scenarioId: number
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
  const sign = (scenarioId: number, low: number) => {
    const [a, b] = hash(`${seed}\u0000id\u0000${scenarioId}\u0000${low}`)
    return hex32(a) + hex32(b)
  }
  const mask = (tail: string) => hash(`${seed}\u0000mask\u0000${tail}`)

  return {
    encode({ scenarioId, day, index }) {
      const low = ((day << 16) | index) >>> 0
      const tail = sign(scenarioId, low)
      const [a, b] = mask(tail)
      return hex32(scenarioId ^ a) + hex32(low ^ b) + tail
    },
    decode(id) {
      if (!/^[0-9a-f]{32}$/.test(id)) return undefined
      const tail = id.slice(16)
      const [a, b] = mask(tail)
      const scenarioId = (parseInt(id.slice(0, 8), 16) ^ a) >>> 0
      const low = (parseInt(id.slice(8, 16), 16) ^ b) >>> 0
      if (sign(scenarioId, low) !== tail) return undefined
      return { scenarioId, day: low >>> 16, index: low & 0xffff }
    },
  }
}
