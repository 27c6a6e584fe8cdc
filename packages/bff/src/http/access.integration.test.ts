import { randomBytes } from 'node:crypto'
import type { EndpointName } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createTestBff, viewerHeader, type TestBff } from '../testing/test-bff.js'
import {
  ask,
  createIds,
  endpointNames,
  endpointOf,
  guardedNames,
  letIn,
  type PathIds,
} from '../testing/tour.js'

describe.each(testPairs)('access in $name', ({ dialect, database }) => {
  let test: TestBff
  let ids: PathIds
  let idsFor: (name: EndpointName) => Promise<PathIds>

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      options: {
        viewerSecret: randomBytes(32).toString('base64'),
        publicUrl: 'https://app.example.com',
      },
    })
    ;({ ids, idsFor } = await createIds(test))
  })
  afterAll(() => test.close())

  it('asks for a viewer, unless the contract says otherwise', async () => {
    for (const name of endpointNames) {
      const response = await ask(test.me, name, { ids, headers: { [viewerHeader]: '' } })
      if (endpointOf(name).redirects) {
        expect([303, 400, 422], name).toContain(response.status)
      } else if (endpointOf(name).byToken) {
        await expectProblem(response, 'not-found')
      } else if (endpointOf(name).permission === 'none') {
        expect(response.status, name).toBe(200)
      } else {
        await expectProblem(response, 'unauthenticated')
        expect(response.headers.get('www-authenticate'), name).toBe('Bearer')
      }
    }
  })

  it('takes the own connection by its id', async () => {
    const query = `?connection=${test.connections.acme!.id}`
    for (const name of guardedNames.filter((each) => endpointOf(each).usesConnection)) {
      const response = await ask(test.me, name, { ids: await idsFor(name), query })
      expect(letIn, name).toContain(response.status)
    }
  })

  it('takes a viewer token, which needs neither header nor origin', async () => {
    const token = await test.bff.signViewerToken({ userId: 'u', tenantId: 'acme', role: 'admin' })
    for (const name of guardedNames) {
      const response = await ask(test.me, name, {
        ids: await idsFor(name),
        headers: {
          [viewerHeader]: '',
          Authorization: `Bearer ${token}`,
          'X-Inlaykit': '0',
          Origin: 'https://elsewhere.example',
        },
      })
      expect(letIn, name).toContain(response.status)
    }
  })

  it('does not fall back to the session when a token is refused', async () => {
    for (const name of guardedNames) {
      const response = await ask(test.me, name, { ids, headers: { Authorization: 'Bearer a.b.c' } })
      await expectProblem(response, 'unauthenticated')
    }
  })

  it('has no preflight for pages of other origins, and one for its own', async () => {
    const ask = (origin: string) =>
      test.bff.fetch(
        new Request(`http://host.test${test.bff.basePath}/scenarios/1/run`, {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
        }),
      )
    const refused = await ask('https://evil.example')
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    await expectProblem(refused, 'method-not-allowed')
    const allowed = await ask('https://app.example.com')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example.com')
    expect(allowed.headers.get('access-control-allow-headers')).toContain('X-Inlaykit')
  })
})
