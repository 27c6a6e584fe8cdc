import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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
const members = '/organizations/1/users'

describe.each(testDatabases)('watched members on $name', ({ create }) => {
  let stage: MirrorStage
  let clock: ManualClock
  let synchronizer: Synchronizer
  let watcher: Watcher
  let connection: MirroredConnection
  /** What was asked of Make, in its order. */
  let asked: string[] = []

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const { database, hub } = stage
    clock = createManualClock()
    synchronizer = new Synchronizer({ database, hub, clock, logger })
    const tracker = new RunTracker({ synchronizer, clock })
    // The tenant has a stream open all the while.
    const streaming = () => ['acme']
    watcher = new Watcher({ synchronizer, tracker, clock, logger, streaming, enabled: true })
    // A Make that says what it is asked, and has nothing.
    connection = stage.connect({
      request: ({ path }: { readonly path: string }) => {
        asked.push(path)
        return Promise.resolve({ status: 200, body: { data: [] } })
      },
    })
  })

  afterAll(async () => {
    await watcher.close()
    await stage.close()
  })

  /** How often each of some beats reads the members. */
  const beats = async (count: number) => {
    const reads: number[] = []
    for (let beat = 0; beat < count; beat += 1) {
      asked = []
      await clock.advance(beatMs)
      await vi.waitFor(() => expect(asked).toContain('/scenarios'), patiently)
      await watcher.idle()
      reads.push(asked.filter((path) => path === members).length)
    }
    return reads
  }

  it('are not read by a beat as long as nobody has asked for them', async () => {
    await synchronizer.refreshMembers(connection, { priority: 'live' })
    watcher.looked(connection)
    expect(await beats(6)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('are read once a minute while somebody asks for them, and two minutes on', async () => {
    await synchronizer.refreshMembers(connection, { priority: 'live' })
    watcher.lookedAtMembers(connection)
    expect(await beats(4)).toEqual([0, 0, 0, 1])
    watcher.looked(connection)
    expect(await beats(4)).toEqual([0, 0, 0, 1])
    expect(await beats(6)).toEqual([0, 0, 0, 0, 0, 0])
  })
})
