import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawKeys, serve, type ServedBff } from './serve.js'

const viewers = 40
const minutes = 2
const scenariosWatched = 20

describe(`${viewers} viewers over ${minutes} minutes`, () => {
  let sandbox: Sandbox
  let served: ServedBff
  let dataDir: string

  beforeAll(async () => {
    sandbox = createSandbox({ plan: 'enterprise', speed: 4, scheduler: false })
    await sandbox.listen({ port: 0 })
    dataDir = await mkdtemp(join(tmpdir(), 'inlaykit-soak-'))
    served = await serve({
      sandbox,
      database: { INLAYKIT_DATA_DIR: dataDir },
      encryptionKeys: drawKeys(),
    })
  })

  afterAll(async () => {
    await served.stop()
    await sandbox.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('cost Make no more than one would, and never earn a 429', async () => {
    const { client } = served
    const { items } = await client.call('listScenarios', { query: { status: ['active'] } })
    const ids = items.slice(0, scenariosWatched).map(({ id }) => id)
    await client.call('runScenario', { params: { scenarioId: ids[0] ?? '' } })
    sandbox.clearRequests()
    const end = Date.now() + minutes * 60_000
    let answered = 0
    await Promise.all(
      Array.from({ length: viewers }, async (_, viewer) => {
        while (Date.now() < end) {
          await client.call('listScenarios', { query: { sort: '-lastRunAt' } })
          await client.call('listExecutions', { query: { limit: 50 } })
          await client.call('listScenarioExecutions', {
            params: { scenarioId: ids[viewer % ids.length] ?? '' },
          })
          answered += 3
          await delay(1000)
        }
      }),
    )
    const journal = sandbox.requests()
    console.log(`${answered} answers to ${viewers} viewers cost Make ${journal.length} requests`)
    expect(journal.filter(({ status }) => status === 429)).toEqual([])
    expect(answered).toBeGreaterThan(viewers * minutes * 30)
    // Lists on their beat, and the histories that are looked at: whoever looks adds nothing.
    expect(journal.length).toBeLessThan(minutes * 60 * 5)
  })
})
