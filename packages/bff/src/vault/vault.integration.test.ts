import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../core/secret.js'
import { openDatabase, type Database } from '../store/database.js'
import { secrets, tenants } from '../store/tables.js'
import { testDatabases } from '../testing/databases.js'
import { SealBroken } from './cipher.js'
import { createVault } from './vault.js'

const key = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const canary = 'canary-4711-credential'

describe.each(testDatabases)('the vault on $name', ({ create }) => {
  let database: Database
  const first = key('first')
  const vault = createVault([first])
  const scope = (tenantId: string) => ({ db: database.db, tenantId })

  beforeAll(async () => {
    database = await openDatabase(await create())
    for (const tenantId of ['acme', 'brightside']) {
      await vault.ensureTenant(scope(tenantId), new Date())
      await vault.put(scope(tenantId), 'connection', 'api-key', new Secret(`${canary}-${tenantId}`))
    }
  })

  afterAll(() => database.close())

  it('gives back what was put', async () => {
    const value = await vault.find(scope('acme'), 'connection', 'api-key')
    expect(value?.reveal()).toBe(`${canary}-acme`)
    expect(inspect(value)).not.toContain(canary)
  })

  it('has nothing for another field, record or tenant', async () => {
    expect(await vault.find(scope('acme'), 'connection', 'token')).toBeNull()
    expect(await vault.find(scope('acme'), 'other', 'api-key')).toBeNull()
    expect(await vault.find(scope('nobody'), 'connection', 'api-key')).toBeNull()
  })

  it('leaves no plain text in the database', async () => {
    const rows = await database.db.select().from(secrets)
    for (const row of rows) expect(row.sealed.toString('latin1')).not.toContain('canary')
  })

  it("does not open another tenant's ciphertext that was moved over", async () => {
    const [foreign] = await database.db
      .select()
      .from(secrets)
      .where(eq(secrets.tenantId, 'brightside'))
    await database.db.insert(secrets).values({ ...foreign!, tenantId: 'acme', recordId: 'moved' })
    await expect(vault.find(scope('acme'), 'moved', 'api-key')).rejects.toThrow(SealBroken)
  })

  it('opens with an older key that is still there, and not without it', async () => {
    const newer = createVault([key('second'), first])
    expect((await newer.find(scope('acme'), 'connection', 'api-key'))?.reveal()).toBe(
      `${canary}-acme`,
    )
    const without = createVault([key('second')])
    await expect(without.find(scope('acme'), 'connection', 'api-key')).rejects.toThrow(SealBroken)
  })

  it('forgets the secrets with their tenant', async () => {
    await database.db.delete(tenants).where(eq(tenants.id, 'brightside'))
    expect(await vault.find(scope('brightside'), 'connection', 'api-key')).toBeNull()
  })
})
