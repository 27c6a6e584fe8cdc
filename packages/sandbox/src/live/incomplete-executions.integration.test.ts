import { describe, expect, test } from 'vitest'
import { asks, startAtNoon, teamOf } from '../testing/ask.js'

async function startWithItems(count: number) {
  const { sandbox, clock } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Leaves something' })
  const items = Array.from({ length: count }, (_, index) =>
    sandbox.world.addIncompleteExecution(id, { reason: `Fault ${index}`, bundle: { index } }),
  )
  return { sandbox, clock, ask, scenarioId: id, ids: items.map((item) => item.id) }
}

describe('/dlqs', () => {
  test('lists what failed runs left, a page at a time, as many as the scenario counts', async () => {
    const { ask, sandbox, scenarioId, ids } = await startWithItems(30)
    const first = await ask('GET', `/dlqs?scenarioId=${scenarioId}`)
    expect(first.body.dlqs).toHaveLength(25)
    expect(first.body.dlqs[0]).toEqual({
      id: ids[0],
      scenarioId,
      scenarioName: 'Leaves something',
      companyId: Number(teamOf(sandbox)),
      reason: 'Fault 0',
      resolved: false,
      deleted: false,
      index: 0,
      created: '2026-03-18T12:00:00.000Z',
      retry: false,
      attempts: 0,
      size: JSON.stringify({ index: 0 }).length,
    })
    const rest = await ask('GET', `/dlqs?scenarioId=${scenarioId}&pg[offset]=25`)
    expect([...first.body.dlqs, ...rest.body.dlqs].map(({ id }: { id: string }) => id)).toEqual(ids)
    const { body } = await ask('GET', `/scenarios/${scenarioId}`)
    expect(body.scenario.dlqCount).toBe(30)
  })

  test('tells one, its bundle and the runs by which it was tried again', async () => {
    const { ask, clock, sandbox, scenarioId, ids } = await startWithItems(1)
    const [id] = ids
    expect((await ask('GET', `/dlqs/${id}/bundle`)).body).toEqual({ response: { index: 0 } })
    expect((await ask('GET', `/dlqs/${id}/logs`)).body.dlqLogs).toEqual([])
    sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 1000 })
    expect((await ask('POST', `/dlqs/${id}/retry`)).status).toBe(200)
    expect((await ask('POST', `/dlqs/${id}/retry`)).status).toBe(400)
    await clock.advance(1000)
    expect((await ask('GET', `/dlqs/${id}`)).body.dlq).toMatchObject({ id, attempts: 1 })
    const { dlqLogs } = (await ask('GET', `/dlqs/${id}/logs`)).body
    expect(dlqLogs).toMatchObject([{ status: 3, type: 'manual' }])
    const changed = await ask('PATCH', `/dlqs/${id}`, { failer: 2 })
    expect(changed.body.dlq).toMatchObject({ failer: 2, blueprint: { name: 'Leaves something' } })
  })

  test('lets go of what was tried again with success, and its run stands in the log', async () => {
    const { ask, clock, sandbox, scenarioId, ids } = await startWithItems(2)
    sandbox.world.nextOutcome(scenarioId, 'success', { durationMs: 1000 })
    await ask('POST', `/dlqs/${ids[0]}/retry`)
    await clock.advance(1000)
    expect((await ask('GET', `/dlqs/${ids[0]}`)).status).toBe(404)
    const { dlqs } = (await ask('GET', `/dlqs?scenarioId=${scenarioId}`)).body
    expect(dlqs.map(({ id }: { id: string }) => id)).toEqual([ids[1]])
    expect(sandbox.world.scenario(scenarioId).dlqCount).toBe(1)
    const { scenarioLogs } = (await ask('GET', `/scenarios/${scenarioId}/logs`)).body
    expect(scenarioLogs).toMatchObject([{ status: 1 }])
  })

  test('tries many again at once: those named, or all but some', async () => {
    const { ask, clock, sandbox, scenarioId, ids } = await startWithItems(4)
    const retry = `/dlqs/retry?scenarioId=${scenarioId}`
    expect((await ask('POST', retry, {})).status).toBe(400)
    await ask('POST', retry, { ids: [ids[0]] })
    await ask('POST', retry, { all: true, exceptIds: [ids[3]] })
    expect(sandbox.world.executions(scenarioId)).toHaveLength(3)
    await clock.advance(60_000)
    expect(sandbox.world.incompleteExecutions(scenarioId).map(({ id }) => id)).toEqual([ids[3]])
  })

  test('deletes those named, all only when it is confirmed, and none that is processed', async () => {
    const { ask, sandbox, scenarioId, ids } = await startWithItems(4)
    const path = `/dlqs?scenarioId=${scenarioId}`
    expect((await ask('DELETE', path, { ids: [ids[0]] })).body).toEqual({ dlqs: [ids[0]] })
    expect((await ask('DELETE', path, { all: true })).body).toMatchObject({ code: 'IM004' })
    await ask('POST', `/dlqs/${ids[1]}/retry`)
    expect((await ask('DELETE', `${path}&confirmed=true`, { all: true })).status).toBe(400)
    expect(sandbox.world.incompleteExecutions(scenarioId).map(({ id }) => id)).toEqual([ids[1]])
  })

  test('belongs to its organisation alone', async () => {
    const { sandbox, scenarioId, ids } = await startWithItems(1)
    const stranger = asks(sandbox, 'live', 1)
    const answers = await Promise.all([
      stranger('GET', `/dlqs?scenarioId=${scenarioId}`),
      stranger('GET', `/dlqs/${ids[0]}`),
      stranger('GET', `/dlqs/${ids[0]}/bundle`),
      stranger('POST', `/dlqs/${ids[0]}/retry`),
      stranger('DELETE', `/dlqs?scenarioId=${scenarioId}`, { ids }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(sandbox.world.executions(scenarioId)).toEqual([])
  })

  test('is made up for scenarios that had failed before, and grows when one is switched off', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const old = sandbox.world.scenarios(teamOf(sandbox)).find(({ dlqCount }) => dlqCount > 1)!
    const { dlqs } = (await ask('GET', `/dlqs?scenarioId=${old.id}`)).body
    expect(dlqs).toHaveLength(old.dlqCount)
    const again = (await ask('GET', `/dlqs?scenarioId=${old.id}`)).body.dlqs
    expect(again).toEqual(dlqs)
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Fails' })
    for (let run = 0; run < 3; run += 1) {
      sandbox.world.nextOutcome(id, 'error', { error: { name: 'E', message: 'Nothing works.' } })
      sandbox.world.startScenario(id)
      await clock.advance(60_000)
    }
    expect((await ask('GET', `/dlqs?scenarioId=${id}`)).body.dlqs).toMatchObject([
      { reason: 'Nothing works.', executionId: sandbox.world.executions(id).at(-1)!.id },
    ])
  })
})
