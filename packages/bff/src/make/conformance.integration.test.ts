import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspect } from 'node:util'
import type { ScenarioDetail } from '@inlaykit/shared'
import { Execution, Scenario } from '@inlaykit/shared'
import { testDialects } from '../testing/databases.js'
import { call, listAll, openMakeStage, problemOf, type MakeStage } from '../testing/make-stage.js'
import type { MakeExecution } from './port/executions.js'

describe.each(testDialects)('MakeApi over the %s dialect', (dialect) => {
  let stage: MakeStage

  beforeEach(async () => {
    stage = await openMakeStage(dialect)
  })

  afterEach(() => stage.close())

  describe('scenarios', () => {
    it('are listed whole, each once, as the contract has them', async () => {
      const { api, team, organization } = stage.open()
      const listed = await listAll(api)
      const expected = stage.sandbox.world
        .scenarios(dialect === 'live' ? team.id : undefined)
        .filter((one) => String(one.organizationId) === organization.id)
      expect(listed.length).toBeGreaterThan(120)
      expect(listed.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => String(id)).sort())
      for (const scenario of listed) expect(Scenario.safeParse(scenario).error).toBeUndefined()
    })

    it('are listed for the whole organisation where no team is chosen', async () => {
      const { api, organization } = stage.open({ wholeOrganization: true })
      const listed = await listAll(api)
      const expected = stage.sandbox.world
        .scenarios()
        .filter((one) => String(one.organizationId) === organization.id)
      expect(listed).toHaveLength(expected.length)
    })

    it('tell name, status, folder, last or next run as they are', async () => {
      const { api, team } = stage.open()
      const byId = new Map((await listAll(api)).map((scenario) => [scenario.id, scenario]))
      for (const told of stage.sandbox.world.scenarios(team.id)) {
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
      const { api } = stage.open()
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
      const { api } = stage.open()
      const id = stage.addScenario({
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
      const { api } = stage.open()
      const id = stage.addScenario({ isActive: false })
      await api.scenarios.activate(id, call)
      expect(stage.sandbox.world.scenario(id).isActive).toBe(true)
      expect((await api.scenarios.get(id, call)).status).toBe('active')
      await api.scenarios.deactivate(id, call)
      expect(stage.sandbox.world.scenario(id).isActive).toBe(false)
      expect((await api.scenarios.get(id, call)).status).toBe('inactive')
    })

    it("that can't be activated are rejected in Make's own words", async () => {
      const { api } = stage.open()
      const id = stage.addScenario({ isActive: false })
      stage.sandbox.world.updateScenario(id, { isInvalid: true })
      expect(await problemOf(api.scenarios.activate(id, call))).toMatchObject({
        problem: 'upstream-rejected',
        message: expect.stringMatching(/error/i) as string,
      })
    })

    it('are deleted for good, and no other with them', async () => {
      const { api } = stage.open()
      const id = stage.addScenario()
      const other = stage.addScenario()
      await api.scenarios.delete(id, call)
      const ids = new Set((await listAll(api)).map((scenario) => scenario.id))
      expect([ids.has(id), ids.has(other)]).toEqual([false, true])
      expect(await problemOf(api.scenarios.get(id, call))).toMatchObject({ problem: 'not-found' })
      expect(await problemOf(api.scenarios.delete(id, call))).toMatchObject({
        problem: 'not-found',
      })
    })

    it('that are not there are not found', async () => {
      const { api } = stage.open()
      expect(await problemOf(api.scenarios.get('999999999', call))).toMatchObject({
        problem: 'not-found',
      })
    })
  })

  it('lists folders where it says so', async () => {
    const { api, team } = stage.open()
    if (!api.capabilities['folderNames']) {
      expect(await problemOf(api.folders.list(call))).toMatchObject({ problem: 'unsupported' })
      return
    }
    const folders = await api.folders.list(call)
    expect(folders.map(({ id, name }) => ({ id, name }))).toEqual(
      stage.sandbox.world.folders(team.id).map(({ id, name }) => ({ id: String(id), name })),
    )
    expect(stage.open({ wholeOrganization: true }).api.capabilities['folderNames']).toBe(false)
  })

  describe('executions', () => {
    it('run to their end', async () => {
      const { api } = stage.open()
      const id = stage.addScenario()
      stage.sandbox.world.nextOutcome(id, 'success')
      const { executionId } = await api.scenarios.run(id, { order: 7 }, call)
      const ended = await stage.followToEnd(api, executionId)
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
      const { api } = stage.open()
      const id = stage.addScenario()
      stage.sandbox.world.nextOutcome(id, 'error')
      const { executionId } = await api.scenarios.run(id, undefined, call)
      const ended = await stage.followToEnd(api, executionId)
      expect(ended.status).toBe('error')
      expect(ended.error?.message).toBe(stage.sandbox.world.executions(id)[0]?.error?.message)
    })

    it('are listed while they run, and stop when told to', async () => {
      await stage.close()
      stage = await openMakeStage(dialect, { speed: 0.01 })
      const { api } = stage.open()
      const id = stage.addScenario()
      const { executionId } = await api.scenarios.run(id, undefined, call)
      expect(await api.executions.get(executionId, call)).toMatchObject({ status: 'running' })
      const { items } = await api.executions.list(id, { next: null }, call)
      expect(items).toMatchObject([{ id: executionId, status: 'running', finishedAt: null }])
      await api.executions.stop(executionId, call)
      expect(stage.lines().at(-1)).toMatch(dialect === 'live' ? /\/stop HTTP/ : /^DELETE /)
      const own = executionId.split('~').at(-1)
      expect(
        stage.sandbox
          .requests()
          .findLast(({ path }) => path.endsWith(`/${own}${dialect === 'live' ? '/stop' : ''}`))
          ?.status,
      ).toBeLessThan(300)
    })

    it('have a history, newest first, page by page, each run once', async () => {
      const { api } = stage.open({ plan: 'enterprise' })
      const { team } = stage.open()
      const busy = stage.sandbox.world
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
      const { api, team } = stage.open()
      const busy = stage.sandbox.world
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
      const { api } = stage.open()
      const id = stage.addScenario()
      const { executionId } = await api.scenarios.run(id, undefined, call)
      expect(api.executions.scenarioOf(executionId)).toBe(dialect === 'live' ? id : null)
    })

    it('that are not there are not found', async () => {
      const { api } = stage.open()
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
      const { team } = stage.open({ organization: 1 })
      const foreign = stage.sandbox.world.scenarios(team.id).find(({ isActive }) => isActive)
      if (!foreign) throw new Error('the other organisation has no scenario')
      const { api } = stage.open()
      const error = await problemOf(api.scenarios[verb](String(foreign.id), call))
      expect(error).toMatchObject({
        problem: dialect === 'live' ? 'upstream-rejected' : 'not-found',
      })
      expect(inspect(error, { depth: 5 })).not.toContain(foreign.name)
      expect(stage.sandbox.world.scenario(foreign.id).isActive).toBe(true)
    })

    it('cannot be run', async () => {
      const { team } = stage.open({ organization: 1 })
      const foreign = stage.sandbox.world.addScenario({ teamId: team.id, name: 'Foreign' })
      const { api } = stage.open()
      expect(await problemOf(api.scenarios.run(String(foreign.id), undefined, call))).not.toBeNull()
      expect(stage.sandbox.world.executions(foreign.id)).toHaveLength(0)
    })
  })

  describe('an id', () => {
    it.each(['../users', '%2e%2e', 'a/b', 'a?limit=1', 'a#b', 'a;b', '1\r\nX-Evil: 1', '\\..\\x'])(
      '%j stays one segment of the path',
      async (id) => {
        const { api } = stage.open()
        expect(await problemOf(api.scenarios.get(id, call))).not.toBeNull()
        const asked = stage.lines()
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
      const { api } = stage.open()
      expect(await problemOf(api.scenarios.get(id, call))).toMatchObject({ problem: 'not-found' })
      expect(await problemOf(api.scenarios.run(id, undefined, call))).toMatchObject({
        problem: 'not-found',
      })
      expect(stage.lines()).toEqual([])
    })
  })
})
