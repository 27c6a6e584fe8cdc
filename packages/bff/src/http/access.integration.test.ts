import { randomBytes } from 'node:crypto'
import {
  endpoints,
  roleAllows,
  roles,
  type Endpoint,
  type EndpointName,
  type Problem,
} from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testStages } from '../testing/databases.js'
import { exampleBodies } from '../testing/example-bodies.js'
import { expectProblem } from '../testing/expect-problem.js'
import {
  createTestBff,
  pathOf,
  startSandbox,
  viewerHeader,
  type TestBff,
  type TestCaller,
} from '../testing/test-bff.js'

const names = Object.keys(endpoints) as EndpointName[]
const endpointOf = (name: EndpointName): Endpoint => endpoints[name]
const guarded = names.filter((name) => endpointOf(name).permission !== 'none')
const withIds = guarded.filter((name) => endpointOf(name).path.includes(':'))
const ofConnections = guarded.filter((name) => endpointOf(name).usesConnection === true)
const writes = guarded.filter((name) => endpointOf(name).method !== 'GET')

/** The statuses of whoever was let in; a run may have ended, and a scenario may have been switched off, by then. */
const letIn = [200, 201, 204, 409, 422]

/** A request that the endpoint takes, but for its address. */
function example(name: EndpointName): {
  readonly method: string
  readonly body?: string
  readonly headers: Readonly<Record<string, string>>
} {
  const { method } = endpointOf(name)
  const body = (exampleBodies as Partial<Record<EndpointName, object>>)[name]
  if (body === undefined) return { method, headers: {} }
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  }
}

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testStages)('access in $name', ({ dialect, database }) => {
  let test: TestBff
  /** Ids of the tenant acme, which another tenant must not reach. */
  let own: Record<'scenarioId' | 'executionId' | 'connectionId', string>
  const viewerSecret = randomBytes(32).toString('base64')

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { viewerSecret, publicUrl: 'https://app.example.com' },
    })
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    const scenarioId = items[0]!.id
    const run = await test.me.call('runScenario', { params: { scenarioId }, body: {} })
    own = { scenarioId, executionId: run.id, connectionId: '' }
  })
  // One that may be changed and removed, so that the tenant stays connected.
  beforeEach(async () => {
    const spare = await test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: sandbox.organizations[0]!.apiKey,
      organizationId: 'spare',
    })
    own = { ...own, connectionId: spare.id }
  })
  afterAll(() => test.close())

  async function ask(
    caller: TestCaller,
    name: EndpointName,
    {
      params = own,
      query = '',
      ...init
    }: RequestInit & { params?: Record<string, string>; query?: string } = {},
  ): Promise<Response> {
    const leaving = new AbortController()
    const response = await caller.request(pathOf(name, params) + query, {
      ...example(name),
      signal: leaving.signal,
      ...init,
      headers: { ...example(name).headers, ...(init.headers as Record<string, string>) },
    })
    // A stream is left as soon as it has begun.
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) leaving.abort()
    return response
  }

  const nobody = (name: EndpointName, headers: Record<string, string> = {}) =>
    test.bff.fetch(
      new Request(`http://host.test${test.bff.basePath}${pathOf(name, own)}`, {
        ...example(name),
        headers: { ...example(name).headers, 'X-Inlaykit': '1', ...headers },
      }),
    )

  it.each(names)('%s: asks for a viewer, unless the contract says otherwise', async (name) => {
    const response = await nobody(name)
    if (endpointOf(name).redirects) await expectProblem(response, 'validation', 'unsupported')
    else if (endpointOf(name).permission === 'none') expect(response.status).toBe(200)
    else {
      await expectProblem(response, 'unauthenticated')
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  it.each(guarded.flatMap((name) => roles.map((role) => [name, role] as const)))(
    '%s as %s: is allowed exactly where the table of roles says so',
    async (name, role) => {
      const { permission } = endpointOf(name)
      const allowed =
        permission === 'any' || (permission !== 'none' && roleAllows(role, permission))
      const response = await ask(test.as(role), name)
      if (allowed) expect(letIn).toContain(response.status)
      else await expectProblem(response, 'forbidden')
    },
  )

  it.each(withIds)("%s: answers another tenant's id like one that does not exist", async (name) => {
    const stranger = test.as('admin', 'brightside')
    await stranger.call('listScenarios', { query: { limit: 1 } })
    sandbox.clearRequests()
    const isLiveRun = dialect === 'live' && endpointOf(name).path.includes(':executionId')
    const unknown = {
      connectionId: '00000000-0000-4000-8000-000000000000',
      scenarioId: '999999999',
      executionId: isLiveRun
        ? own.executionId.replace(own.scenarioId, '999999999')
        : 'f'.repeat(32),
    }
    const bodies: Problem[] = []
    for (const params of [own, unknown]) {
      bodies.push(await expectProblem(await ask(stranger, name, { params }), 'not-found'))
    }
    expect({ ...bodies[0], instance: '' }).toEqual({ ...bodies[1], instance: '' })
    const ids = [...Object.values(own), ...Object.values(unknown)]
    const organization = sandbox.organizations[1]!.id
    const reached = sandbox
      .requests()
      .filter((entry) => entry.organizationId === organization)
      .filter(({ line }) =>
        ids.some((id) => line.includes(id) || line.includes(id.split('.').at(-1)!)),
      )
    expect(reached).toEqual([])
  })

  it.each(ofConnections)(
    "%s: answers another tenant's connection like one that does not exist",
    async (name) => {
      const stranger = test.as('admin', 'brightside')
      const bodies: Problem[] = []
      for (const id of [test.connections.acme!.id, '00000000-0000-4000-8000-000000000000']) {
        const response = await ask(stranger, name, { query: `?connection=${id}` })
        bodies.push(await expectProblem(response, 'not-found'))
      }
      expect({ ...bodies[0], instance: '' }).toEqual({ ...bodies[1], instance: '' })
    },
  )

  it.each(ofConnections)('%s: takes the own connection by its id', async (name) => {
    const query = `?connection=${test.connections.acme!.id}`
    const response = await ask(test.me, name, { query })
    expect(letIn).toContain(response.status)
  })

  it.each(guarded)('%s: refuses a tenant in the query', async (name) => {
    const stranger = test.as('admin', 'brightside')
    for (const query of ['?tenant=acme', '?tenantId=acme', '?tenant=acme&tenant=brightside']) {
      await expectProblem(await ask(stranger, name, { query }), 'validation')
    }
  })

  it.each(writes)('%s: refuses a tenant in the body', async (name) => {
    const response = await ask(test.as('admin', 'brightside'), name, {
      body: JSON.stringify({ tenantId: 'acme' }),
      headers: { 'Content-Type': 'application/json' },
    })
    await expectProblem(response, 'validation')
  })

  it('takes no tenant from a header', async () => {
    const response = await test.as('admin', 'brightside').request('/session', {
      headers: { 'X-Tenant-Id': 'acme', 'X-Inlaykit-Tenant': 'acme', Tenant: 'acme' },
    })
    expect(await response.json()).toMatchObject({ viewer: { tenantId: 'brightside' } })
  })

  it.each(guarded)('%s: needs the header that foreign pages cannot send', async (name) => {
    for (const value of ['', '0', 'true']) {
      await expectProblem(
        await ask(test.me, name, { headers: { 'X-Inlaykit': value } }),
        'forbidden',
      )
    }
  })

  it.each(writes)('%s: refuses a page of another origin', async (name) => {
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'https://app.example.com.evil.example' },
      { Origin: 'null' },
      { Origin: 'http://host.test' },
      { Cookie: 'session=1' },
      { Cookie: 'session=1', 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      await expectProblem(await ask(test.me, name, { headers }), 'forbidden')
    }
  })

  it.each(guarded)(
    '%s: takes a viewer token, which needs neither header nor origin',
    async (name) => {
      const token = await test.bff.signViewerToken({ userId: 'u', tenantId: 'acme', role: 'admin' })
      const response = await nobody(name, { Authorization: `Bearer ${token}`, 'X-Inlaykit': '0' })
      expect(letIn).toContain(response.status)
      await response.body?.cancel()
    },
  )

  it('does not fall back to the session when a token is refused', async () => {
    const viewer = JSON.stringify({ userId: 'u', tenantId: 'acme', role: 'admin' })
    const response = await nobody('getSession', {
      Authorization: 'Bearer a.b.c',
      [viewerHeader]: viewer,
    })
    await expectProblem(response, 'unauthenticated')
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
