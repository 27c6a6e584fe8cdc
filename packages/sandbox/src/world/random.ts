/** Numbers that look random and are the same each time for the same key. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** One of `list`, which has at least one item. */
  pick<T>(list: readonly T[]): T
  /** `true` with the probability `p`. */
  chance(p: number): boolean
  /** `digits` hexadecimal digits. */
  hex(digits: number): string
  /** A UUID of version 4: Make's API tokens are such, and its SDK tells them from OAuth tokens by that. */
  uuid(): string
}

/** Mixes text into four numbers of 32 bits (cyrb128, public domain). */
export function hash(text: string): [number, number, number, number] {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  a ^= b ^ c ^ d
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0]
}

/** A number of 32 bits as eight hexadecimal digits. */
export function hex32(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}

/** @param key what the numbers belong to, for example the seed, a scenario's id and a day */
export function createRandom(...key: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash(key.join('\u0000'))

  // sfc32 (public domain): small, quick, and good enough to place orders in a shop.
  function next32(): number {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }

  const next = () => next32() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  function hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += hex32(next32())
    return text.slice(0, digits)
  }

  return {
    next,
    int,
    chance: (p) => next() < p,
    hex,
    pick<T>(list: readonly T[]): T {
      const item = list[int(0, list.length - 1)]
      if (item === undefined) throw new RangeError('There is nothing to pick from.')
      return item
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(int(0, 3))}${hex(3)}-${hex(12)}`,
  }
}
