import { describe, expect, onTestFinished, test } from 'vitest'
import { createSandbox } from './sandbox.js'
import { asks, noon, startAtNoon, startSandbox, teamOf } from './testing/ask.js'
import { createVirtualClock } from './world/clock.js'

describe('a sandbox', () => {
  test('answers the same to the same seed, byte by byte', async () => {
    const answers = await Promise.all(
      [42, 42, 43].map(async (seed) => {
        const { sandbox } = await startAtNoon({ seed })
        const ask = asks(sandbox, 'live')
        const list = await ask('GET', `/scenarios?teamId=${teamOf(sandbox)}`)
        const { id } = list.body.scenarios[5]
        const logs = await ask('GET', `/scenarios/${id}/logs?pg[limit]=200`)
        return JSON.stringify([sandbox.organizations, list.body, logs.body])
      }),
    )
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).not.toBe(answers[2])
  })

  test('speaks both dialects of one world: what one changes the other shows', async () => {
    const { sandbox, clock } = await startAtNoon()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Shared' })
    const [live, guide] = [asks(sandbox, 'live'), asks(sandbox, 'guide')]
    await guide('PATCH', `/scenarios/${id}`, { active: false })
    expect((await live('GET', `/scenarios/${id}`)).body.scenario.isActive).toBe(false)
    await live('POST', `/scenarios/${id}/start`)
    const run = await live('POST', `/scenarios/${id}/run`)
    await clock.advance(60_000)
    const { body } = await guide('GET', `/executions/${run.body.executionId}`)
    expect(body).toMatchObject({ scenarioId: id, status: 'success' })
  })

  test.each([
    ['live', undefined],
    ['live', 'live'],
    ['guide', 'guide'],
  ] as const)('speaks %s at plain /api/v2 with dialect %s', async (spoken, dialect) => {
    const sandbox = await startSandbox(dialect === undefined ? {} : { dialect })
    const response = await fetch(`${new URL(sandbox.url('live')).origin}/api/v2/nowhere`, {
      headers: { Authorization: `Token ${sandbox.organizations[0]?.apiKey}` },
    })
    expect(response.status).toBe(404)
    const body = (await response.json()) as object
    expect('code' in body).toBe(spoken === 'live')
    expect(sandbox.requests()[0]?.dialect).toBe(spoken)
  })

  test('answers outside its bases with 404 and says where to ask', async () => {
    const sandbox = await startSandbox()
    const { origin } = new URL(sandbox.url('live'))
    for (const path of ['/', '/api/v1/scenarios', '/api/v22', '/other/api/v2']) {
      const response = await fetch(origin + path)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ message: expect.stringContaining('/live/api/v2') })
    }
    expect(sandbox.requests()).toEqual([])
  })

  test('answers in process without listening, and has no address then', async () => {
    const sandbox = createSandbox({ scheduler: false })
    onTestFinished(() => sandbox.close())
    expect(() => sandbox.url('live')).toThrow('listen()')
    const response = await sandbox.fetch(
      new Request('http://sandbox.test/guide/api/v2/scenarios?limit=1', {
        headers: { Authorization: `Token ${sandbox.organizations[0]?.apiKey}` },
      }),
    )
    expect(response.status).toBe(200)
    expect(sandbox.requests()[0]?.line).toBe('GET /guide/api/v2/scenarios?limit=1 HTTP/1.1')
  })

  test('listens where it is told, not twice, and frees the port when closed', async () => {
    const first = createSandbox({ scheduler: false })
    const origin = await first.listen()
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await expect(first.listen()).rejects.toThrow('listens already')
    const port = Number(new URL(origin).port)
    const second = createSandbox({ scheduler: false })
    onTestFinished(() => second.close())
    await expect(second.listen({ port })).rejects.toThrow('EADDRINUSE')
    await first.close()
    await first.close()
    expect(await second.listen({ port })).toBe(origin)
  })

  test('refuses options that make no sense, all in one message', () => {
    expect(() =>
      createSandbox({ seed: 1.5, speed: 0, historyDays: -1, scenariosPerTeam: 1e9 }),
    ).toThrow(/seed must be.*speed must be.*scenariosPerTeam must be.*historyDays must be/s)
  })

  test('is as large and as old as asked', async () => {
    const clock = createVirtualClock(noon)
    const sandbox = await startSandbox({ clock, scenariosPerTeam: 300, historyDays: 2 })
    const ask = asks(sandbox, 'live')
    const list = await ask('GET', `/scenarios?teamId=${teamOf(sandbox)}&cols[]=id`)
    expect(list.body.scenarios).toHaveLength(300)
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const logs = await ask('GET', `/scenarios/${scenario?.id}/logs?status=1&pg[limit]=10000`)
    const oldest = logs.body.scenarioLogs.at(-1).timestamp
    expect(Date.parse(oldest)).toBeGreaterThanOrEqual(Date.UTC(2026, 2, 16))
    expect(Date.parse(oldest)).toBeLessThan(Date.UTC(2026, 2, 16, 1))
  })

  test('lets scenarios start by themselves while it is up', async () => {
    const { sandbox, clock } = await startAtNoon({ scheduler: true })
    await clock.advance(3_600_000)
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const { body } = await asks(sandbox, 'live')(
      'GET',
      `/scenarios/${scenario?.id}/logs?from=${noon}`,
    )
    expect(body.scenarioLogs).toHaveLength(12)
    expect(body.scenarioLogs.every(({ type }: { type: string }) => type === 'auto')).toBe(true)
  })

  test('has a world that can be renamed, emptied and looked at from outside', async () => {
    const { sandbox } = await startAtNoon()
    const [first, second] = sandbox.world.scenarios(teamOf(sandbox))
    sandbox.world.renameScenario(first?.id ?? 0, 'Renamed')
    sandbox.world.removeScenario(second?.id ?? 0)
    const { body } = await asks(sandbox, 'live')('GET', `/scenarios?teamId=${teamOf(sandbox)}`)
    const names = body.scenarios.map(({ name }: { name: string }) => name)
    expect(names).toHaveLength(131)
    expect(names).toContain('Renamed')
    expect(() => sandbox.world.scenario(second?.id ?? 0)).toThrow(RangeError)
    expect(() => sandbox.world.addScenario({ teamId: 1, name: 'x' })).toThrow(RangeError)
    expect(() => sandbox.world.setPlan(1, 'pro')).toThrow(RangeError)
  })

  test('can’t turn the machine’s clock', async () => {
    const sandbox = await startSandbox()
    await expect(sandbox.world.advance(1)).rejects.toThrow('virtual clock')
  })
})
