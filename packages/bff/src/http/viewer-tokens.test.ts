import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.js'
import { createViewerTokens } from './viewer-tokens.js'

const secret = randomBytes(32).toString('base64')
const viewer = { userId: 'u1', tenantId: 'acme', role: 'builder' } as const
const clock = createManualClock()
const now = Math.floor(clock.now() / 1000)
const tokens = createViewerTokens(secret, clock)

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as some other program may make it. */
function forge(claims: object, { header = {}, key = secret, hash = 'sha256' } = {}): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(claims)}`
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`
}

const claims = { sub: 'u1', tenant: 'acme', role: 'builder', aud: 'inlaykit', exp: now + 600 }

describe('viewer tokens', () => {
  it('give back the viewer for whom they were signed', async () => {
    const full = { ...viewer, name: 'Ada', email: 'ada@acme.example', locale: 'ko' }
    expect(await tokens.verify(await tokens.sign(full))).toEqual(full)
  })

  it('are taken from any program that signs the documented claims', async () => {
    expect(await tokens.verify(forge(claims))).toEqual(viewer)
    expect(
      await tokens.verify(forge({ ...claims, iat: now, operator: { tenants: ['a'] } })),
    ).toEqual({
      ...viewer,
      operator: { tenants: ['a'] },
    })
  })

  it.each<[string, string]>([
    ['no signature', forge(claims).replace(/[^.]+$/, '')],
    ['the algorithm none', `${encode({ alg: 'none' })}.${encode(claims)}.`],
    ['another algorithm', forge(claims, { header: { alg: 'HS512' }, hash: 'sha512' })],
    ['another secret', forge(claims, { key: randomBytes(32).toString('base64') })],
    [
      'altered claims',
      forge(claims).replace(/\.[^.]+\./, `.${encode({ ...claims, role: 'admin' })}.`),
    ],
    ['another audience', forge({ ...claims, aud: 'other' })],
    ['no audience', forge({ ...claims, aud: undefined })],
    ['an end in the past', forge({ ...claims, exp: now - 1 })],
    ['no end', forge({ ...claims, exp: undefined })],
    ['an end after more than an hour', forge({ ...claims, exp: now + 3700 })],
    ['a life of more than an hour', forge({ ...claims, iat: now - 3500, exp: now + 200 })],
    ['a start in the future', forge({ ...claims, iat: now + 120 })],
    ['a start that has not come', forge({ ...claims, nbf: now + 120 })],
    ['no person', forge({ ...claims, sub: undefined })],
    ['no tenant', forge({ ...claims, tenant: undefined })],
    ['an empty tenant', forge({ ...claims, tenant: '' })],
    ['a tenant that is a list', forge({ ...claims, tenant: ['acme', 'other'] })],
    ['an unknown role', forge({ ...claims, role: 'root' })],
    ['no sense', 'a.b.c'],
    ['nothing', ''],
  ])('are refused with %s', async (_, token) => {
    expect(await tokens.verify(token)).toBeNull()
  })

  it('end when their time is over', async () => {
    const own = createManualClock()
    const fresh = createViewerTokens(secret, own)
    const token = await fresh.sign(viewer, { expiresIn: 60 })
    await own.advance(59_000)
    expect(await fresh.verify(token)).toEqual(viewer)
    await own.advance(2000)
    expect(await fresh.verify(token)).toBeNull()
  })

  it.each([0, -1, 3601, 1.5, Number.NaN])('are not signed for %s seconds', async (expiresIn) => {
    await expect(tokens.sign(viewer, { expiresIn })).rejects.toThrow(RangeError)
  })

  it('need a secret of 32 bytes', () => {
    expect(() => createViewerTokens('x'.repeat(31), clock)).toThrow(/at least 32 bytes/)
  })
})
