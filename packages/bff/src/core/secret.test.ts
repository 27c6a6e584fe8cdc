import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createLogger } from './logger.js'
import { Secret } from './secret.js'

const canary = 'canary-4711'

describe('S2: a secret', () => {
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
    ['cloned', inspect(structuredClone({ secret }), { showHidden: true })],
    ['as pretty JSON', JSON.stringify(secret, null, 2)],
    ['inspected without its own word', inspect(secret, { customInspect: false, showHidden: true })],
    ['inspected with getters', inspect({ secret }, { getters: true, compact: false })],
    ['formatted', format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['as a number', String(Number(secret))],
    ['as a property name', Object.keys({ [secret as unknown as string]: 1 }).join()],
    ['in a list', String([secret, secret])],
    ['in a map', inspect(new Map([[secret, secret]]))],
    ['listed by its keys', Reflect.ownKeys(secret).join() + JSON.stringify(Object.entries(secret))],
    ['in an error of errors', inspect(new AggregateError([new Error('a', { cause: secret })]))],
    ['in the stack of an error', String(new Error(`${secret as unknown as string}`).stack)],
  ])('is not seen %s', (_, text) => {
    expect(text).not.toContain(canary)
  })

  it('is not seen on a console', () => {
    const written: string[] = []
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written.push(String(chunk))
        done()
      },
    })
    const console = new Console(stream, stream)
    console.log(secret, { secret }, `${secret as unknown as string}`)
    console.error(new Error('no', { cause: { deep: [secret] } }))
    console.table([{ secret }])
    console.dir(secret, { showHidden: true })
    expect(written.join('')).toContain('[redacted]')
    expect(written.join('')).not.toContain(canary)
  })

  it('is compared as a whole', () => {
    expect(secret.equals(canary)).toBe(true)
    expect(secret.equals(new Secret(canary))).toBe(true)
    for (const other of ['', 'canary-471', 'canary-47111', 'Canary-4711', '[redacted]']) {
      expect(secret.equals(other)).toBe(false)
      expect(secret.equals(new Secret(other))).toBe(false)
    }
  })

  it('is not seen in a log line', () => {
    const lines: string[] = []
    const logger = createLogger({ level: 'debug', destination: { write: (l) => lines.push(l) } })
    logger.error({ secret, err: new Error('no', { cause: secret }) }, 'failed')
    expect(lines.join('')).toContain('[redacted]')
    expect(lines.join('')).not.toContain(canary)
  })
})
