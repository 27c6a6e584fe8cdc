import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DomainError } from '../core/errors.js'
import { silentLogger as logger } from '../core/logger.js'
import { testDatabases } from '../testing/databases.js'
import { createManualClock, type ManualClock } from '../testing/manual-clock.js'
import { createMirrorStage, type MirrorStage } from '../testing/mirror-stage.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { RunTracker } from './run-tracker.js'
import { Synchronizer } from './synchronizer.js'
import { Watcher } from './watcher.js'

const beatMs = 15_000
const patiently = { timeout: 20_000, interval: 20 }
const live = { priority: 'live' } as const

describe.each(testDatabases)('a watched timeline on $name', ({ create }) => {
  let stage: MirrorStage
  let clock: ManualClock
  let synchronizer: Synchronizer
  let watcher: Watcher
  let connection: MirroredConnection
  /** What was asked of Make, in its order. */
  let asked: string[] = []
  let isGone = false

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const { database, hub } = stage
    clock = createManualClock()
    synchronizer = new Synchronizer({ database, hub, clock, logger })
    const tracker = new RunTracker({ synchronizer, clock })
    // The tenant has a stream open all the while.
    const streaming = () => ['acme']
    watcher = new Watcher({ synchronizer, tracker, clock, logger, streaming, enabled: true })
    // A Make that says what it is asked: two scenarios that never ran.
    connection = stage.connect({
      request: ({ path }: { readonly path: string }) => {
        asked.push(path)
        const isHistory = path.endsWith('/executions')
        const rows = [1, 2].map((id) => ({ id, name: `Orders ${id}`, active: true }))
        return isHistory && isGone
          ? Promise.reject(new DomainError('not-found', 'Make has nothing of that id.'))
          : Promise.resolve({ status: 200, body: { data: isHistory ? [] : rows } })
      },
    })
  })

  afterAll(async () => {
    await watcher.close()
    await stage.close()
  })

  /** What a beat asks of Make. */
  const beat = async () => {
    asked = []
    await clock.advance(beatMs)
    await vi.waitFor(() => expect(asked).toContain('/scenarios'), patiently)
    await watcher.idle()
    return asked
  }
  const history = '/scenarios/1/executions'

  it('is read on each beat for as long as a page would leave it unasked, and no longer', async () => {
    await synchronizer.refreshScenarios(connection, live)
    await synchronizer.refreshRuns(connection, '1', live)
    await synchronizer.refreshRuns(connection, '2', live)
    watcher.looked(connection, '1')
    for (let count = 1; count <= 6; count += 1)
      expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })

  it('is left alone by a beat when somebody has just had it read', async () => {
    watcher.looked(connection, '1')
    await clock.advance(beatMs - 1000)
    await synchronizer.refreshRuns(connection, '1', live)
    asked = []
    await clock.advance(1000)
    await vi.waitFor(() => expect(asked).toContain('/scenarios'), patiently)
    await watcher.idle()
    expect(asked).toEqual(['/scenarios'])
    expect(await beat()).toEqual(['/scenarios', history])
  })

  it('is watched no longer when Make has its scenario no more', async () => {
    isGone = true
    expect(await beat()).toEqual(['/scenarios', history])
    expect(await beat()).toEqual(['/scenarios'])
  })
})
