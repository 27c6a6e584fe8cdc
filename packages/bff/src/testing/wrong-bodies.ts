import { z } from 'zod'

/** A body that a contract must not take, by one fault of it. */
export interface WrongBody {
  /** Where the fault is, as problems name it: `body.schedule.days.0`. */
  readonly place: string
  /** What is wrong there. */
  readonly fault: string
  readonly body: unknown
}

type Node = z.core.JSONSchema.JSONSchema

/** A place in the body, and the whole body with a value there. */
interface Spot {
  readonly place: string
  put(value: unknown): unknown
}

/** Longer than any text of the contract, and still below what a body may have. */
const longText = 10_000
/** Longer than any list of the contract. */
const longList = 1000
/** So often a schema may hold itself on the way to a place. */
const deepest = 2

const values: readonly [string, unknown][] = [
  ['null', null],
  ['boolean', true],
  ['number', 7.5],
  ['string', 'x'],
  ['array', []],
  ['object', {}],
]

/** One of these fits any text of the contract. Whoever adds one that they don't fit adds to them. */
const texts = [
  'example-1',
  'a',
  '2026-11-25T12:00:00.000Z',
  '2026-11-25',
  '12:00',
  'somebody@example.test',
  'https://example.test/',
]

/** What rows and answers have, what every object has, and what nothing has. */
const unknownKeys = [
  'isAdmin',
  'tenantId',
  'tenant_id',
  'credentialVersion',
  'createdAt',
  'toString',
  'hasOwnProperty',
  '',
]
const prototypeKeys = ['__proto__', 'constructor']

/** Finds the faults of one contract. */
class Faults {
  readonly #root: Node

  constructor(schema: z.ZodType) {
    this.#root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  }

  all(): WrongBody[] {
    return [...this.#at(this.#root, { place: 'body', put: (value) => value }, 0)]
  }

  /** The schema itself where it is only referred to. */
  #resolve(node: Node): Node {
    if (node.$ref === undefined) return node
    const [, ...path] = node.$ref.split('/')
    return path.reduce((at, name) => (at as unknown as Record<string, Node>)[name]!, this.#root)
  }

  #branches(node: Node): Node[] {
    const found = this.#resolve(node)
    const branches = found.anyOf ?? found.oneOf
    return branches ? branches.flatMap((branch) => this.#branches(branch)) : [found]
  }

  *#at(node: Node, spot: Spot, refs: number): Generator<WrongBody> {
    if (refs > deepest) return
    const branches = this.#branches(node)
    const types = new Set(branches.map(({ type }) => type))
    if (!types.has(undefined)) {
      for (const [type, value] of values) {
        const isFixed = branches.some((one) => one.type === type && isClosed(one))
        if (types.has(type as Node['type']) && !isFixed) continue
        if (branches.some((one) => one.const === value)) continue
        yield wrong(spot, `a value of the type ${type}`, value)
      }
    }
    const next = refs + (node.$ref === undefined ? 0 : 1)
    for (const branch of branches) yield* this.#inside(branch, spot, next)
  }

  *#inside(node: Node, spot: Spot, refs: number): Generator<WrongBody> {
    if (node.allOf ?? node.prefixItems ?? node.not) {
      throw new Error(`testing/wrong-bodies.ts can't depart from ${JSON.stringify(node)}.`)
    }
    if (node.type === undefined) yield* hostile(spot, {})
    if (node.type === 'string' && !isClosed(node)) {
      yield wrong(spot, 'too long a text', 'a'.repeat((node.maxLength ?? longText) + 1))
    }
    if (node.type === 'array') {
      const items = node.items as Node
      const one = this.#sample(items)
      const many = Array.from({ length: (node.maxItems ?? longList) + 1 }, () => one)
      yield wrong(spot, 'too long a list', many)
      const inList = { place: `${spot.place}.0`, put: (value: unknown) => spot.put([value]) }
      yield* this.#at(items, inList, refs)
    }
    if (node.type === 'object') yield* this.#insideObject(node, spot, refs)
  }

  *#insideObject(node: Node, spot: Spot, refs: number): Generator<WrongBody> {
    const sample = this.#sample(node) as object
    const withKey = (key: string): Spot => ({
      place: `${spot.place}.${key}`,
      put: (value) => spot.put({ ...sample, [key]: value }),
    })
    yield* hostile(spot, sample)
    // Without the word, zod drops what it doesn't know: then a field is lost without a word.
    if (node.additionalProperties === undefined || node.additionalProperties === false) {
      for (const key of unknownKeys) {
        if (!node.properties || !Object.hasOwn(node.properties, key)) {
          yield wrong(withKey(key), 'a field that is not known', 'x')
        }
      }
    } else {
      yield* this.#at(node.additionalProperties as Node, withKey('key'), refs)
    }
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      yield* this.#at(child as Node, withKey(key), refs)
    }
  }

  /** A value that fits. */
  #sample(node: Node): unknown {
    const one = this.#branches(node)[0]!
    if (one.const !== undefined) return one.const
    if (one.enum) return one.enum[0]
    switch (one.type) {
      case 'object': {
        const required = (one.required ?? []).map((key) => [key, one.properties![key] as Node])
        return Object.fromEntries(
          required.map(([key, child]) => [key, this.#sample(child as Node)]),
        )
      }
      case 'array':
        return Array.from({ length: one.minItems ?? 0 }, () => this.#sample(one.items as Node))
      case 'string': {
        const fitting = texts.find((text) => fits(one, text))
        if (fitting === undefined) {
          throw new Error(`testing/wrong-bodies.ts has no text that fits ${JSON.stringify(one)}.`)
        }
        return fitting
      }
      case 'number':
      case 'integer':
        return one.minimum ?? 1
      case 'boolean':
        return true
      case 'null':
        return null
      default:
        return 'anything'
    }
  }
}

function isClosed(node: Node): boolean {
  return node.enum !== undefined || node.const !== undefined
}

function fits({ pattern, minLength = 0, maxLength = Infinity }: Node, text: string): boolean {
  const isOfPattern = pattern === undefined || new RegExp(pattern, 'u').test(text)
  return isOfPattern && text.length >= minLength && text.length <= maxLength
}

function wrong(spot: Spot, fault: string, value: unknown): WrongBody {
  return { place: spot.place, fault, body: spot.put(value) }
}

/** Keys that reach prototypes, in the object and deep inside of what may hold anything. */
function* hostile(spot: Spot, sample: object): Generator<WrongBody> {
  for (const key of prototypeKeys) {
    // Computed, so that it is a key like any other.
    const evil = { ...sample, [key]: { prototype: { polluted: true }, polluted: true } }
    yield wrong(spot, `the key ${key}`, evil)
    yield wrong(spot, `the key ${key} deep inside`, { ...sample, deep: [{ inside: evil }] })
  }
}

/**
 * Bodies that depart from a contract in one place each, for every place that it has however deep: another type, a field
 * that is not known, a text or list that is too long, a key that reaches prototypes.
 */
export function wrongBodies(schema: z.ZodType): WrongBody[] {
  return new Faults(schema).all()
}

/** Whether a problem's path names that place, or what it lies in. */
export function names(path: string, place: string): boolean {
  return path === place || place.startsWith(`${path}.`)
}
