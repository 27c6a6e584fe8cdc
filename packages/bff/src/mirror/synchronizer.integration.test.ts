import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakePage, MakeScenario } from '../make/port/scenarios.js'
import { testDatabases } from '../testing/databases.js'
import { createMirrorStage, type MirrorStage } from '../testing/mirror-stage.js'
import { listMirroredScenarios } from './scenario-list.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { removeScenario, setScenarioStatus } from './scenario-writes.js'
import { Synchronizer } from './synchronizer.js'

type List = (call: MakeCall) => Promise<MakePage<MakeScenario>>

const page = (...names: string[]): MakePage<MakeScenario> => ({
  items: names.map((name, index) => ({ id: String(index + 1), name, status: 'active' as const })),
  next: null,
})

describe.each(testDatabases)('the synchronizer on $name', ({ create }) => {
  let stage: MirrorStage
  let synchronizer: Synchronizer
  let list: List
  let connection: MirroredConnection

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    synchronizer = new Synchronizer({ ...stage, clock: systemClock, logger: silentLogger })
    const refusing = { request: () => Promise.reject(new Error('nothing is asked here')) }
    connection = stage.connect(refusing, (api) => ({
      ...api,
      scenarios: { ...api.scenarios, list: (_, call) => list(call) },
    }))
  })

  afterAll(() => stage.close())

  const names = async () =>
    (
      await listMirroredScenarios(synchronizer.scope(connection), { limit: 100, sort: 'name' })
    ).items.map(({ name }) => name)

  it('reads for the first of those who wait for the same', async () => {
    const asked: MakeCall[] = []
    list = (call) => {
      asked.push(call)
      return Promise.resolve(page('Read for one'))
    }
    await Promise.all(
      ['ann', 'ben'].map((viewerId) =>
        synchronizer.refreshScenarios(connection, { priority: 'interactive', viewerId }),
      ),
    )
    expect(asked).toMatchObject([{ priority: 'interactive', viewerId: 'ann' }])
  })

  it('does not let a person wait for a read of the background, nor that read undo theirs', async () => {
    let release: (answer: MakePage<MakeScenario>) => void = () => undefined
    list = ({ priority }) =>
      priority === 'background'
        ? new Promise((resolve) => {
            release = resolve
          })
        : Promise.resolve(page('As it is now'))
    const slow = synchronizer.refreshScenarios(connection, { priority: 'background' })
    // The same millisecond would make neither the older.
    await systemClock.sleep(5)
    await synchronizer.refreshScenarios(connection, { priority: 'interactive' })
    expect(await names()).toEqual(['As it is now'])
    release(page('As it was'))
    await slow
    expect(await names()).toEqual(['As it is now'])
  })

  it('asks once for all who wait for the same', async () => {
    let asked = 0
    list = () => {
      asked += 1
      return Promise.resolve(page('Together'))
    }
    await Promise.all(
      Array.from({ length: 5 }, () =>
        synchronizer.refreshScenarios(connection, { priority: 'interactive' }),
      ),
    )
    expect(asked).toBe(1)
    expect(await names()).toEqual(['Together'])
  })

  it.each(['itself', 'another instance'])(
    'does not undo what %s has written with what it read before',
    async (writer) => {
      list = () => Promise.resolve(page('Switched', 'Deleted', 'Left alone'))
      await synchronizer.refreshScenarios(connection, { priority: 'interactive' })
      let release: (answer: MakePage<MakeScenario>) => void = () => undefined
      list = () =>
        new Promise((resolve) => {
          release = resolve
        })
      const slow = synchronizer.refreshScenarios(connection, { priority: 'interactive' })
      const writing =
        writer === 'itself'
          ? synchronizer
          : new Synchronizer({ ...stage, clock: systemClock, logger: silentLogger })
      await systemClock.sleep(5)
      await writing.recordWrite(connection, '1', async (scope) => {
        await setScenarioStatus(scope, '1', 'inactive')
        return []
      })
      await writing.recordWrite(connection, '2', async (scope) => {
        await removeScenario(scope, '2')
        return []
      })
      release(page('Switched', 'Deleted', 'Renamed meanwhile'))
      await slow
      const query = { limit: 100, sort: 'name' } as const
      const { items } = await listMirroredScenarios(synchronizer.scope(connection), query)
      expect(items).toMatchObject([
        { name: 'Renamed meanwhile', status: 'active' },
        { name: 'Switched', status: 'inactive' },
      ])
      // What is read later is newer.
      await systemClock.sleep(5)
      list = () => Promise.resolve(page('Switched'))
      await writing.refreshScenarios(connection, { priority: 'interactive' })
      expect(await names()).toEqual(['Switched'])
      const again = await listMirroredScenarios(synchronizer.scope(connection), query)
      expect(again.items).toMatchObject([{ status: 'active' }])
    },
  )
})
