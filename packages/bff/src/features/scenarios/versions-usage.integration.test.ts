import type { Sandbox } from '@inlaykit/sandbox'
import type { ScenarioUsage } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { exampleBlueprint } from '../../testing/example-bodies.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 4 })
})
afterAll(() => sandbox.close())

const isLive = (dialect: string) => dialect === 'live'

describe.each(testStages.filter(({ dialect }) => isLive(dialect)))(
  'versions and usage of a scenario in $name',
  ({ database, dialect, name }) => {
    let test: TestBff
    let scenarioId: string
    const versions = () => test.me.call('listScenarioVersions', { params: { scenarioId } })

    beforeAll(async () => {
      test = await createTestBff({ dialect, database: await database.create(), sandbox })
      const { id } = sandbox.world.addScenario({
        teamId: sandbox.organizations[0]!.teams[0]!.id,
        name: `Used in ${name}`,
        isActive: true,
      })
      scenarioId = String(id)
      for (const order of [1, 2]) {
        const run = { params: { scenarioId }, body: { input: { order }, wait: true } }
        await test.me.call('runScenario', run)
      }
    })
    afterAll(() => test.close())

    it('one more comes with another blueprint, the newest first', async () => {
      const before = await versions()
      expect(before.total).toBe(before.items.length)
      const newest = before.items[0]!.version
      await test.me.call('updateScenario', {
        params: { scenarioId },
        body: { blueprint: exampleBlueprint },
      })
      const after = await versions()
      expect(after.items[0]).toEqual({
        version: newest + 1,
        createdAt: expect.any(String) as string,
        draft: false,
      })
      const numbers = after.items.map(({ version }) => version)
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
      await test.me.call('updateScenario', { params: { scenarioId }, body: { name: 'Renamed' } })
      expect((await versions()).items[0]).toEqual(after.items[0])
    })

    it('is told by day, as the runs of the scenario sum up, in whole credits', async () => {
      sandbox.clearRequests()
      const { items } = await test.me.call('getScenarioUsage', { params: { scenarioId } })
      expect(sandbox.requests().map(({ line }) => line)).toEqual([
        expect.stringContaining(`/scenarios/${scenarioId}/usage?organizationTimezone=true`),
      ])
      const runs = sandbox.world.executions(scenarioId)
      expect(runs).toHaveLength(2)
      const sum = (of: (run: (typeof runs)[number]) => number) =>
        runs.reduce((total, run) => total + of(run), 0)
      // Two days where midnight came between the runs.
      const told = (of: (day: ScenarioUsage) => number | null) =>
        items.reduce((total, day) => total + (of(day) ?? NaN), 0)
      expect(told((day) => day.operations)).toBe(sum((run) => run.operations))
      expect(told((day) => day.transferBytes)).toBe(sum((run) => run.transfer))
      expect(told((day) => day.credits)).toBeCloseTo(sum((run) => run.centicredits) / 100)
      for (const { date } of items) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
    })

    it('are of one’s own scenarios alone', async () => {
      for (const what of ['versions', 'usage']) {
        await expectProblem(await test.me.request(`/scenarios/999999999/${what}`), 'not-found')
      }
    })

    it('E2: are told as a problem while Make is away', async () => {
      sandbox.fail('*', { status: 503 })
      try {
        for (const what of ['versions', 'usage']) {
          const answer = await test.me.request(`/scenarios/${scenarioId}/${what}`)
          await expectProblem(answer, 'upstream-unavailable')
        }
      } finally {
        sandbox.clearFaults()
      }
    })
  },
)

describe.each(testStages.filter(({ dialect }) => !isLive(dialect)))(
  'versions and usage of a scenario in $name',
  ({ database, dialect }) => {
    it('are off, and nothing is asked of Make for them', async () => {
      const test = await createTestBff({ dialect, database: await database.create(), sandbox })
      try {
        const { items } = await test.me.call('listScenarios', {})
        const { capabilities } = await test.me.call('getSession', {})
        expect(capabilities).toMatchObject({ scenarioVersions: false, scenarioUsage: false })
        sandbox.clearRequests()
        for (const what of ['versions', 'usage']) {
          const answer = await test.me.request(`/scenarios/${items[0]!.id}/${what}`)
          await expectProblem(answer, 'unsupported')
        }
        expect(sandbox.requests().filter(({ line }) => /usage|blueprints/.test(line))).toEqual([])
      } finally {
        await test.close()
      }
    })
  },
)
