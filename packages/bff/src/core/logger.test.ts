import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it } from 'vitest'
import { createLogger } from './logger.js'

function logged(fields: object): string {
  const lines: string[] = []
  const logger = createLogger({ destination: { write: (line) => lines.push(line) } })
  logger.error(fields, 'failed')
  return lines.join('')
}

describe('a log line', () => {
  it('I8: stays one line, and steers no terminal, whatever its fields hold', () => {
    const evil = 'a\r\nb\u001b[2J\u0000\u007f\u0085\u009b31m\u2028\u2029c'
    const line = logged({ name: evil, [evil]: 1, err: new Error(evil) })
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/)
    expect(line.endsWith('}\n')).toBe(true)
    expect(JSON.parse(line)).toMatchObject({ name: evil, [evil]: 1, err: { message: evil } })
  })

  it('S2: holds a failed statement without its values, however deep it is the cause', () => {
    const cause = new Error('duplicate key value violates unique constraint "connections_pkey"')
    const failed = new DrizzleQueryError('insert into secrets values ($1)', ['canary-1'], cause)
    for (const err of [failed, new Error('could not be stored', { cause: failed })]) {
      const line = logged({ err })
      expect(line).not.toContain('canary-1')
      expect(line).toContain('insert into secrets values ($1)')
      expect(line).toContain('duplicate key value')
      expect(line).toContain('logger.test.ts')
    }
  })

  it('S2: blanks fields that are named like secrets', () => {
    const line = logged({ apiKey: 'canary-1', request: { authorization: 'canary-2' } })
    expect(line).not.toMatch(/canary/)
  })
})
