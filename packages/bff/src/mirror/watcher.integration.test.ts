import { describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import { createTestBff, startSandbox } from '../testing/test-bff.js'

const patiently = { timeout: 60_000, interval: 50 }
const scenarios = 12

describe.each(testStages)('the watcher in $name', ({ dialect, database }) => {
  it('reads each history once, however many lists are asked for meanwhile, and has lists read again alone', async () => {
    const sandbox = await startSandbox({ scenariosPerTeam: scenarios, historyDays: 7 })
    const test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      connected: ['acme'],
    })
    const histories = () =>
      sandbox.requests().flatMap(({ path }) => {
        const [, id] = /\/scenarios\/(\d+)\/(?:logs|executions)$/.exec(path) ?? []
        return id === undefined ? [] : [id]
      })
    try {
      // Slow enough that many lists are asked for while histories are read.
      sandbox.fail('*', { delayMs: 40 })
      const stream = await test.me.events()
      await vi.waitFor(async () => {
        // Each another question, so that none is answered from a cache.
        const asked = Array.from({ length: 4 }, (_, index) =>
          test.me.call('listScenarios', { query: { limit: scenarios + index } }),
        )
        const [page] = await Promise.all(asked)
        expect(page?.items.length).toBeGreaterThan(0)
        expect(new Set(histories()).size).toBeGreaterThanOrEqual(scenarios)
      }, patiently)
      await stream.leave()
      expect(stream.text()).toContain('event: scenarios.changed')
      expect(stream.text()).not.toContain('event: scenario.changed')
    } finally {
      // Ends once nothing is read any more.
      await test.close()
      await sandbox.close()
    }
    const read = histories()
    expect(read.toSorted()).toEqual([...new Set(read)].toSorted())
  })
})
