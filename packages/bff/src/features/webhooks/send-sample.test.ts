import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../core/secret.js'
import { isPublicAddress } from './public-address.js'
import { sampleAddress, sendSample, type Sample } from './send-sample.js'

const live = new URL('https://eu1.make.com/api/v2')

test.each([
  'http://hook.eu1.make.com/abc',
  'https://user:word@hook.eu1.make.com/abc',
  'https://hook.eu1.make.com:8443/abc',
  'https://hook.eu1.make.com.evil.example/abc',
  'https://evilhook.make.com/abc',
  'https://127.0.0.1/abc',
  'https://0.0.0.0/abc',
  'https://[::1]/abc',
  'https://[::ffff:127.0.0.1]/abc',
  'https://2130706433/abc',
  'https://0x7f.1/abc',
  'https://169.254.169.254/abc',
  'https://localhost./abc',
  'unix:/var/run/docker.sock',
  'not an address',
])('F2: a sample never goes to %s', (url) => {
  expect(() => sampleAddress(url, live)).toThrow(/isn't one of its own/)
})

test('F2: samples go to the hosts of Make, and on this machine only where Make is there too', () => {
  expect(sampleAddress('https://hook.eu1.make.com/abc', live).hostname).toBe('hook.eu1.make.com')
  expect(sampleAddress('https://eu1.make.com/abc', live).hostname).toBe('eu1.make.com')
  const local = new URL('http://127.0.0.1:8790/live/api/v2')
  expect(sampleAddress('http://127.0.0.1:8790/wh/a', local).port).toBe('8790')
  expect(() => sampleAddress('http://127.0.0.1:8791/wh/a', local)).toThrow()
  expect(() => sampleAddress('https://hook.eu1.make.com/abc', local)).toThrow()
})

const closed = `
  127.0.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255
  :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 fd00::1 fe80::1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 ff02::1
  nonsense 2130706433`

test.each(closed.trim().split(/\s+/))('F2: %s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '52.1.2.3', '2a00:1450:4001::1', '2600:1f18::5'])(
  '%s is a public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const sample = (over: Partial<Sample>): Sample => ({
  url: new Secret('https://hook.eu1.make.com/abc'),
  secret: null,
  upstream: live,
  userAgent: 'inlaykit/test',
  signal: new AbortController().signal,
  method: 'POST',
  ...over,
})

test('F2: a name that leads to a private address, first or among others, is not connected to', async () => {
  let asked = 0
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['fd00::1'], []]) {
    const resolve = ((_host: string, _options: object, done: (...found: unknown[]) => void) => {
      asked += 1
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    }) as unknown as NonNullable<Sample['resolve']>
    await expect(sendSample(sample({ resolve }))).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      message: 'The webhook can not be reached.',
    })
  }
  expect(asked).toBe(4)
})

test('F2: a redirect is an answer like others, and the secret goes with the sample alone', async () => {
  const heard: string[] = []
  const server = createServer((incoming, outgoing) => {
    heard.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization}`)
    outgoing.writeHead(302, { Location: '/elsewhere' }).end('x'.repeat(1_000_000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(async () => {
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sent = await sendSample(
    sample({
      url: new Secret(`${origin}/wh/abc`),
      upstream: new URL(`${origin}/live/api/v2`),
      secret: { type: 'token', token: 'secret-token' },
    }),
  )
  expect(sent.status).toBe(302)
  expect(heard).toEqual(['POST /wh/abc Bearer secret-token'])
})
