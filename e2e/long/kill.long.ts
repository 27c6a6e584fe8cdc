import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Execution } from '@inlaykit/shared'
import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawKeys, serve, type ServedBff } from './serve.js'

const rounds = 12

describe('a BFF that is killed while it works', () => {
  let sandbox: Sandbox
  let dataDir: string

  beforeAll(async () => {
    sandbox = createSandbox({ plan: 'enterprise', speed: 10, scheduler: false })
    await sandbox.listen({ port: 0 })
    dataDir = await mkdtemp(join(tmpdir(), 'inlaykit-kill-'))
  })

  afterAll(async () => {
    await sandbox.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it(`opens its data again and knows every run that it acknowledged, ${rounds} times`, async () => {
    const settings = {
      sandbox,
      database: { INLAYKIT_DATA_DIR: dataDir },
      encryptionKeys: drawKeys(),
    }
    const acknowledged: string[] = []
    let served: ServedBff | undefined
    for (let round = 0; round < rounds; round += 1) {
      served = await serve(settings)
      const { client } = served
      const { items, total } = await client.call('listScenarios', { query: { status: ['active'] } })
      expect(total).toBeGreaterThan(50)
      for (const id of acknowledged) {
        await client.call('getExecution', { params: { executionId: id } })
      }
      // Several runs are on their way when the power goes, at another moment each time.
      const starting = items.slice(round * 4, round * 4 + 4).map(async ({ id }) => {
        const run: Execution = await client.call('runScenario', { params: { scenarioId: id } })
        acknowledged.push(run.id)
      })
      await delay(round * 60)
      await served.kill()
      await Promise.allSettled(starting)
    }
    served = await serve(settings)
    const { client } = served
    expect(acknowledged.length).toBeGreaterThan(0)
    for (const executionId of acknowledged) {
      const statusOf = async () =>
        (await client.call('getExecution', { params: { executionId } })).status
      await expect.poll(statusOf, { timeout: 60_000, interval: 500 }).not.toBe('running')
    }
    expect(await served.stop()).toBe(0)
  })
})
