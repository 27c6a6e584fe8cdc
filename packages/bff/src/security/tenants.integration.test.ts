import type { EndpointName } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { exampleBodies } from '../testing/example-bodies.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'
import {
  ask,
  createIds,
  endpointOf,
  guardedNames,
  readNames,
  unknownIds,
  untilQuiet,
  writeNames,
  type Departure,
  type PathIds,
} from '../testing/tour.js'
import { openWays, type Ways } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const withIds = guardedNames.filter((name) => endpointOf(name).path.includes(':'))

/**
 * What each id means that a query or a body may hold: one of the tenant's own things, or something of Make's, which only
 * the tenant's own credential can reach. A field that is missing here fails the tests.
 */
const meanings: Readonly<Record<string, keyof PathIds | 'of Make' | 'of own acts'>> = {
  connection: 'connectionId',
  connectionId: 'connectionId',
  scenarioId: 'scenarioId',
  folder: 'folderId',
  folderId: 'folderId',
  organizationId: 'of Make',
  teamId: 'of Make',
  // Whoever tried another tenant's id finds that try of theirs, and nothing else.
  target: 'of own acts',
}

/** Whether a field takes an id: what passes can't hold a slash. */
function takesId(field: z.ZodType): boolean {
  const takes = (value: string) => field.safeParse(value).success
  return takes('1600000') && takes('a0000000-0000-4000-8000-000000000000') && !takes('a/b')
}

/** The ids that an endpoint takes besides those of its path. */
function idFields(name: EndpointName, place: 'query' | 'body'): string[] {
  const schema = endpointOf(name)[place] as z.ZodObject | undefined
  return Object.entries(schema?.shape ?? {})
    .filter(([, field]) => takesId(field as z.ZodType))
    .map(([field]) => field)
}

/** What an answer tells, but for what differs from request to request. */
async function told(response: Response): Promise<unknown> {
  const text = response.body && !response.bodyUsed ? await response.text() : ''
  const {
    instance: _,
    asOf: _a,
    budget,
    ...body
  } = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  const passing = new Set([
    'x-request-id',
    'date',
    'etag',
    'inlaykit-as-of',
    'ratelimit',
    'keep-alive',
    // A budget that fills up has a time in it, a full one has none.
    ...(budget === undefined ? [] : ['content-length']),
  ])
  const headers = [...response.headers].filter(([name]) => !passing.has(name))
  return { status: response.status, headers, body }
}

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testPairs)('tenants in $name', ({ dialect, database }) => {
  let test: TestBff
  let ways: Ways
  /** Ids of the tenant acme, and some of nobody. */
  let foreign: PathIds
  let unknown: PathIds

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { background: false },
    })
    ways = await openWays(test.bff)
    const { ids } = await createIds(test)
    foreign = ids
    unknown = unknownIds(ids)
    const stranger = test.as('admin', 'brightside')
    await untilQuiet(test, stranger, ids)
    await untilQuiet(test, test.me, ids)
  })
  afterAll(async () => {
    await ways.close()
    await test.close()
  })

  /** Every way in, as somebody of that tenant. */
  const callers = (tenantId: 'acme' | 'brightside' | 'newcomer') =>
    ways.callers(test.as('admin', tenantId).viewer)

  /** Asserts that what happens asks nothing of Make with the credential of acme, nor for any of these ids with another. */
  async function unheard(attempts: () => Promise<void>): Promise<void> {
    sandbox.clearRequests()
    await attempts()
    const parts = [foreign, unknown].flatMap((ids) =>
      Object.values(ids).flatMap((id) => id.split('~')),
    )
    const heard = sandbox.requests().filter(({ line, organizationId }) => {
      const words = line.split(/[/?&= ]/)
      return (
        organizationId === sandbox.organizations[0]!.id || parts.some((id) => words.includes(id))
      )
    })
    expect(heard).toEqual([])
  }

  it("T1: answer another tenant's id in a path like one of nobody, and Make hears of neither", async () => {
    await unheard(async () => {
      for (const tenantId of ['brightside', 'newcomer'] as const) {
        for (const { way, caller } of callers(tenantId)) {
          for (const name of withIds) {
            const what = `${name} over ${way} for ${tenantId}`
            const answer = await told(await ask(caller, name, { ids: foreign }))
            expect(answer, what).toEqual(await told(await ask(caller, name, { ids: unknown })))
            const ownNothing = tenantId === 'newcomer' ? [404, 409] : [404]
            expect(ownNothing, what).toContain((answer as { status: number }).status)
          }
        }
      }
    })
  })

  it('T1: answer each id in turn: one path holds ids of one tenant alone', async () => {
    await unheard(async () => {
      for (const { way, caller } of callers('brightside')) {
        for (const name of withIds) {
          for (const key of Object.keys(foreign) as (keyof typeof foreign)[]) {
            const mixed = { ...unknown, [key]: foreign[key] }
            const response = await ask(caller, name, { ids: mixed })
            expect(response.status, `${name} over ${way} with ${key}`).toBe(404)
          }
        }
      }
    })
  })

  it("T1: answer another tenant's id in a query or a body like one of nobody", async () => {
    let asked = 0
    await unheard(async () => {
      for (const { way, caller } of callers('brightside')) {
        const own = await caller.call('listScenarios', { query: { limit: 1 } })
        const ids = { ...unknown, scenarioId: own.items[0]!.id }
        for (const name of guardedNames) {
          for (const place of ['query', 'body'] as const) {
            for (const field of idFields(name, place)) {
              const meaning = meanings[field]
              expect(meaning, `the meaning of ${field} of ${name}`).toBeDefined()
              if (!meaning || meaning === 'of Make' || meaning === 'of own acts') continue
              const departing = (id: string): Departure =>
                place === 'query'
                  ? { ids, query: `?${field}=${id}` }
                  : { ids, body: { ...exampleOfBody(name), [field]: id } }
              const theirs = await told(await ask(caller, name, departing(foreign[meaning])))
              const nobodys = await told(await ask(caller, name, departing(unknown[meaning])))
              expect(theirs, `${name} over ${way} with ${field}`).toEqual(nobodys)
              const { status, body } = theirs as { status: number; body: { items?: unknown[] } }
              // A filter finds nothing; a thing that is named is not there, or no value that the field can have.
              if (status === 200) expect(body.items, name).toEqual([])
              else expect([400, 404, 422], `${name} with ${field}`).toContain(status)
              asked += 1
            }
          }
        }
      }
    })
    expect(asked).toBeGreaterThan(10)
  })

  it('T1: ask nobody who is not signed in for anything but to sign in, whatever the id', async () => {
    await unheard(async () => {
      for (const { caller } of callers('acme')) {
        for (const name of guardedNames) {
          for (const ids of [foreign, unknown]) {
            const response = await ask(caller, name, { ids, headers: { 'X-Test-Viewer': '' } })
            await expectProblem(response, 'unauthenticated')
          }
        }
      }
    })
  })

  it('T1: let the tenant itself in by the same ids', async () => {
    for (const { way, caller } of callers('acme')) {
      for (const name of withIds.filter((each) => endpointOf(each).method === 'GET')) {
        const { status } = await ask(caller, name, { ids: foreign })
        expect([200, 422], `${name} over ${way}`).toContain(status)
      }
    }
  })

  it('T2: come from the resolver alone: one that is named in a path or a query is refused', async () => {
    const queries = [
      '?tenant=acme',
      '?tenantId=acme',
      '?tenant_id=acme',
      '?tenantId[]=acme',
      '?tenantId[0]=brightside',
      '?tenantId=brightside&tenantId=acme',
      '?viewer=acme&role=admin',
      '?connection=a&connection=b',
    ]
    await unheard(async () => {
      for (const { way, caller } of callers('brightside')) {
        for (const name of guardedNames) {
          for (const query of queries) {
            const problem = await expectProblem(
              await ask(caller, name, { ids: foreign, query }),
              'validation',
            )
            expect(problem.errors!.length, `${name} over ${way}${query}`).toBeGreaterThan(0)
          }
          for (const prefix of ['/acme', '/tenants/acme', '/..%2facme', '/%61cme']) {
            const response = await caller.request(prefix + endpointOf(name).path)
            await expectProblem(response, 'not-found', 'validation')
          }
        }
      }
    })
  })

  it('T2: come from the resolver alone: one that is named in a body is refused', async () => {
    const bodies: object[] = [
      { tenantId: 'acme' },
      { tenant: 'acme' },
      { tenantId: ['acme', 'brightside'] },
      { viewer: { userId: 'u', tenantId: 'acme', role: 'admin' } },
      { role: 'admin' },
    ]
    await unheard(async () => {
      for (const { way, caller } of callers('brightside')) {
        for (const name of writeNames) {
          for (const extra of bodies) {
            const field = Object.keys(extra)[0]!
            // What an endpoint takes by that name is another's role, not the viewer's.
            if (field in bodyFieldsOf(name)) continue
            const response = await ask(caller, name, {
              ids: foreign,
              body: { ...exampleOfBody(name), ...extra },
            })
            const problem = await expectProblem(response, 'validation')
            const paths = problem.errors!.map(({ path }) => path)
            expect(paths, `${name} over ${way}`).toContain(`body.${field}`)
          }
        }
      }
    })
  })

  it('T2: come from the resolver alone: a header that names one changes nothing', async () => {
    const headers = {
      'X-Tenant': 'acme',
      'X-Tenant-Id': 'acme, brightside',
      'X-Inlaykit-Tenant': 'acme',
      'X-Forwarded-User': 'acme-admin',
      'X-User-Id': 'acme-admin',
      'X-Original-Url': '/api/inlaykit/session?tenant=acme',
      'X-HTTP-Method-Override': 'DELETE',
      Forwarded: 'for=127.0.0.1;host=acme',
      Tenant: 'acme',
    }
    await unheard(async () => {
      for (const { way, caller } of callers('brightside')) {
        for (const name of readNames) {
          const plain = await told(await ask(caller, name, { ids: foreign }))
          const named = await told(await ask(caller, name, { ids: foreign, headers }))
          expect(named, `${name} over ${way}`).toEqual(plain)
        }
        expect(await caller.call('getSession', {})).toMatchObject({
          viewer: { tenantId: 'brightside' },
        })
      }
    })
  })
})

function bodyFieldsOf(name: EndpointName): object {
  return (endpointOf(name).body as z.ZodObject | undefined)?.shape ?? {}
}

function exampleOfBody(name: EndpointName): object {
  return (exampleBodies as Partial<Record<EndpointName, object>>)[name] ?? {}
}
