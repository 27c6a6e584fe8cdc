import fc from 'fast-check'
import { z } from 'zod'
import { exampleBlueprint } from '../example-bodies.js'
import { poolNameOf, poolPick } from './pools.js'

type Node = z.core.JSONSchema.JSONSchema

/** So often a schema may hold itself on the way to a value. */
const deepest = 3

/** Texts that some pattern or format of the contract takes and chance would never find. */
const rareTexts = [
  'somebody@example.test',
  'https://example.test/hook',
  '2026-11-25',
  '09:30',
  '0 */6 * * *',
  'America/New_York',
  'runScenario',
]

/** Letters of which patterns are made. */
const unit = fc.constantFrom(...'abcXYZ0189._~:-@ é🦊')

/**
 * Values that a schema takes, or nearly all of them: what a refinement says beyond the schema's form, such as that a time
 * comes before another one, is left to chance. Ids of things that exist are drawn from the pools (see `pools.ts`).
 * @throws when a pattern of the contract is met by no text that is known here: then add one to `rareTexts`
 */
export function validValue(schema: z.ZodType): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return new Values(root).of(root, '', 0)
}

class Values {
  readonly #root: Node

  constructor(root: Node) {
    this.#root = root
  }

  /** @param name the field that the value is for */
  of(node: Node, name: string, depth: number): fc.Arbitrary<unknown> {
    if (node.$ref !== undefined) return this.#referred(node.$ref, name, depth)
    const branches = node.anyOf ?? node.oneOf
    if (branches) return fc.oneof(...branches.map((one) => this.of(one, name, depth)))
    if (node.allOf) throw new Error(`No values for ${JSON.stringify(node)}: teach valid-value.ts.`)
    if (node.const !== undefined) return fc.constant(node.const)
    if (node.enum) return fc.constantFrom(...node.enum)
    switch (node.type) {
      case 'object': {
        const some = this.#object(node, depth)
        // Chance finds no blueprint, and would never get behind its check.
        return name === 'blueprint' ? fc.oneof(fc.constant(exampleBlueprint), some) : some
      }
      case 'array':
        return fc.array(this.of(node.items as Node, name, depth), {
          minLength: node.minItems ?? 0,
          maxLength: Math.min(node.maxItems ?? 4, 4),
        })
      case 'string':
        return textOf(node, name)
      case 'integer':
        return fc.integer(boundsOf(node))
      case 'number':
        return fc.double({ ...boundsOf(node), noNaN: true, noDefaultInfinity: true })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      default:
        return fc.jsonValue({ maxDepth: 3 })
    }
  }

  #referred(ref: string, name: string, depth: number): fc.Arbitrary<unknown> {
    if (depth >= deepest) return fc.constant(null)
    const [, ...path] = ref.split('/')
    const found = path.reduce(
      (at, key) => (at as unknown as Record<string, Node>)[key]!,
      this.#root,
    )
    return this.of(found, name, depth + 1)
  }

  #object(node: Node, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.entries(node.properties ?? {}).map(
      ([key, child]) => [key, this.of(child as Node, key, depth)] as const,
    )
    const known = fc.record(Object.fromEntries(fields), { requiredKeys: node.required ?? [] })
    const more = node.additionalProperties
    if (more === undefined || typeof more === 'boolean') return known
    const key = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => !isTaken(one))
    const rest = fc.dictionary(key, this.of(more, '', depth), { maxKeys: 4 })
    return fc.tuple(rest, known).map(([extra, own]) => ({ ...extra, ...own }))
  }
}

const isTaken = (key: string) => key === '__proto__' || key === 'constructor'

/** The range of a number, drawn in so far that shrinking it ends. */
function boundsOf({ minimum, maximum }: Node): { min: number; max: number } {
  const min = Math.max(minimum ?? -1_000_000, -1_000_000)
  return { min, max: Math.max(min, Math.min(maximum ?? 1_000_000, 1_000_000)) }
}

function textOf(node: Node, name: string): fc.Arbitrary<string> {
  const { format, minLength = 0, maxLength = 200 } = node
  const pool = poolNameOf(name)
  if (pool) return poolPick(pool)
  if (format === 'date-time') {
    const range = { min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }
    return fc.date(range).map((date) => date.toISOString())
  }
  const pattern = node.pattern === undefined ? null : new RegExp(node.pattern, 'u')
  const fits = (text: string) =>
    (pattern === null || pattern.test(text)) &&
    text.length >= minLength &&
    text.length <= (node.maxLength ?? Infinity)
  const drawn = fc.string({ unit, minLength, maxLength: Math.min(maxLength, 60) })
  const known = rareTexts.filter(fits)
  // A filter that hardly anything passes would never end.
  const isLikely = fc.sample(drawn, { numRuns: 100, seed: 1 }).filter(fits).length >= 20
  if (!isLikely && known.length === 0) {
    throw new Error(`No text fits ${JSON.stringify(node)}: add one to rareTexts of valid-value.ts.`)
  }
  return fc.oneof(
    ...(known.length > 0 ? [fc.constantFrom(...known)] : []),
    ...(isLikely ? [drawn.filter(fits)] : []),
  )
}
