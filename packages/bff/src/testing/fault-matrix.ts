import type { Fault, JournalEntry, Sandbox } from '@inlaykit/sandbox'
import type { Dialect, EndpointName, ProblemName } from '@inlaykit/shared'
import { expect } from 'vitest'
import { expectContract, expectedStatus } from './fuzz/expect-contract.js'
import {
  createCaller,
  createTestBff,
  startSandbox,
  tenantIds,
  type TestBffOptions,
  type TestCaller,
} from './test-bff.js'
import { ask, createIds, endpointNames, endpointOf, type PathIds } from './tour.js'

/** A way in which Make fails, and what whoever needs Make is told then. */
export interface UpstreamFault {
  readonly name: string
  readonly fault: Fault
  readonly problem: ProblemName
}

const html = '<!doctype html><title>Sign in</title>'

/** All ways in which Make may fail. What was asked for is done all the same where that can be: whoever asked can't know. */
export const upstreamFaults: readonly UpstreamFault[] = [
  { name: '500', fault: { status: 500, processed: true }, problem: 'upstream-unavailable' },
  { name: '502', fault: { status: 502, processed: true }, problem: 'upstream-unavailable' },
  { name: 'no answer', fault: { hang: true, processed: true }, problem: 'upstream-timeout' },
  {
    name: 'reset before the body',
    fault: { reset: true, processed: true },
    problem: 'upstream-unavailable',
  },
  { name: 'reset in the body', fault: { truncated: true }, problem: 'upstream-unavailable' },
  { name: 'truncated JSON', fault: { malformed: true }, problem: 'upstream-unavailable' },
  {
    name: 'HTML',
    fault: { status: 200, body: html, processed: true },
    problem: 'upstream-unavailable',
  },
  { name: 'another shape', fault: { wrongShape: true }, problem: 'upstream-unavailable' },
  {
    name: '10 MB',
    fault: { oversized: 10_000_000, processed: true },
    problem: 'upstream-unavailable',
  },
  // Last, since the whole organisation rests for a while then.
  { name: '429', fault: { status: 429 }, problem: 'rate-limited' },
  {
    name: '429 with Retry-After',
    fault: { status: 429, headers: { 'Retry-After': '1' } },
    problem: 'rate-limited',
  },
]

/** The routes that may have to ask Make. */
export const upstreamRoutes: readonly EndpointName[] = endpointNames.filter(
  (name) =>
    endpointOf(name).usesConnection === true ||
    name === 'testConnection' ||
    name === 'listConnectionOrganizations',
)

/** What has nothing to do with the fault: the dialect can't, the state is another one, or its tries took all the time. */
const besides: readonly (ProblemName | number)[] = [
  'unsupported',
  'conflict',
  'not-found',
  'upstream-timeout',
]

/** What became of one route under one fault. */
export interface FaultCase {
  readonly outcome: ProblemName | number
  /** The requests that the fault struck. */
  readonly struck: readonly JournalEntry[]
}

/** A BFF whose Make fails as told. Close it at the end. */
export interface FaultStage {
  /**
   * Asks a route of somebody whose connection nothing is known of yet, while Make fails; a write with all that it reads before.
   * @param settings `times`: so often it fails, then it works; by default it goes on
   * @throws when the answer is not of the contract, no designed problem, or a write was sent again that may have been done
   */
  try(name: EndpointName, fault: UpstreamFault, settings?: { times?: number }): Promise<FaultCase>
  close(): Promise<void>
}

/** Opens one. It is patient for no longer than tests need. */
export async function openFaultStage(options: {
  readonly dialect: Dialect
  readonly database: TestBffOptions['database']
}): Promise<FaultStage> {
  const sandbox = await startSandbox({ scenariosPerTeam: 3, speed: 200, rateLimits: false })
  // Hundreds of tenants share one organisation here: its own minute must not be what refuses them.
  const { id: organizationId } = sandbox.organizations[tenantIds.indexOf('acme')]!
  sandbox.world.setLimits(organizationId, { live: { perMinute: 100_000 } })
  const test = await createTestBff({
    ...options,
    sandbox,
    connected: ['acme'],
    options: { background: false, limits: { requestMs: 8000, upstreamMs: 5000 } },
  })
  const { withSpareConnection } = await createIds(test)
  let tenants = 0

  /** Somebody of a tenant of their own, so that neither a breaker nor a mirror is shared. */
  async function newcomer(): Promise<{ caller: TestCaller; connectionId: string }> {
    const tenantId = `tenant-${(tenants += 1)}`
    const organization = sandbox.organizations[tenantIds.indexOf('acme')]!
    const { id } = await test.bff.connections.setApiKey({
      tenantId,
      apiKey: organization.apiKey,
      organizationId: organization.id,
      teamId: organization.teams[0]!.id,
      plan: 'enterprise',
    })
    const caller = createCaller(test.bff, { userId: 'u', tenantId, role: 'admin' })
    return { caller, connectionId: id }
  }

  return {
    async try(name, { fault, problem }, { times } = {}) {
      const isWrite = endpointOf(name).method !== 'GET'
      const { caller, connectionId } = await newcomer()
      const spare = await withSpareConnection()
      const ids = { ...(await prepare(name, sandbox, caller, spare)), connectionId }
      // A write is tried itself, not the reads before it.
      if (isWrite) await warm(caller)
      sandbox.clearRequests()
      const strikes = times === undefined ? fault : { ...fault, times }
      for (const route of isWrite ? ['POST /*', 'PATCH /*', 'PUT /*', 'DELETE /*'] : ['*']) {
        sandbox.fail(route, strikes)
      }
      const response = await ask(caller, name, { ids, signal: AbortSignal.timeout(60_000) })
      const answered = {
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      }
      sandbox.clearFaults()
      const where = `${name}, ${JSON.stringify(fault)}: ${answered.text}`
      const outcome = expectContract(name, endpointOf(name).method, answered)
      expect([expectedStatus(name), problem, ...besides], where).toContain(outcome)
      const heard = sandbox.requests()
      for (const { method, path } of heard.filter((one) => one.method !== 'GET')) {
        const done = heard.filter(
          (one) => one.method === method && one.path === path && wasDone(one, fault),
        )
        expect(done.length, `${where} ${method} ${path}`).toBeLessThanOrEqual(1)
      }
      return { outcome, struck: heard.filter((one) => one.fault !== null) }
    },
    async close() {
      await test.close()
      await sandbox.close()
    },
  }
}

/** Whether Make did what it was asked, whatever it answered. */
function wasDone({ fault: word, status }: JournalEntry, fault: Fault): boolean {
  if (word === null) return status !== null && status < 300
  return fault.status !== 429
}

/** Reads what writes look at first. */
async function warm(caller: TestCaller): Promise<void> {
  for (const path of ['/scenarios', '/webhooks', '/members']) await caller.request(path)
}

/** Makes a scenario, and the run that a route is about: one that goes on, or one that failed. */
async function prepare(
  name: EndpointName,
  { world, organizations }: Sandbox,
  caller: TestCaller,
  ids: PathIds,
): Promise<PathIds> {
  const { teams } = organizations[tenantIds.indexOf('acme')]!
  const own = world.addScenario({ teamId: teams[0]!.id, name: `Tried by ${name}` })
  const scenarioId = String(own.id)
  if (name !== 'stopExecution' && name !== 'retryExecution') return { ...ids, scenarioId }
  const goesOn = name === 'stopExecution'
  world.nextOutcome(scenarioId, goesOn ? 'success' : 'error', { durationMs: goesOn ? 600_000 : 10 })
  const run = { params: { scenarioId }, body: { wait: !goesOn } }
  const { id } = await caller.call('runScenario', run)
  return { ...ids, scenarioId, executionId: id }
}
