import { describe, expect, it } from 'vitest'
import { newId } from './ids.js'

describe('an id', () => {
  it('is never given twice, over many draws', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('req'))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^req_[\w-]{22}$/)
  })

  it('is random in each of its letters', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('x').slice(2))
    for (let place = 0; place < 22; place += 1) {
      expect(new Set(ids.map((id) => id[place])).size).toBe(64)
    }
  })
})
