import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { MakeCall } from '../make/port/call.js'
import { testDatabases } from '../testing/databases.js'
import { createWatcherStage, type WatcherStage } from '../testing/watcher-stage.js'
import type { WatchedPart } from './watcher.js'

const beatMs = 15_000
const patiently = { timeout: 20_000, interval: 20 }
const paths = { members: '/organizations/1/users', webhooks: '/webhooks' } as const
const parts = ['members', 'webhooks'] as const

describe.each(testDatabases)('members and webhooks that are watched, on $name', ({ create }) => {
  let stage: WatcherStage
  let read: Record<WatchedPart, (call: MakeCall) => Promise<void>>

  beforeAll(async () => {
    // A Make that has nothing.
    stage = await createWatcherStage(await create(), () => ({ data: [] }))
    const { synchronizer, webhooks, connection } = stage
    read = {
      members: (call) => synchronizer.refreshMembers(connection, call),
      webhooks: (call) => webhooks.refresh(connection, call),
    }
  })
  afterAll(() => stage.close())

  /** How often each of some beats reads the part. */
  const beats = async (part: WatchedPart, count: number) => {
    const reads: number[] = []
    for (let beat = 0; beat < count; beat += 1) {
      stage.takeAsked()
      await stage.clock.advance(beatMs)
      await vi.waitFor(() => expect(stage.asked()).toContain('/scenarios'), patiently)
      await stage.watcher.idle()
      reads.push(stage.asked().filter((path) => path === paths[part]).length)
    }
    return reads
  }

  it.each(parts)('%s are not read by a beat as long as nobody has asked for them', async (part) => {
    await read[part]({ priority: 'live' })
    stage.watcher.looked(stage.connection)
    expect(await beats(part, 6)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it.each(parts)('%s are read once a minute while somebody asks for them', async (part) => {
    const { watcher, connection } = stage
    await read[part]({ priority: 'live' })
    watcher.lookedAtPart(connection, part)
    expect(await beats(part, 4)).toEqual([0, 0, 0, 1])
    watcher.looked(connection)
    // For two minutes on, and no longer.
    expect(await beats(part, 4)).toEqual([0, 0, 0, 1])
    expect(await beats(part, 6)).toEqual([0, 0, 0, 0, 0, 0])
  })
})
