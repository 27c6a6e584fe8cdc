import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testStages)('blueprints in $name', ({ dialect, database, name: stage }) => {
  const teamId = () => sandbox.organizations[0]!.teams[0]!.id
  const nameOf = (name: string) => `${name} in ${stage}`
  let test: TestBff

  beforeAll(async () => {
    sandbox.world.addScenario({
      teamId: teamId(),
      name: nameOf('Orders'),
      modules: ['gateway:CustomWebHook', 'google-sheets:addRow', 'slack:CreateMessage'],
    })
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  const idOf = (name: string) => String(sandbox.world.findScenario(nameOf(name))!.id)
  const read = (scenarioId: string, caller = test.me) =>
    caller.call('getScenarioBlueprint', { params: { scenarioId } })

  describe('that are read', () => {
    it('are what Make tells, in its own words', async () => {
      const { blueprint } = await read(idOf('Orders'))
      const said = await fetch(
        `${sandbox.url(dialect)}/scenarios/${idOf('Orders')}${dialect === 'live' ? '/blueprint' : ''}`,
        { headers: { Authorization: `Token ${sandbox.organizations[0]!.apiKey}` } },
      )
      const told = (await said.json()) as {
        blueprint?: unknown
        response?: { blueprint: unknown }
      }
      expect(blueprint).toEqual(told.response?.blueprint ?? told.blueprint)
      const modules = (blueprint['flow'] ?? blueprint['modules']) as unknown[]
      expect(modules).toHaveLength(3)
    })

    it('may hold secrets, so nobody stores them, and only who may build them reads them', async () => {
      const path = `/scenarios/${idOf('Orders')}/blueprint`
      const response = await test.me.request(path)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('etag')).toBeNull()
      await expectProblem(await test.as('viewer').request(path), 'forbidden')
      expect((await test.as('builder').request(path)).status).toBe(200)
    })

    it('are read anew each time, and not at all of scenarios that are not the own', async () => {
      await read(idOf('Orders'))
      sandbox.clearRequests()
      await read(idOf('Orders'))
      expect(sandbox.requests().filter(({ line }) => line.includes(idOf('Orders')))).toHaveLength(1)
      const other = sandbox.world.scenarios(sandbox.organizations[1]!.teams[0]!.id)[0]!.id
      sandbox.clearRequests()
      await expectProblem(await test.me.request(`/scenarios/${other}/blueprint`), 'not-found')
      expect(sandbox.requests().filter(({ line }) => line.includes(String(other)))).toEqual([])
    })

    it('are a problem where Make answers something else', async () => {
      const route = dialect === 'live' ? 'GET /scenarios/:id/blueprint' : 'GET /scenarios/:id'
      const shapes: [object, 'upstream-unavailable' | 'unsupported'][] = [
        [{ response: {}, blueprint: 'text' }, 'upstream-unavailable'],
        [{ response: { blueprint: [] }, blueprint: [] }, 'upstream-unavailable'],
        ...(dialect === 'guide' ? [[{ name: 'x' }, 'unsupported'] as [object, 'unsupported']] : []),
      ]
      for (const [body, problem] of shapes) {
        sandbox.fail(route, { status: 200, body, times: 1 })
        await expectProblem(
          await test.me.request(`/scenarios/${idOf('Orders')}/blueprint`),
          problem,
        )
        sandbox.clearFaults()
      }
    })
  })
})
