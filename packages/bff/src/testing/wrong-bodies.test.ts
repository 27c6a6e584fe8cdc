import { endpoints, type Endpoint } from '@inlaykit/shared'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isDomainError } from '../core/errors.js'
import { parseJson } from '../http/body.js'
import { parseInput } from '../http/input.js'
import { names, wrongBodies } from './wrong-bodies.js'

/** The places of all departures that a contract takes all the same. */
function taken(body: z.ZodType): string[] {
  const endpoint: Endpoint = { ...endpoints.runScenario, body }
  return wrongBodies(body)
    .filter((wrong) => {
      try {
        const sent = parseJson(Buffer.from(JSON.stringify(wrong.body)))
        parseInput(endpoint, { params: {}, query: new URLSearchParams(), body: sent })
        return true
      } catch (error) {
        if (!isDomainError(error, 'validation')) throw error
        return !error.faults.some(({ path }) => names(path, wrong.place))
      }
    })
    .map(({ place, fault }) => `${place}: ${fault}`)
}

const Name = z.string().min(1).max(20)
const Part = z.strictObject({ name: Name, size: z.number().int().min(1).optional() })
interface Tree {
  name: string
  branches?: Tree[] | undefined
}
const Tree: z.ZodType<Tree> = z.lazy(() =>
  z.strictObject({ name: Name, branches: z.array(Tree).max(3).optional() }),
)

describe('bodies that depart from a contract', () => {
  it('I4: are all refused by one that is strict and bounded however deep', () => {
    const Strict = z.strictObject({
      parts: z.array(Part).max(5),
      when: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('daily'), time: z.string().regex(/^\d\d:\d\d$/) }),
        z.strictObject({ kind: z.literal('weekly'), days: z.array(z.enum(['mon', 'tue'])).max(7) }),
      ]),
      teamId: Name.nullable().optional(),
      isDefault: z.literal(true).optional(),
      free: z.record(z.string(), z.unknown()).optional(),
      tree: Tree.optional(),
    })
    const places = new Set(wrongBodies(Strict).map(({ place }) => place))
    for (const place of [
      'body.parts.0.name',
      'body.parts.0.isAdmin',
      'body.when.days.0',
      'body.when.time',
      'body.free',
      'body.tree.branches.0.branches.0.tenantId',
    ]) {
      expect(places).toContain(place)
    }
    expect(taken(Strict)).toEqual([])
  })

  it.each([
    ['a part that drops what it does not know', z.object({ name: Name }), '.part.isAdmin: '],
    ['a text without an end', z.strictObject({ name: z.string() }), '.part.name: too long a text'],
    ['a list without an end', z.strictObject({ n: z.array(Name) }), '.part.n: too long a list'],
    ['a field of any type', z.strictObject({ n: z.coerce.string().max(9) }), '.part.n: a value of'],
    ['a list that drops', z.array(z.object({ name: Name })).max(2), '.part.0.isAdmin: a field'],
  ])('I4: find %s', (_, part, found) => {
    expect(taken(z.strictObject({ part })).join('\n')).toContain(`body${found}`)
  })
})
