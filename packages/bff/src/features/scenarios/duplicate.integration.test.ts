import type { Sandbox } from '@inlaykit/sandbox'
import type { CreatedScenario } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testStages)('duplicating in $name', ({ dialect, database, name: stage }) => {
  let test: TestBff
  let id: number
  const name = `Original in ${stage}`

  beforeAll(async () => {
    const teamId = sandbox.organizations[0]!.teams[0]!.id
    ;({ id } = sandbox.world.addScenario({
      teamId,
      name,
      description: 'Why it is there',
      scheduling: { type: 'indefinitely', interval: 900 },
    }))
    sandbox.world.updateScenario(id, { settings: { priority: 0, maxErrors: 0, autoCommit: false } })
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  const post = (body: unknown, scenarioId: number | string = id) =>
    test.me.request(`/scenarios/${scenarioId}/duplicate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
  const named = (wanted: string) => sandbox.world.scenarios().filter((one) => one.name === wanted)

  it('makes a copy that is switched off, with all but the name, and lists it at once', async () => {
    const copyName = `Copy in ${stage}`
    sandbox.clearRequests()
    const copy = await test.me.call('duplicateScenario', {
      params: { scenarioId: String(id) },
      body: { name: copyName },
    })
    expect(copy).toMatchObject({
      name: copyName,
      status: 'inactive',
      description: 'Why it is there',
    })
    expect(copy.warnings).toBeUndefined()
    const lines = writes().map(({ line }) => line.replace(/^(\w+) \/\w+\/api\/v2(\S+).*/, '$1 $2'))
    const { id: organizationId } = sandbox.organizations[0]!
    expect(lines).toEqual(
      dialect === 'guide'
        ? ['POST /scenarios', `PATCH /scenarios/${copy.id}`]
        : [`POST /scenarios/${id}/clone?organizationId=${organizationId}`],
    )
    const original = sandbox.world.scenario(id)
    const [made] = named(copyName)
    expect(made).toMatchObject({
      id: Number(copy.id),
      isActive: false,
      description: original.description,
      settings: original.settings,
    })
    expect(made!.flow.map(({ id: one, module, mapper }) => ({ one, module, mapper }))).toEqual(
      original.flow.map(({ id: one, module, mapper }) => ({ one, module, mapper })),
    )
    const params = { scenarioId: copy.id }
    const shown = await test.me.call('getScenario', { params })
    const whole = await test.me.call('getScenario', { params: { scenarioId: String(id) } })
    expect(shown.schedule).toEqual(whole.schedule)
    expect(shown.modules).toEqual(whole.modules)
    const { items } = await test.me.call('listScenarios', { query: { search: copyName } })
    expect(items).toMatchObject([{ id: copy.id }])
  })

  it('names a copy after the original, within the length that Make takes', async () => {
    const first = (await (await post({})).json()) as CreatedScenario
    expect(first.name).toBe(`${name} (copy)`)
    const long = '🦊'.repeat(59) + 'ab'
    sandbox.world.renameScenario(id, long)
    await test.me.call('updateScenario', {
      params: { scenarioId: String(id) },
      body: { name: long },
    })
    const second = (await (await post({})).json()) as CreatedScenario
    expect(second.name).toMatch(/^🦊+.* \(copy\)$/u)
    expect(second.name.length).toBeLessThanOrEqual(120)
    await test.me.call('updateScenario', { params: { scenarioId: String(id) }, body: { name } })
  })

  it.runIf(dialect === 'guide')('is off where Make does not tell the blueprint', async () => {
    sandbox.fail('GET /scenarios/:id', { status: 200, body: { id, name, active: true }, times: 1 })
    sandbox.clearRequests()
    await expectProblem(await post({ name: 'Never' }), 'unsupported')
    sandbox.clearFaults()
    expect(writes()).toEqual([])
  })

  it.runIf(dialect === 'guide')('tells a blueprint without end as such', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const body = `{"id":${id},"name":"x","active":true,"blueprint":{"modules":${deep}}}`
    sandbox.fail('GET /scenarios/:id', { status: 200, body, times: 2 })
    await expectProblem(await post({ name: 'Never' }), 'upstream-unavailable')
    const read = await test.me.request(`/scenarios/${id}/blueprint`)
    await expectProblem(read, 'upstream-unavailable')
    sandbox.clearFaults()
  })

  it.runIf(dialect === 'live')('takes the answer wrapped and bare', async () => {
    for (const wrap of [true, false]) {
      const scenario = { id: 4_000_000 + Number(wrap), name: 'Told', isActive: false }
      sandbox.fail('POST /scenarios/:id/clone', {
        status: 200,
        body: wrap ? { scenario } : scenario,
        times: 1,
      })
      const response = await post({ name: 'Told' })
      expect(response.status).toBe(201)
      expect(((await response.json()) as CreatedScenario).id).toBe(String(scenario.id))
    }
    sandbox.clearFaults()
  })

  it('E4: is never sent again when the answer was lost', async () => {
    const lost = `Lost copy in ${stage}`
    const route = dialect === 'guide' ? 'POST /scenarios' : 'POST /scenarios/:id/clone'
    sandbox.fail(route, { reset: true, processed: true, times: 1 })
    await expectProblem(await post({ name: lost }), 'upstream-unavailable')
    sandbox.clearFaults()
    expect(named(lost)).toHaveLength(1)
  })

  it.each<[unknown, string]>([
    [{ name: '' }, 'body.name'],
    [{ name: 'a'.repeat(121) }, 'body.name'],
    [{ name: 'a\r\nb' }, 'body.name'],
    [{ blueprint: {} }, 'body.blueprint'],
  ])('I4: %j is refused at %s, and Make hears nothing', async (body, path) => {
    sandbox.clearRequests()
    const { errors } = await expectProblem(await post(body), 'validation')
    expect(errors).toMatchObject([{ path }])
    expect(writes()).toEqual([])
  })

  it('is for who may build scenarios, and of scenarios that are there', async () => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    const path = `/scenarios/${id}/duplicate`
    await expectProblem(await test.as('viewer').request(path, init), 'forbidden')
    await expectProblem(await test.as('admin', 'brightside').request(path, init), 'not-found')
    await expectProblem(await post({}, 999_999_999), 'not-found')
  })
  it('says where a copy is in no folder, though its original is in one', async () => {
    const teamId = sandbox.organizations[0]!.teams[0]!.id
    const { items } = await test.me.call('listFolders', {})
    const folderId = items[0]!.id
    const inFolder = sandbox.world.addScenario({
      teamId,
      name: `Filed in ${stage}`,
      folderId: Number(folderId),
    })
    const params = { scenarioId: String(inFolder.id) }
    await vi.waitFor(() => test.me.call('getScenario', { params }), {
      timeout: 30_000,
      interval: 200,
    })
    const copy = await test.me.call('duplicateScenario', { params, body: {} })
    if (dialect === 'live') {
      expect(copy.warnings).toBeUndefined()
      expect(copy.folderId).toBe(folderId)
    } else {
      expect(copy.folderId).toBeNull()
      expect(copy.warnings).toEqual([
        { path: 'folderId', message: expect.stringContaining('Move it in Make') as string },
      ])
    }
  })
})
