import { describe, expect, it } from 'vitest'
import { deepestJson, findHostile } from './hostile-json.js'

const keys = new Set(['__proto__', 'prototype'])
/** So many objects in each other. */
const nested = (levels: number) =>
  JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as unknown

describe('findHostile', () => {
  it('takes as many levels as are allowed, and tells the first that is too deep', () => {
    expect(findHostile(nested(deepestJson), keys)).toBeNull()
    expect(findHostile(nested(deepestJson + 1), keys)?.message).toMatch(/100 levels/)
    expect(
      findHostile(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), keys),
    ).toMatchObject({
      message: expect.stringMatching(/levels/) as string,
    })
  })

  it('tells where a key lies, in lists too, and passes others', () => {
    const value = JSON.parse('{"flow":[{"id":1},{"mapper":{"__proto__":{"x":1}}}]}') as unknown
    expect(findHostile(value, keys)).toEqual({
      path: 'flow.1.mapper',
      message: 'must not hold the key __proto__',
    })
    expect(findHostile(JSON.parse('{"prototype":1}'), keys)?.path).toBe('')
    expect(findHostile(JSON.parse('{"constructor":1,"toString":[null]}'), keys)).toBeNull()
    for (const plain of [null, 1, 'prototype', true]) expect(findHostile(plain, keys)).toBeNull()
  })

  it('says a long way in few words', () => {
    const long = { [`${'k'.repeat(5000)}`]: nested(deepestJson) }
    expect(findHostile(long, keys)!.path.length).toBeLessThan(200)
  })
})
