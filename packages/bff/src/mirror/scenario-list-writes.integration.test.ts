import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MakeScenario } from '../make/port/scenarios.js'
import type { ConnectionScope } from '../store/scope.js'
import { testDatabases } from '../testing/databases.js'
import { createMirrorStage, type MirrorStage } from '../testing/mirror-stage.js'
import { replaceScenarios } from './scenario-list-writes.js'
import { findScenarioRows } from './scenarios.js'

const none = new Set<string>()

/** More than are compared at once. */
const many = Array.from({ length: 1200 }, (_, index): MakeScenario => ({
  id: String(index),
  name: `Orders ${index}`,
  status: 'active',
  description: null,
  apps: ['shopify', 'slack'],
  operations: 7,
}))
const others = (...changed: MakeScenario[]) => [
  ...many.filter(({ id }) => !changed.some((one) => one.id === id)),
  ...changed,
]

describe.each(testDatabases)('a whole list on $name', ({ create }) => {
  let stage: MirrorStage
  let scope: ConnectionScope

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const refusing = { request: () => Promise.reject(new Error('nothing is asked here')) }
    const { tenantId, connectionId } = stage.connect(refusing)
    scope = { db: stage.database.db, tenantId, connectionId }
    const { changed, removed } = await replaceScenarios(scope, [...many, ...many], none)
    expect([changed.length, removed]).toEqual([many.length, []])
  })

  afterAll(() => stage.close())

  it('changes nothing when it says the same in other words', async () => {
    const told = many.map(({ id, name, status, apps, operations }) => ({
      operations,
      apps,
      folderId: null,
      status,
      name,
      id,
    }))
    expect(await replaceScenarios(scope, told, none)).toEqual({ changed: [], removed: [] })
  })

  it('changes the scenarios that it tells otherwise, and no other', async () => {
    const renamed = { ...many[0]!, name: 'Bills' }
    const paused = { ...many[700]!, status: 'inactive' as const }
    const added = { ...many[0]!, id: 'added' }
    const { changed, removed } = await replaceScenarios(scope, others(renamed, paused, added), none)
    expect([new Set(changed), removed]).toEqual([new Set(['0', '700', 'added']), []])
    expect(await findScenarioRows(scope, ['0'])).toMatchObject([{ nameKey: 'bills' }])
    expect(await findScenarioRows(scope, ['700'])).toMatchObject([{ status: 'inactive' }])
  })

  it('forgets what it leaves out, and leaves alone what was written meanwhile', async () => {
    const kept = new Set(['1', '2'])
    const renamed = { ...many[1]!, name: 'Overtaken' }
    const told = others(renamed).filter(({ id }) => id !== '2' && id !== '1199')
    const { changed, removed } = await replaceScenarios(scope, told, kept)
    expect([new Set(changed), new Set(removed)]).toEqual([
      new Set(['0', '700']),
      new Set(['added', '1199']),
    ])
    expect(await findScenarioRows(scope, ['1'])).toMatchObject([{ row: { name: 'Orders 1' } }])
    expect(await findScenarioRows(scope, ['2'])).toHaveLength(1)
  })

  it('tells that a scenario ran since by a later run or by more operations', async () => {
    const asOf = new Date()
    await stage.database.db.execute(
      `update inlaykit.mirror_scenarios set runs_as_of = '${asOf.toISOString()}'`,
    )
    const more = { ...many[3]!, operations: 8 }
    const later = { ...many[4]!, lastRunAt: '2026-01-01T00:00:00.000Z' }
    const renamed = { ...many[5]!, name: 'Same runs' }
    await replaceScenarios(scope, others(more, later, renamed), none)
    const rows = await findScenarioRows(scope, ['3', '4', '5'])
    expect(Object.fromEntries(rows.map((row) => [row.id, row.runsAsOf]))).toEqual({
      3: null,
      4: null,
      5: asOf,
    })
  })
})
