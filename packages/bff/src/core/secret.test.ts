import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createLogger } from './logger.js'
import { Secret } from './secret.js'

const canary = 'canary-4711'

describe('Secret', () => {
  const secret = new Secret(canary)

  it('gives its value to whoever asks for it by name', () => {
    expect(secret.reveal()).toBe(canary)
  })

  it.each([
    ['as a text', String(secret)],
    ['in a template', `${secret as unknown as string}`],
    ['joined to a text', 'key: ' + (secret as unknown as string)],
    ['as JSON', JSON.stringify({ deep: [secret] })],
    ['inspected', inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    ['in an error', inspect(new Error('no', { cause: { secret } }), { showHidden: true })],
    ['spread', JSON.stringify({ ...secret })],
    ['cloned', inspect(structuredClone({ ...secret }))],
  ])('is not seen %s', (_, text) => {
    expect(text).not.toContain(canary)
  })

  it('is not seen in a log line', () => {
    const lines: string[] = []
    const logger = createLogger({ level: 'debug', destination: { write: (l) => lines.push(l) } })
    logger.error({ secret, err: new Error('no', { cause: secret }) }, 'failed')
    expect(lines.join('')).toContain('[redacted]')
    expect(lines.join('')).not.toContain(canary)
  })
})
