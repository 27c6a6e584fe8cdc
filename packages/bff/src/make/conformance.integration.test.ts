import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspect } from 'node:util'
import type { Plan, ScenarioDetail } from '@inlaykit/shared'
import { Execution, Scenario } from '@inlaykit/shared'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { testDialects } from '../testing/databases.js'
import { createGateway, type Gateway } from './gateway/index.js'
import { createMakeApi } from './index.js'
import type { MakeCall } from './port/call.js'
import type { MakeApi } from './port/make-api.js'
import type { MakeExecution } from './port/executions.js'
import type { MakeScenario } from './port/scenarios.js'

const call: MakeCall = { priority: 'interactive' }

async function listAll(api: MakeApi): Promise<MakeScenario[]> {
  const items: MakeScenario[] = []
  let next: string | null = null
  do {
    const page = await api.scenarios.list({ next }, call)
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}

/** What a call is rejected with; `null` when it is not. */
async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (caught: unknown) => caught,
  )
}

describe.each(testDialects)('MakeApi over the %s dialect', (dialect) => {
  let sandbox: Sandbox
  let gateway: Gateway

  beforeEach(async () => {
    sandbox = createSandbox({ speed: 50, scheduler: false, plan: 'core' })
    await sandbox.listen()
    gateway = createGateway({
      clock: systemClock,
      logger: silentLogger,
      userAgent: 'inlaykit/test',
      limits: { upstreamMs: 5000 },
      random: () => 0.01,
    })
  })

  afterEach(async () => {
    await gateway.close()
    await sandbox.close()
  })

  /** The n-th organisation of the sandbox, as a connection of ours sees it. */
  function open(options: { organization?: number; plan?: Plan; wholeOrganization?: boolean } = {}) {
    const organization = sandbox.organizations[options.organization ?? 0]
    const team = organization?.teams[0]
    if (!organization || !team) throw new Error('the sandbox has no such organisation')
    const link = gateway.connect({
      tenantId: `tenant of ${organization.name}`,
      connectionId: `con_${organization.id}`,
      dialect,
      baseUrl: sandbox.url(dialect),
      organizationKey: organization.id,
      plan: options.plan ?? 'core',
      credential: async () => ({ scheme: 'Token', value: new Secret(organization.apiKey) }),
    })
    const api = createMakeApi(dialect, link.upstream, {
      organizationId: organization.id,
      teamId: options.wholeOrganization ? null : team.id,
      editorOrigin: 'https://eu1.make.com',
    })
    return { api, link, organization, team }
  }

  /** A scenario of the first team that only we run. */
  function addScenario(options: Partial<Parameters<Sandbox['world']['addScenario']>[0]> = {}) {
    const { team } = open()
    return String(sandbox.world.addScenario({ teamId: team.id, name: 'Ours', ...options }).id)
  }

  async function followToEnd(api: MakeApi, executionId: string) {
    // The sandbox knows a run by Make's own id, which the live dialect carries behind the scenario's.
    await sandbox.world.finished(executionId.split('~').at(-1) ?? '')
    return api.executions.get(executionId, call)
  }

  const lines = () => sandbox.requests().map(({ line }) => line)

  describe('scenarios', () => {
    it('are listed whole, each once, as the contract has them', async () => {
      const { api, team, organization } = open()
      const listed = await listAll(api)
      const expected = sandbox.world
        .scenarios(dialect === 'live' ? team.id : undefined)
        .filter((one) => String(one.organizationId) === organization.id)
      expect(listed.length).toBeGreaterThan(120)
      expect(listed.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => String(id)).sort())
      for (const scenario of listed) expect(Scenario.safeParse(scenario).error).toBeUndefined()
    })

    it('are listed for the whole organisation where no team is chosen', async () => {
      const { api, organization } = open({ wholeOrganization: true })
      const listed = await listAll(api)
      const expected = sandbox.world
        .scenarios()
        .filter((one) => String(one.organizationId) === organization.id)
      expect(listed).toHaveLength(expected.length)
    })

    it('tell name, status, folder, last or next run as they are', async () => {
      const { api, team } = open()
      const byId = new Map((await listAll(api)).map((scenario) => [scenario.id, scenario]))
      for (const told of sandbox.world.scenarios(team.id)) {
        const hindered = told.isInvalid ? 'invalid' : told.isPaused ? 'paused' : null
        const state = told.isActive ? 'active' : 'inactive'
        expect(byId.get(String(told.id))).toMatchObject({
          name: told.name,
          status: dialect === 'live' ? (hindered ?? state) : hindered === null ? state : 'inactive',
          folderId: told.folderId === null ? null : String(told.folderId),
        })
      }
    })

    it('are told with their modules, as their list tells the rest', async () => {
      const { api } = open()
      const listed = (await listAll(api)).find(({ operations }) => (operations ?? 0) > 0)
      if (!listed) throw new Error('no scenario ran')
      const detail: ScenarioDetail = await api.scenarios.get(listed.id, call)
      expect(detail.modules?.length).toBeGreaterThan(1)
      expect(detail).toMatchObject({
        id: listed.id,
        name: listed.name,
        maxErrors: 3,
        autoCommit: true,
      })
      // What the one tells and the other doesn't may differ, what both tell may not: else lists would flicker.
      for (const [key, value] of Object.entries(listed)) {
        const single = detail[key as keyof ScenarioDetail]
        if (single !== null && single !== undefined)
          expect({ [key]: single }).toEqual({ [key]: value })
      }
    })

    it('name their inputs where the dialect can', async () => {
      const { api } = open()
      const id = addScenario({
        interface: { input: [{ name: 'sku', type: 'text', required: true, label: 'SKU' }] },
      })
      const { inputs } = await api.scenarios.get(id, call)
      expect(inputs).toEqual(
        api.capabilities['scenarioInputs']
          ? [{ name: 'sku', label: 'SKU', type: 'text', required: true, help: null }]
          : null,
      )
    })

    it('are activated and deactivated', async () => {
      const { api } = open()
      const id = addScenario({ isActive: false })
      await api.scenarios.activate(id, call)
      expect(sandbox.world.scenario(id).isActive).toBe(true)
      expect((await api.scenarios.get(id, call)).status).toBe('active')
      await api.scenarios.deactivate(id, call)
      expect(sandbox.world.scenario(id).isActive).toBe(false)
      expect((await api.scenarios.get(id, call)).status).toBe('inactive')
    })

    it("that can't be activated are rejected in Make's own words", async () => {
      const { api } = open()
      const id = addScenario({ isActive: false })
      sandbox.world.updateScenario(id, { isInvalid: true })
      expect(await problemOf(api.scenarios.activate(id, call))).toMatchObject({
        problem: 'upstream-rejected',
        message: expect.stringMatching(/error/i) as string,
      })
    })

    it('that are not there are not found', async () => {
      const { api } = open()
      expect(await problemOf(api.scenarios.get('999999999', call))).toMatchObject({
        problem: 'not-found',
      })
    })
  })

  it('lists folders where it says so', async () => {
    const { api, team } = open()
    if (!api.capabilities['folderNames']) {
      expect(await problemOf(api.folders.list(call))).toMatchObject({ problem: 'unsupported' })
      return
    }
    const folders = await api.folders.list(call)
    expect(folders.map(({ id, name }) => ({ id, name }))).toEqual(
      sandbox.world.folders(team.id).map(({ id, name }) => ({ id: String(id), name })),
    )
    expect(open({ wholeOrganization: true }).api.capabilities['folderNames']).toBe(false)
  })

  describe('executions', () => {
    it('run to their end', async () => {
      const { api } = open()
      const id = addScenario()
      sandbox.world.nextOutcome(id, 'success')
      const { executionId } = await api.scenarios.run(id, { order: 7 }, call)
      const ended = await followToEnd(api, executionId)
      expect(ended).toMatchObject({ id: executionId, status: 'success' })
      expect(ended.durationMs).toBeGreaterThanOrEqual(0)
      expect(ended.finishedAt).not.toBeNull()
      expect(Execution.safeParse(ended).error).toBeUndefined()
      const { items } = await api.executions.list(id, { next: null }, call)
      expect(items.map((run) => run.id)).toEqual([executionId])
      expect(items[0]).toMatchObject({
        scenarioId: id,
        status: 'success',
        trigger: api.capabilities['executionTrigger'] ? 'manual' : 'unknown',
      })
    })

    it('that fail say why', async () => {
      const { api } = open()
      const id = addScenario()
      sandbox.world.nextOutcome(id, 'error')
      const { executionId } = await api.scenarios.run(id, undefined, call)
      const ended = await followToEnd(api, executionId)
      expect(ended.status).toBe('error')
      expect(ended.error?.message).toBe(sandbox.world.executions(id)[0]?.error?.message)
    })

    it('are listed while they run, and stop when told to', async () => {
      await sandbox.close()
      sandbox = createSandbox({ speed: 0.01, scheduler: false })
      await sandbox.listen()
      const { api } = open()
      const id = addScenario()
      const { executionId } = await api.scenarios.run(id, undefined, call)
      expect(await api.executions.get(executionId, call)).toMatchObject({ status: 'running' })
      const { items } = await api.executions.list(id, { next: null }, call)
      expect(items).toMatchObject([{ id: executionId, status: 'running', finishedAt: null }])
      await api.executions.stop(executionId, call)
      expect(lines().at(-1)).toMatch(dialect === 'live' ? /\/stop HTTP/ : /^DELETE /)
      const own = executionId.split('~').at(-1)
      expect(
        sandbox
          .requests()
          .findLast(({ path }) => path.endsWith(`/${own}${dialect === 'live' ? '/stop' : ''}`))
          ?.status,
      ).toBeLessThan(300)
    })

    it('have a history, newest first, page by page, each run once', async () => {
      const { api } = open({ plan: 'enterprise' })
      const { team } = open()
      const busy = sandbox.world
        .scenarios(team.id)
        .find((one) => one.habits.runsPerDay > 2 && one.past !== null)
      if (!busy) throw new Error('no scenario is busy')
      const runs: MakeExecution[] = []
      let next: string | null = null
      let pages = 0
      do {
        const page = await api.executions.list(String(busy.id), { next }, call)
        runs.push(...page.items)
        next = page.next
        pages += 1
      } while (next !== null && pages < 20)
      expect(pages).toBeGreaterThan(1)
      expect(runs.length).toBeGreaterThan(100)
      expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length)
      const starts = runs.map(({ startedAt }) => startedAt ?? '')
      expect(starts).toEqual([...starts].sort().toReversed())
      for (const run of runs) expect(Execution.safeParse(run).error).toBeUndefined()
      const oldest = runs.at(-1)
      const again = await api.executions.get(oldest?.id ?? '', call)
      expect(again).toMatchObject({ id: oldest?.id, status: oldest?.status })
    })

    it('can be asked by status and time', async () => {
      const { api, team } = open()
      const busy = sandbox.world
        .scenarios(team.id)
        .find((one) => one.habits.runsPerDay > 2 && one.past !== null)
      if (!busy) throw new Error('no scenario is busy')
      const id = String(busy.id)
      const { items } = await api.executions.list(id, { next: null }, call)
      const [from, to] = [items[20]?.startedAt, items[10]?.startedAt]
      if (!from || !to) throw new Error('the history is short')
      const between = await api.executions.list(id, { next: null, from, to }, call)
      expect(between.items.map((run) => run.id)).toEqual(items.slice(10, 21).map((run) => run.id))
      const good = await api.executions.list(id, { next: null, status: 'success' }, call)
      expect(good.items.length).toBeGreaterThan(0)
      expect(good.items.every(({ status }) => status === 'success')).toBe(true)
    })

    it('know their scenario by their id where ids carry it', async () => {
      const { api } = open()
      const id = addScenario()
      const { executionId } = await api.scenarios.run(id, undefined, call)
      expect(api.executions.scenarioOf(executionId)).toBe(dialect === 'live' ? id : null)
    })

    it('that are not there are not found', async () => {
      const { api } = open()
      const none = `${dialect === 'live' ? '1600000~' : ''}${'0'.repeat(32)}`
      expect(await problemOf(api.executions.get(none, call))).toMatchObject({
        problem: 'not-found',
      })
      expect(await problemOf(api.executions.stop(none, call))).toMatchObject({
        problem: 'not-found',
      })
    })
  })

  describe("what is another organisation's", () => {
    it.each(['get', 'activate', 'deactivate'] as const)('cannot be had: %s', async (verb) => {
      const { team } = open({ organization: 1 })
      const foreign = sandbox.world.scenarios(team.id).find(({ isActive }) => isActive)
      if (!foreign) throw new Error('the other organisation has no scenario')
      const { api } = open()
      const error = await problemOf(api.scenarios[verb](String(foreign.id), call))
      expect(error).toMatchObject({
        problem: dialect === 'live' ? 'upstream-rejected' : 'not-found',
      })
      expect(inspect(error, { depth: 5 })).not.toContain(foreign.name)
      expect(sandbox.world.scenario(foreign.id).isActive).toBe(true)
    })

    it('cannot be run', async () => {
      const { team } = open({ organization: 1 })
      const foreign = sandbox.world.addScenario({ teamId: team.id, name: 'Foreign' })
      const { api } = open()
      expect(await problemOf(api.scenarios.run(String(foreign.id), undefined, call))).not.toBeNull()
      expect(sandbox.world.executions(foreign.id)).toHaveLength(0)
    })
  })

  describe('an id', () => {
    it.each(['../users', '%2e%2e', 'a/b', 'a?limit=1', 'a#b', 'a;b', '1\r\nX-Evil: 1', '\\..\\x'])(
      '%j stays one segment of the path',
      async (id) => {
        const { api } = open()
        expect(await problemOf(api.scenarios.get(id, call))).not.toBeNull()
        const asked = lines()
        expect(asked.length).toBeGreaterThan(0)
        for (const line of asked) {
          const path = line.replace(/^GET (\S+) HTTP\/1\.1$/, '$1')
          const [, , base, version, resource, segment] = path.split('/')
          expect([base, version, resource]).toEqual(['api', 'v2', 'scenarios'])
          expect(decodeURIComponent(segment ?? '')).toBe(id)
        }
      },
    )

    it.each(['..', '.', ''])('%j is nothing, and reaches no upstream', async (id) => {
      const { api } = open()
      expect(await problemOf(api.scenarios.get(id, call))).toMatchObject({ problem: 'not-found' })
      expect(await problemOf(api.scenarios.run(id, undefined, call))).toMatchObject({
        problem: 'not-found',
      })
      expect(lines()).toEqual([])
    })
  })

  describe('a fault of the upstream', () => {
    it.each([
      ['status 500', { status: 500 }, 'upstream-unavailable'],
      ['status 503', { status: 503 }, 'upstream-unavailable'],
      ['reset', { reset: true }, 'upstream-unavailable'],
      ['redirect', { redirect: true }, 'upstream-unavailable'],
      ['truncated', { truncated: true }, 'upstream-unavailable'],
      ['malformed', { malformed: true }, 'upstream-unavailable'],
      ['wrong shape', { wrongShape: true }, 'upstream-unavailable'],
      ['empty body', { emptyBody: true }, 'upstream-unavailable'],
      ['hang', { hang: true }, 'upstream-timeout'],
      ['status 400', { status: 400 }, 'upstream-rejected'],
      ['status 401', { status: 401 }, 'reconnect-required'],
      ['status 404', { status: 404 }, 'not-found'],
    ] as const)('%s becomes its problem, and nothing leaks', async (_what, fault, problem) => {
      await gateway.close()
      gateway = createGateway({
        clock: systemClock,
        logger: silentLogger,
        userAgent: 'inlaykit/test',
        limits: { upstreamMs: fault && 'hang' in fault ? 300 : 5000 },
        random: () => 0.01,
      })
      const { api, organization } = open()
      const id = addScenario()
      sandbox.fail('*', fault)
      for (const promise of [
        listAll(api),
        api.scenarios.get(id, call),
        api.executions.list(id, { next: null }, call),
      ]) {
        const error = await problemOf(promise)
        expect(error).toMatchObject({ problem })
        const shown = inspect(error, { depth: 10, showHidden: true })
        expect(shown).not.toContain(organization.apiKey)
        expect(shown).not.toContain('/api/v2')
      }
    })

    it('that echoes the credential does not show it', async () => {
      const { api, organization } = open()
      const words = `Bad credential: Token ${organization.apiKey} at https://x.test/?key=${organization.apiKey}`
      sandbox.fail('*', { status: 400, body: { message: words, detail: words, code: 'X1' } })
      const error = await problemOf(listAll(api))
      expect(error).toMatchObject({ problem: 'upstream-rejected' })
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(organization.apiKey)
    })

    it('that passes does not fail a read', async () => {
      const { api } = open()
      sandbox.fail('*', { status: 502, times: 1 })
      sandbox.fail('*', { reset: true, times: 1 })
      expect((await listAll(api)).length).toBeGreaterThan(120)
    })

    it.each([{ reset: true }, { status: 503 }, { emptyBody: true }, { status: 429 }] as const)(
      'during a run never starts it twice: %j',
      async (fault) => {
        const { api } = open()
        const id = addScenario()
        sandbox.fail(`POST /scenarios/:id/${dialect === 'live' ? 'run' : 'execute'}`, {
          ...fault,
          times: 1,
          processed: true,
        })
        expect(await problemOf(api.scenarios.run(id, undefined, call))).toMatchObject({
          problem:
            'status' in fault && fault.status === 429 ? 'rate-limited' : 'upstream-unavailable',
        })
        expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1)
        expect(sandbox.world.executions(id)).toHaveLength(1)
      },
    )
  })

  describe('the limit', () => {
    it('is never hit by more calls than the organisation may make', async () => {
      const { api, link, organization } = open()
      // Small enough to be used up, and quick to fill again.
      sandbox.world.setLimits(organization.id, {
        guide: { perMinute: 600, burst: 30 },
        live: { perMinute: 60 },
      })
      const id = addScenario()
      const wanted = dialect === 'guide' ? 60 : 70
      const answers = await Promise.allSettled(
        // Equal reads at once would be one request.
        Array.from({ length: wanted }, (_, index) =>
          api.executions.list(id, { next: null, from: new Date(index * 1000).toISOString() }, call),
        ),
      )
      const refused = answers.filter(({ status }) => status === 'rejected')
      const statuses = sandbox.requests().map(({ status }) => status)
      if (dialect === 'live') {
        // The window opens again after a minute, which nobody waits for: what can't be served is told at once.
        expect(statuses).not.toContain(429)
        expect(refused).toHaveLength(wanted - 59)
        expect(await problemOf(api.executions.list(id, { next: null }, call))).toMatchObject({
          problem: 'rate-limited',
          retryAfter: expect.any(Number) as number,
        })
        expect(link.budget()).toMatchObject({ limit: 60, remaining: 0, low: true })
      } else {
        expect(statuses).not.toContain(429)
        expect(refused).toHaveLength(0)
      }
    })

    it('that was hit all the same is waited for', async () => {
      const { api } = open()
      await listAll(api)
      const id = addScenario({ isActive: false })
      sandbox.fail('*', { status: 429, times: 1, headers: { 'Retry-After': '1' } })
      await api.scenarios.activate(id, call)
      expect(sandbox.world.scenario(id).isActive).toBe(true)
    })

    it('is learnt from the headers when others use the organisation too', async () => {
      const { api, link, organization } = open()
      // In the guide a burst may be larger than the minute that is shown.
      const others = dialect === 'guide' ? 120 : 20
      for (let count = 0; count < others; count += 1) {
        await fetch(`${sandbox.url(dialect)}/scenarios/1600000`, {
          headers: { Authorization: `Token ${organization.apiKey}` },
        })
      }
      const before = link.budget()?.remaining ?? 0
      await api.scenarios.get('1600000', call)
      const after = link.budget()?.remaining ?? 0
      expect(before - after).toBeGreaterThanOrEqual(19)
    })
  })
})
