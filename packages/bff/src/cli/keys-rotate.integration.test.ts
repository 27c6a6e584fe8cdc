import { randomBytes } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBff, type Bff } from '../app.js'
import type { BffOptions } from '../config/options.js'
import { silentLogger } from '../core/logger.js'
import { openDatabase } from '../store/database.js'
import { killCommands, runCommand } from '../testing/command.js'
import { testDatabases } from '../testing/databases.js'
import { connect, createCaller, startSandbox, testOptions } from '../testing/test-bff.js'

const newKey = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const words = (...keys: readonly { id: string; key: string }[]) =>
  keys.map(({ id, key }) => `${id}:${key}`).join()

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(killCommands)
afterAll(() => sandbox.close())

const postgres = testDatabases.find(({ name }) => name === 'postgres')

describe('inlaykit keys rotate', () => {
  it.runIf(postgres)(
    'K2: rotates while two instances serve without a failed request, and then the old key can go',
    async () => {
      const location = (await postgres!.create()) as { url: string }
      const [old, current] = [newKey('old'), newKey('new')]
      const start = (encryptionKeys: BffOptions['encryptionKeys']) =>
        createBff(
          testOptions({
            database: location,
            encryptionKeys,
            make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
            logger: silentLogger,
            background: false,
          }),
        )
      const environment = {
        INLAYKIT_DATABASE_URL: location.url,
        MAKE_BASE_URL: sandbox.url('live'),
      }
      const first = await start([old])
      const { id: connectionId } = await connect(first, sandbox, 'acme')
      await connect(first, sandbox, 'brightside')
      await first.close()

      const serving: Bff[] = [await start([current, old]), await start([current, old])]
      const state = { rotating: true }
      const counts = serving.map(() => 0)
      const ask = async (bff: Bff, index: number) => {
        const me = createCaller(bff, { userId: 'u', tenantId: 'acme', role: 'admin' })
        while (state.rotating || counts[index]! < 5) {
          // Each goes to Make with the credential out of the vault.
          const { ok } = await me.call('testConnection', { params: { connectionId } })
          expect(ok).toBe(true)
          counts[index]! += 1
        }
      }
      const rotate = async () => {
        const before = new Date().toISOString()
        const keys = { ...environment, INLAYKIT_ENCRYPTION_KEYS: words(current, old) }
        const results = await Promise.all([
          runCommand(['keys', 'rotate', '--data-keys', '--before', before], keys),
          runCommand(['keys', 'rotate'], keys),
        ])
        return results
      }
      const asking = Promise.all(serving.map(ask))
      const results = await rotate().finally(() => {
        state.rotating = false
      })
      await asking
      for (const { code, stdout, stderr } of results) {
        expect({ code, stderr }).toMatchObject({ code: 0 })
        expect(stdout).toContain('Not opened: 0. Left with another master key: 0.')
        expect(stdout).toContain('wrapped with the master key new')
        for (const { key } of [old, current]) expect(stdout + stderr).not.toContain(key)
      }
      expect(results[0].stdout).toContain('Renewed: 2.')
      expect(results[0].stderr).toMatch(/^2 of \d/)
      await Promise.all(serving.map((bff) => bff.close()))

      const without = await start([current])
      const me = createCaller(without, { userId: 'u', tenantId: 'acme', role: 'admin' })
      const tested = await me.call('testConnection', { params: { connectionId } })
      expect(tested).toMatchObject({ ok: true, problem: null })
      const latest = newKey('latest')
      await without.close()

      // The same from within a host; and a key that is gone is named.
      const host = await start([latest, current])
      expect(await host.keys.rotate()).toMatchObject({ rewrapped: 2, renewed: 0, remaining: 0 })
      await host.close()
      const database = await openDatabase(location)
      const { rows } = await database.db.execute(
        sql`select distinct master_key_id as id from inlaykit.tenants`,
      )
      expect(rows).toEqual([{ id: 'latest' }])
      await database.close()
      const lost = await runCommand(['keys', 'rotate'], {
        ...environment,
        INLAYKIT_ENCRYPTION_KEYS: words(newKey('other')),
      })
      expect(lost).toMatchObject({ code: 1 })
      expect(lost.stdout).toContain('Not opened: 2.')
      expect(lost.stderr).toContain('acme, brightside')
    },
    180_000,
  )
})
