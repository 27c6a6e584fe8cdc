import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createNoticeTokens } from './notice-tokens.js'

const draw = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const [old, fresh, foreign] = [draw('old'), draw('new'), draw('foreign')]
const subject = { tenantId: 'acme ü', connectionId: 'con_1', scenarioId: '7' }

describe('tokens of notices', () => {
  const tokens = createNoticeTokens([old])
  const token = tokens.make(subject, 1000)

  it('open to what they were made for until their end', () => {
    expect(tokens.open(token, 999)).toEqual(subject)
    expect(tokens.open(token, 1000)).toBeNull()
  })

  it('stand in an address as they are, tell nothing, and are never the same twice', () => {
    expect(token).toMatch(/^[\w-]{60,}$/)
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/acme|con_1/)
    expect(tokens.make(subject, 1000)).not.toBe(token)
  })

  it('open while their key is in the ring, and under no other', () => {
    expect(createNoticeTokens([fresh, old]).open(token, 0)).toEqual(subject)
    expect(createNoticeTokens([fresh, foreign]).open(token, 0)).toBeNull()
  })

  it('are no longer ours with any one character changed, added or left out', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      expect(tokens.open(changed, 0), changed).toBeNull()
      expect(tokens.open(token.slice(0, at), 0)).toBeNull()
    }
    for (const more of ['A', 'AAAA', '=', ' ', 'A'.repeat(100_000)]) {
      expect(tokens.open(token + more, 0)).toBeNull()
    }
  })

  it('open for the longest ids that there are', () => {
    const longest = {
      tenantId: 't'.repeat(200),
      connectionId: 'c'.repeat(200),
      scenarioId: '~'.repeat(200),
    }
    expect(tokens.open(tokens.make(longest, 1), 0)).toEqual(longest)
  })
})
