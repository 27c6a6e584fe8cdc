import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import {
  createIdentity as create,
  isSameViewer,
  type Identify,
  type IdentifyRequest,
} from './identity.js'
import { isOurFault, toProblem } from './problems.js'
import { createViewerTokens } from './viewer-tokens.js'

const viewer = { userId: 'u', tenantId: 'acme', role: 'admin' } as const
const tokens = createViewerTokens(randomBytes(32).toString('base64'), systemClock)

function request(authorization?: string): IdentifyRequest {
  return {
    method: 'GET',
    url: 'http://host.test/session',
    header: (name) => (name === 'authorization' ? authorization : undefined),
    raw: null,
  }
}

/** Who is asking, whether that is known at once or later. */
const createIdentity = (options: Parameters<typeof create>[0]) => {
  const identity = create(options)
  return async (asked: IdentifyRequest) => identity(asked)
}

describe('who is asking', () => {
  it('is whom the host names', async () => {
    for (const identify of [() => viewer, async () => viewer]) {
      const identity = createIdentity({ identify, viewerTokens: null })
      expect(await identity(request())).toEqual({ viewer, by: 'host' })
    }
  })

  it.each([null, undefined])('is nobody when the host answers %s', async (answer) => {
    const identity = createIdentity({ identify: () => answer, viewerTokens: null })
    await expect(identity(request())).rejects.toMatchObject({ problem: 'unauthenticated' })
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('canary of the host')
      },
    ],
    ['rejects', () => Promise.reject(new Error('canary of the host'))],
    ['answers a text', () => 'acme'],
    ['answers nothing but true', () => true],
    ['answers a viewer without a tenant', () => ({ userId: 'u', role: 'admin' })],
    ['answers an empty tenant', () => ({ ...viewer, tenantId: '' })],
    ['answers several tenants', () => ({ ...viewer, tenantId: ['acme', 'brightside'] })],
    ['answers an unknown role', () => ({ ...viewer, role: 'root' })],
    ['answers a list', () => [viewer]],
  ])('is a fault of ours, and never anybody, when identify %s', async (_, identify) => {
    const identity = createIdentity({ identify: identify as Identify, viewerTokens: null })
    const failure: unknown = await identity(request()).catch((error: unknown) => error)
    expect(isDomainError(failure)).toBe(false)
    expect(isOurFault(failure)).toBe(true)
    const problem = toProblem(failure, 'req_1')
    expect(problem.status).toBe(500)
    expect(JSON.stringify(problem)).not.toContain('canary')
  })

  it('is whom a token names, and a refused token does not fall back to the host', async () => {
    const identity = createIdentity({ identify: () => viewer, viewerTokens: tokens })
    const other = { ...viewer, tenantId: 'brightside' }
    const token = await tokens.sign(other)
    expect(await identity(request(`Bearer ${token}`))).toEqual({ viewer: other, by: 'token' })
    await expect(identity(request('Bearer a.b.c'))).rejects.toMatchObject({
      problem: 'unauthenticated',
    })
  })

  it('is asked of the host where tokens are not in use, whatever a header says', async () => {
    const identity = createIdentity({ identify: () => viewer, viewerTokens: null })
    expect(await identity(request('Bearer of-the-host'))).toEqual({ viewer, by: 'host' })
  })

  it('is the same only with the same person, tenant and role', () => {
    expect(isSameViewer(viewer, { ...viewer, name: 'Ada' })).toBe(true)
    for (const change of [
      { userId: 'v' },
      { tenantId: 'brightside' },
      { role: 'viewer' as const },
    ]) {
      expect(isSameViewer(viewer, { ...viewer, ...change })).toBe(false)
    }
  })
})
