import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenarioSorts } from '@inlaykit/shared'
import { mirrorScenarios } from '../store/tables.js'
import { testDatabases } from '../testing/databases.js'
import { createMirrorStage, type MirrorStage } from '../testing/mirror-stage.js'
import { listMirroredScenarios } from './scenario-list.js'
import { nameKey, searchText } from './sort-keys.js'

const amount = 23
const hour = 60 * 60_000

/** Names, times and operations that several share, and times and operations that a third lack. */
const drawn = Array.from({ length: amount }, (_, n) => {
  const value = n % 3 === 0 ? null : n % 5
  const at = value === null ? null : new Date(Date.UTC(2026, 0, 1) + value * hour)
  return { id: String(n * 7), name: `Scenario ${n % 4}`, operations: value, at }
})

describe.each(testDatabases)('a list of scenarios on $name', ({ create }) => {
  let stage: MirrorStage

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const { db, tenantId, connectionId } = stage.scope
    await db.insert(mirrorScenarios).values(
      drawn.map(({ id, name, operations, at }) => ({
        tenantId,
        connectionId,
        id,
        nameKey: nameKey(name),
        searchText: searchText(name),
        status: 'active' as const,
        operations,
        lastRunAt: at,
        nextRunAt: at,
        row: {
          id,
          name,
          status: 'active' as const,
        },
      })),
    )
  })
  afterAll(() => stage.close())

  it.each(scenarioSorts)(
    'comes whole and in one order by %s, whatever a page holds',
    async (sort) => {
      const whole = await listMirroredScenarios(stage.scope, { sort, limit: 100 })
      expect(whole.nextCursor).toBeNull()
      expect(whole.total).toBe(amount)
      expect(new Set(whole.items.map(({ id }) => id))).toEqual(new Set(drawn.map(({ id }) => id)))
      const sign = sort.startsWith('-') ? -1 : 1
      const key = sort.replace('-', '')
      const values = whole.items.map(({ id }) => {
        const one = drawn.find((each) => each.id === id)!
        if (key === 'name') return one.name
        return key === 'operations' ? one.operations : (one.at?.getTime() ?? null)
      })
      const known = values.filter((value) => value !== null)
      expect(known).toEqual(known.toSorted((a, b) => (a < b ? -sign : a > b ? sign : 0)))
      expect(values.slice(known.length).every((value) => value === null)).toBe(true)
      for (let limit = 1; limit < amount; limit += 1) {
        const ids: string[] = []
        let cursor: string | undefined
        do {
          const page = await listMirroredScenarios(stage.scope, { sort, limit, cursor })
          expect(page.items.length).toBeLessThanOrEqual(limit)
          ids.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(ids).toEqual(whole.items.map(({ id }) => id))
      }
    },
  )
})
