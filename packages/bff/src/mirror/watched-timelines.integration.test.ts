import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DomainError } from '../core/errors.js'
import { testDatabases } from '../testing/databases.js'
import { createWatcherStage, type WatcherStage } from '../testing/watcher-stage.js'

const beatMs = 15_000
const patiently = { timeout: 20_000, interval: 20 }
const live = { priority: 'live' } as const

describe.each(testDatabases)('a watched timeline on $name', ({ create }) => {
  let stage: WatcherStage
  let isGone = false

  beforeAll(async () => {
    // A Make of two scenarios that never ran.
    stage = await createWatcherStage(await create(), (path) => {
      if (!path.endsWith('/executions'))
        return { data: [1, 2].map((id) => ({ id, name: `Orders ${id}`, active: true })) }
      if (isGone) throw new DomainError('not-found', 'Make has nothing of that id.')
      return { data: [] }
    })
  })
  afterAll(() => stage.close())

  /** What one beat asks of Make. */
  const beat = async (ms = beatMs) => {
    stage.takeAsked()
    await stage.clock.advance(ms)
    await vi.waitFor(() => expect(stage.asked()).toContain('/scenarios'), patiently)
    await stage.watcher.idle()
    return stage.takeAsked()
  }
  const history = '/scenarios/1/executions'

  it('is read on each beat for as long as a page would leave it unasked, and no longer', async () => {
    const { synchronizer, connection, watcher } = stage
    await synchronizer.refreshScenarios(connection, live)
    await synchronizer.refreshRuns(connection, '1', live)
    await synchronizer.refreshRuns(connection, '2', live)
    watcher.looked(connection, '1')
    for (let count = 1; count <= 6; count += 1)
      expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })

  it('is left alone by a beat when somebody has just had it read', async () => {
    const { synchronizer, connection, watcher, clock } = stage
    watcher.looked(connection, '1')
    await clock.advance(beatMs - 1000)
    await synchronizer.refreshRuns(connection, '1', live)
    expect(await beat(1000)).toEqual(['/scenarios'])
    expect(await beat()).toEqual(['/scenarios', history])
  })

  it('is watched no longer when Make has its scenario no more', async () => {
    isGone = true
    expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })
})
