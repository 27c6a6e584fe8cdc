import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MakeScenario, MakeScenarioDetail } from '../make/port/scenarios.js'
import type { ConnectionScope } from '../store/scope.js'
import { testDatabases } from '../testing/databases.js'
import { createMirrorStage, type MirrorStage } from '../testing/mirror-stage.js'
import { listIncompleteExecutionIds, putIncompleteExecutions } from './incomplete-execution-rows.js'
import { replaceScenarios } from './scenario-list-writes.js'
import { putScenarioReadings, removeScenario } from './scenario-writes.js'
import { findScenarioRow } from './scenarios.js'

const listed: MakeScenario = {
  id: '1',
  name: 'Orders',
  status: 'active',
  description: 'From the shop',
  schedule: { kind: 'weekly', days: [1, 2], time: '09:00' },
}
const detail: MakeScenarioDetail = {
  ...listed,
  description: null,
  modules: [{ id: '1', app: 'shopify', action: 'watchOrders', label: null }],
  inputs: null,
  priority: null,
  maxErrors: 3,
  autoCommit: null,
}
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))

describe.each(testDatabases)('single readings on $name', ({ create }) => {
  let stage: MirrorStage
  let scope: ConnectionScope

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const refusing = { request: () => Promise.reject(new Error('nothing is asked here')) }
    const { tenantId, connectionId } = stage.connect(refusing)
    scope = { db: stage.database.db, tenantId, connectionId }
    await replaceScenarios(scope, [listed], new Set())
  })

  afterAll(() => stage.close())

  const put = (told: Partial<MakeScenarioDetail>, asOf: Date) =>
    putScenarioReadings(scope, [{ detail: { ...detail, ...told }, asOf }])
  const kept = () => findScenarioRow(scope, '1')

  it('are kept, and what they leave out stays as the list told it', async () => {
    expect(await put({}, at(1))).toEqual([])
    expect(await kept()).toMatchObject({ row: listed, detail: { maxErrors: 3 }, detailAsOf: at(1) })
  })

  it('that say the same make what is mirrored newer, and change nothing', async () => {
    expect(await put({ priority: undefined }, at(2))).toEqual([])
    expect(await kept()).toMatchObject({ row: listed, detail: { maxErrors: 3 }, detailAsOf: at(2) })
  })

  it('are told as a change when lists show them otherwise', async () => {
    const schedule: MakeScenario['schedule'] = { kind: 'weekly', days: [2, 1], time: '09:00' }
    expect(await put({ schedule }, at(3))).toEqual(['1'])
    expect(await kept()).toMatchObject({ row: { schedule }, detailAsOf: at(3) })
    expect(await put({ status: 'inactive', schedule }, at(4))).toEqual(['1'])
    expect(await kept()).toMatchObject({ status: 'inactive', detailAsOf: at(4) })
  })

  it('that were begun before what is mirrored are left', async () => {
    const before = await kept()
    expect(await put({ name: 'Older' }, at(1))).toEqual([])
    expect(await kept()).toEqual(before)
  })

  it('of what is not mirrored are left', async () => {
    expect(await put({ id: '2' }, at(5))).toEqual([])
    expect(await findScenarioRow(scope, '2')).toBeNull()
  })

  it('of a scenario that is gone leave nothing, of what its runs left either', async () => {
    const left = (scenarioId: string) => ({ id: `${scenarioId}-left`, scenarioId, resolved: false })
    const ids = async () =>
      (await Promise.all(['1', '2'].map((id) => listIncompleteExecutionIds(scope, id)))).flat()
    await replaceScenarios(scope, [listed, { ...listed, id: '2' }], new Set())
    await putIncompleteExecutions(scope, [left('1'), left('2')])
    await removeScenario(scope, '1')
    expect(await ids()).toEqual(['2-left'])
    await replaceScenarios(scope, [listed], new Set())
    expect(await ids()).toEqual([])
  })
})
