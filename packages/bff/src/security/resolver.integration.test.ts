import type { ProblemName } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { createTestBff, type TestBff } from '../testing/test-bff.js'
import { ask, guardedNames, unknownIds } from '../testing/tour.js'
import { openWays, type WayCaller, type Ways } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const viewer = { userId: 'u', tenantId: 'acme', role: 'admin' } as const
const secretWords = 'session store at redis://user:hunter2@10.0.0.7'
const stage = testStages[0]!
const ids = unknownIds({
  scenarioId: '',
  folderId: '',
  executionId: '',
  connectionId: '',
  memberId: '',
  webhookId: '',
  incompleteExecutionId: '',
})

/** What the host's `identify` does next. */
let resolve: () => unknown = () => null
let test: TestBff
let ways: Ways

beforeAll(async () => {
  test = await createTestBff({
    dialect: stage.dialect,
    database: await stage.database.create(),
    options: {
      background: false,
      limits: { requestMs: 2000 },
      // What the types forbid is what a host in JavaScript may do.
      identify: () => resolve() as null,
    },
  })
  ways = await openWays(test.bff)
})
afterAll(async () => {
  await ways.close()
  await test.close()
})

const outcomes: readonly [string, ProblemName, () => unknown][] = [
  ['null', 'unauthenticated', () => null],
  ['undefined', 'unauthenticated', () => undefined],
  ['a promise of null', 'unauthenticated', async () => null],
  ['a promise of undefined', 'unauthenticated', async () => undefined],
  ['an empty text', 'internal', () => ''],
  ['false', 'internal', () => false],
  ['nought', 'internal', () => 0],
  ['a tenant as text', 'internal', () => 'acme'],
  ['an empty object', 'internal', () => ({})],
  ['a list', 'internal', () => [viewer]],
  ['no tenant', 'internal', () => ({ userId: 'u', role: 'admin' })],
  ['an empty tenant', 'internal', () => ({ ...viewer, tenantId: '' })],
  ['two tenants', 'internal', () => ({ ...viewer, tenantId: ['acme', 'brightside'] })],
  ['a tenant that is a number', 'internal', () => ({ ...viewer, tenantId: 1 })],
  [
    'a tenant that makes itself a text',
    'internal',
    () => ({ ...viewer, tenantId: { toString: () => 'acme' } }),
  ],
  ['a tenant of 10 kB', 'internal', () => ({ ...viewer, tenantId: 'a'.repeat(10_000) })],
  ['no user', 'internal', () => ({ ...viewer, userId: undefined })],
  ['a role that is none', 'internal', () => ({ ...viewer, role: 'owner' })],
  ['a role that every object has', 'internal', () => ({ ...viewer, role: 'constructor' })],
  ['a promise in a promise', 'internal', () => ({ viewer: Promise.resolve(viewer) })],
  [
    'a throw',
    'internal',
    () => {
      throw new Error(secretWords)
    },
  ],
  [
    'a throw of a text',
    'internal',
    () => {
      // oxlint-disable-next-line no-throw-literal -- a host may
      throw secretWords
    },
  ],
  ['a rejection', 'internal', () => Promise.reject(new Error(secretWords))],
  ['a rejection of nothing', 'internal', () => Promise.reject()],
]

describe('a resolver', () => {
  it('T3: lets nobody in, and into no default tenant, whatever it answers instead of a viewer', async () => {
    test.sandbox.clearRequests()
    for (const [what, problem, outcome] of outcomes) {
      resolve = outcome
      for (const { way, caller } of ways.callers(viewer)) {
        for (const name of guardedNames) {
          const response = await ask(caller, name, { ids })
          const text = await response.clone().text()
          expect(text, `${name} over ${way}: ${what}`).toContain(problem)
          expect(text).not.toMatch(/hunter2|redis|acme|    at /)
          await expectProblem(response, problem)
        }
      }
    }
    expect(test.sandbox.requests()).toEqual([])
  })

  it('T3: lets nobody in while it does not answer, and keeps no request for ever', async () => {
    resolve = () => new Promise(() => undefined)
    test.sandbox.clearRequests()
    const answers = ways
      .callers(viewer)
      .flatMap(({ caller }) => guardedNames.map((name) => ask(caller, name, { ids })))
    for (const response of await Promise.all(answers)) await expectProblem(response, 'unavailable')
    expect(test.sandbox.requests()).toEqual([])
  })

  it('T3: is asked for each request anew', async () => {
    const [{ caller }] = ways.callers(viewer) as [WayCaller]
    for (const tenantId of ['acme', 'brightside', 'acme'] as const) {
      resolve = () => ({ ...viewer, tenantId })
      const session = await caller.call('getSession', {})
      expect(session.viewer.tenantId).toBe(tenantId)
      expect(session.connection?.id).toBe(test.connections[tenantId]!.id)
    }
    resolve = () => null
    await expectProblem(await caller.request('/session'), 'unauthenticated')
  })
})
