import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { consumedBody } from './consumed-body.js'
import { joinVary } from './web-listener.js'

/** A request whose body somebody has read. */
function readRequest(headers: Record<string, string> = { 'content-length': '9' }): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request.headers, headers)
  request.push('{"a": 1}\n')
  request.push(null)
  request.read()
  return request
}

const text = (body: unknown) => (body instanceof Uint8Array ? Buffer.from(body).toString() : body)

describe('a body that was read before us', () => {
  it.each([
    ['kept as bytes', { rawBody: Buffer.from('{"a": 1}\n'), body: { a: 1 } }, '{"a": 1}\n'],
    ['kept as text', { rawBody: '{"a": 1}\n', body: { a: 1 } }, '{"a": 1}\n'],
    ['parsed as JSON', { body: { a: 1 } }, '{"a":1}'],
    ['parsed as the JSON null', { body: null }, 'null'],
    ['read as text', { body: '{"a": 1}\n' }, '{"a": 1}\n'],
    ['read as bytes', { body: Buffer.from('{"a": 1}\n') }, '{"a": 1}\n'],
    ['thrown away', {}, null],
  ])('is found where it was %s', (_, parsed, expected) => {
    expect(text(consumedBody(readRequest(), parsed))).toBe(expected)
  })

  it('is none where nothing was sent, though a parser left an empty object', () => {
    expect(consumedBody(readRequest({}), { body: {} })).toBeUndefined()
    expect(consumedBody(readRequest({ 'content-length': '0' }), { body: {} })).toBeUndefined()
  })

  it('is left alone where nobody has read it', () => {
    const request = new IncomingMessage(new Socket())
    request.headers['transfer-encoding'] = 'chunked'
    expect(consumedBody(request, { body: {} })).toBeUndefined()
  })
})

describe('what answers vary on', () => {
  it.each([
    ['Cookie, Authorization', undefined, 'Cookie, Authorization'],
    ['Cookie', 'Origin', 'Cookie, Origin'],
    ['Cookie, Origin', 'origin', 'Cookie, origin'],
    ['Cookie', ['Origin', 'RSC, Accept'], 'Cookie, Origin, RSC, Accept'],
    [null, 'Origin', 'Origin'],
    [null, undefined, null],
  ])('joins our %j with %j of the host', (ours, hosts, expected) => {
    expect(joinVary(ours, hosts)).toBe(expected)
  })
})
