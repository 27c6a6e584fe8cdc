import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Secret } from '../core/secret.js'
import {
  openDatabase,
  type Database,
  type DatabaseLocation,
  type Queries,
} from '../store/database.js'
import { secrets, tenants } from '../store/tables.js'
import { dumpQueries, formsOf } from '../testing/canary.js'
import { testDatabases } from '../testing/databases.js'
import { seal, SealBroken, unseal } from './cipher.js'
import { createVault } from './vault.js'

const newKey = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const canary = 'canary-4711-credential'
const patiently = { timeout: 30_000, interval: 20 }

describe.each(testDatabases)('the vault on $name', ({ name, create }) => {
  let location: DatabaseLocation
  let database: Database
  const first = newKey('first')
  const vault = createVault([first])
  const scopeOf = (tenantId: string) => ({ db: database.db, tenantId })
  const connect = async (tenantId: string, by = vault) => {
    await by.ensureTenant(scopeOf(tenantId), new Date())
    await by.put(scopeOf(tenantId), 'connection', 'api-key', new Secret(`${canary}-${tenantId}`))
  }
  const leave = (tenantId: string) => database.db.delete(tenants).where(eq(tenants.id, tenantId))
  const find = async (tenantId: string, by = vault) =>
    (await by.find(scopeOf(tenantId), 'connection', 'api-key'))?.reveal()
  const rowOf = async (tenantId: string, recordId = 'connection', field = 'api-key') => {
    const [row] = await database.db
      .select()
      .from(secrets)
      .where(
        and(
          eq(secrets.tenantId, tenantId),
          eq(secrets.recordId, recordId),
          eq(secrets.field, field),
        ),
      )
    return row!
  }

  beforeAll(async () => {
    location = await create()
    database = await openDatabase(location)
    for (const tenantId of ['acme', 'brightside']) await connect(tenantId)
  })

  afterAll(() => database.close())

  it('gives back what was put, and what was put in its place', async () => {
    const value = await vault.find(scopeOf('acme'), 'connection', 'api-key')
    expect(value?.reveal()).toBe(`${canary}-acme`)
    expect(inspect([value, vault], { depth: 9, showHidden: true })).not.toContain(canary)
    await vault.put(scopeOf('acme'), 'other', 'token', new Secret('one'))
    await vault.put(scopeOf('acme'), 'other', 'token', new Secret('two'))
    expect((await vault.find(scopeOf('acme'), 'other', 'token'))?.reveal()).toBe('two')
  })

  it('has nothing for another field, record or tenant', async () => {
    expect(await vault.find(scopeOf('acme'), 'connection', 'token')).toBeNull()
    expect(await vault.find(scopeOf('acme'), 'nothing', 'api-key')).toBeNull()
    expect(await vault.find(scopeOf('nobody'), 'connection', 'api-key')).toBeNull()
    await expect(
      vault.put(scopeOf('nobody'), 'connection', 'api-key', new Secret('x')),
    ).rejects.toThrow(SealBroken)
  })

  it("forgets one field, or all of a record, and nothing of another's", async () => {
    for (const field of ['access-token', 'refresh-token', 'expiry']) {
      await vault.put(scopeOf('acme'), 'leaving', field, new Secret(field))
    }
    expect(await vault.remove(scopeOf('brightside'), 'leaving')).toBe(0)
    expect(await vault.remove(scopeOf('acme'), 'leaving', 'expiry')).toBe(1)
    expect(await vault.find(scopeOf('acme'), 'leaving', 'expiry')).toBeNull()
    expect(await vault.find(scopeOf('acme'), 'leaving', 'access-token')).not.toBeNull()
    expect(await vault.remove(scopeOf('acme'), 'leaving')).toBe(2)
    expect(await vault.remove(scopeOf('acme'), 'leaving')).toBe(0)
    expect(await find('acme')).toBe(`${canary}-acme`)
  })

  it('rolls back with the transaction that it was part of', async () => {
    const failing = database.transaction(async (db) => {
      await vault.put({ db, tenantId: 'acme' }, 'connection', 'api-key', new Secret('undone'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await find('acme')).toBe(`${canary}-acme`)
  })

  it('S3: leaves no form of a secret in a dump, and seals equal ones differently', async () => {
    await vault.put(scopeOf('acme'), 'equal-1', 'api-key', new Secret(canary))
    await vault.put(scopeOf('acme'), 'equal-2', 'api-key', new Secret(canary))
    const [one, two] = [await rowOf('acme', 'equal-1'), await rowOf('acme', 'equal-2')]
    expect(one.sealed.subarray(1, 13)).not.toEqual(two.sealed.subarray(1, 13))
    expect(one.sealed.subarray(29)).not.toEqual(two.sealed.subarray(29))
    const dump = await dumpQueries(database.db)
    // What is searched in holds the rows, as bytes in hexadecimal.
    expect(dump).toContain(one.sealed.toString('hex'))
    for (const form of formsOf(canary)) expect(dump.includes(form)).toBe(false)
    const masterKey = Buffer.from(first.key, 'base64').toString('hex')
    expect(dump.includes(masterKey)).toBe(false)
  })

  it('K1: fails in one and the same way wherever a ciphertext is moved to', async () => {
    await vault.put(scopeOf('acme'), 'connection', 'token', new Secret('a token'))
    const own = await rowOf('acme')
    const foreign = await rowOf('brightside')
    const home = await database.db.select().from(tenants).where(eq(tenants.id, 'brightside'))
    const places = {
      'another tenant': { ...foreign, tenantId: 'acme', recordId: 'moved' },
      'another tenant, under the name of its key': {
        ...foreign,
        tenantId: 'acme',
        recordId: 'moved',
        keyId: own.keyId,
      },
      'another record': { ...own, recordId: 'moved' },
      'another field': { ...own, recordId: 'moved', field: 'token' },
      'another name of the key': { ...own, recordId: 'moved', keyId: 'other' },
      'no name of the key': { ...own, recordId: 'moved', keyId: '0' },
    }
    const messages = new Set<string>()
    for (const [place, row] of Object.entries(places)) {
      await database.db.insert(secrets).values(row)
      const opening = vault.find(scopeOf('acme'), 'moved', row.field)
      messages.add(await opening.then(() => `${place} went through`, String))
      await vault.remove(scopeOf('acme'), 'moved')
    }
    // Two fields of one record change places, and two tenants their keys.
    const token = await rowOf('acme', 'connection', 'token')
    const swap = async (a: Buffer, b: Buffer) => {
      for (const [field, sealed] of [
        ['api-key', a],
        ['token', b],
      ] as const) {
        await database.db
          .update(secrets)
          .set({ sealed })
          .where(
            and(
              eq(secrets.recordId, 'connection'),
              eq(secrets.field, field),
              eq(secrets.tenantId, 'acme'),
            ),
          )
      }
    }
    await swap(token.sealed, own.sealed)
    for (const field of ['api-key', 'token']) {
      messages.add(await vault.find(scopeOf('acme'), 'connection', field).then(() => field, String))
    }
    await swap(own.sealed, token.sealed)
    const [acme] = await database.db.select().from(tenants).where(eq(tenants.id, 'acme'))
    await database.db
      .update(tenants)
      .set({ dataKey: home[0]!.dataKey })
      .where(eq(tenants.id, 'acme'))
    messages.add(await find('acme').then(() => 'the foreign key went through', String))
    await database.db.update(tenants).set({ dataKey: acme!.dataKey }).where(eq(tenants.id, 'acme'))

    expect([...messages]).toEqual(['SealBroken: A stored secret cannot be opened.'])
    expect(await find('acme')).toBe(`${canary}-acme`)
  })

  it('opens with an older key that is still there, and not without it', async () => {
    expect(await find('acme', createVault([newKey('second'), first]))).toBe(`${canary}-acme`)
    await expect(find('acme', createVault([newKey('second')]))).rejects.toThrow(SealBroken)
    await expect(find('acme', createVault([newKey('first')]))).rejects.toThrow(SealBroken)
  })

  it('opens and renews what was kept before data keys had names', async () => {
    const dataKey = randomBytes(32)
    const master = Buffer.from(first.key, 'base64')
    await database.db.insert(tenants).values({
      id: 'old',
      masterKeyId: 'first',
      dataKey: seal(master, dataKey, ['data-key', 'old']),
      createdAt: new Date(),
    })
    await database.db.insert(secrets).values({
      tenantId: 'old',
      recordId: 'connection',
      field: 'api-key',
      sealed: seal(dataKey, Buffer.from('long ago'), ['secret', 'old', 'connection', 'api-key']),
    })
    expect(await find('old')).toBe('long ago')
    await vault.put(scopeOf('old'), 'connection', 'token', new Secret('now'))
    const { renewed } = await vault.rotate(database, { renewBefore: new Date() })
    expect(renewed).toBeGreaterThan(0)
    expect((await rowOf('old')).keyId).not.toBe('0')
    expect(await find('old')).toBe('long ago')
    expect((await vault.find(scopeOf('old'), 'connection', 'token'))?.reveal()).toBe('now')
  })

  it("K5: opens no copy of a deleted tenant's ciphertext, and no backup once the master key is gone", async () => {
    await connect('leaving')
    const copy = {
      tenants: await database.db.select().from(tenants).where(eq(tenants.id, 'leaving')),
      secrets: await database.db.select().from(secrets).where(eq(secrets.tenantId, 'leaving')),
    }
    await leave('leaving')
    expect(await find('leaving')).toBeUndefined()

    // The same id comes again, with a key of its own: the old ciphertext is of no use to it.
    await vault.ensureTenant(scopeOf('leaving'), new Date())
    await database.db.insert(secrets).values(copy.secrets)
    await expect(find('leaving')).rejects.toThrow(SealBroken)
    const [present] = await database.db.select().from(tenants).where(eq(tenants.id, 'leaving'))
    await database.db
      .update(secrets)
      .set({ keyId: present!.dataKeyId })
      .where(eq(secrets.tenantId, 'leaving'))
    await expect(find('leaving')).rejects.toThrow(SealBroken)
    await leave('leaving')

    // A backup of the tenant's row holds its key, wrapped: rotated and thrown away, the master key opens it no more.
    const second = newKey('second')
    const rotated = createVault([second, first])
    expect(await rotated.rotate(database)).toMatchObject({ failed: 0, remaining: 0 })
    await database.db.insert(tenants).values(copy.tenants)
    await database.db.insert(secrets).values(copy.secrets)
    const without = createVault([second])
    await expect(find('leaving', without)).rejects.toThrow(SealBroken)
    expect(await find('acme', without)).toBe(`${canary}-acme`)
    await leave('leaving')
    await createVault([first, second]).rotate(database)
  })

  it('K2: rotates master and data keys under readers and writers on two instances, and then needs the old one no more', async () => {
    const fresh = await create()
    const one = await openDatabase(fresh)
    // The embedded database has one process, so its second instance shares the session of the first.
    const two = 'url' in fresh ? await openDatabase(fresh) : one
    const old = newKey('old')
    const current = newKey('new')
    const before = createVault([old])
    const ids = Array.from({ length: 80 }, (_, index) => `tenant-${index}`)
    for (const tenantId of ids) {
      await before.ensureTenant({ db: one.db, tenantId }, new Date())
      await before.put({ db: one.db, tenantId }, 'c', 'api-key', new Secret(`key of ${tenantId}`))
    }
    const state = { rotating: true }
    const counts = { reads: [0, 0], writes: 0 }
    const instances = [one, two].map((opened) => ({
      database: opened,
      vault: createVault([current, old]),
    }))
    const read = async (index: number) => {
      const instance = instances[index]!
      for (let turn = 0; state.rotating || counts.reads[index]! < 150; turn += 1) {
        const tenantId = ids[(turn * 7) % ids.length]!
        const scope = { db: instance.database.db, tenantId }
        const value = await instance.vault.find(scope, 'c', 'api-key')
        expect(value?.reveal()).toBe(`key of ${tenantId}`)
        counts.reads[index]! += 1
      }
    }
    const write = async () => {
      for (let turn = 0; state.rotating; turn += 1) {
        const tenantId = ids[(turn * 11) % ids.length]!
        const scope = { db: two.db, tenantId }
        await instances[1]!.vault.put(scope, 'c', `field-${turn}`, new Secret(`value ${turn}`))
        counts.writes = turn + 1
      }
    }
    const rotate = async () => {
      const progress: number[] = []
      const results = await Promise.all(
        instances.map((instance) =>
          instance.vault.rotate(instance.database, {
            renewBefore: new Date(),
            onProgress: (told) => progress.push(told.done),
          }),
        ),
      ).finally(() => {
        state.rotating = false
      })
      expect(progress.length).toBeGreaterThan(1)
      return results
    }
    const [results] = await Promise.all([rotate(), read(0), read(1), write()])
    for (const result of results) {
      expect(result).toMatchObject({ currentId: 'new', failed: 0, remaining: 0 })
    }
    expect(results[0]!.renewed + results[1]!.renewed).toBeGreaterThanOrEqual(ids.length)
    expect(Math.min(...counts.reads)).toBeGreaterThanOrEqual(150)
    expect(counts.writes).toBeGreaterThan(0)

    const after = createVault([current])
    for (const [turn, tenantId] of ids.entries()) {
      const scope = { db: one.db, tenantId }
      expect((await after.find(scope, 'c', 'api-key'))?.reveal()).toBe(`key of ${tenantId}`)
      // What was written under way was kept with a key that is still there.
      if (turn >= counts.writes) continue
      const writtenTo = { db: one.db, tenantId: ids[(turn * 11) % ids.length]! }
      expect((await after.find(writtenTo, 'c', `field-${turn}`))?.reveal()).toBe(`value ${turn}`)
    }
    expect(await after.survey(one)).toEqual({
      currentId: 'new',
      uses: [{ masterKeyId: 'new', known: true, tenants: ids.length }],
      broken: 0,
      brokenTenants: [],
      strayed: 0,
    })
    if (two !== one) await two.close()
    await one.close()
  }, 120_000)

  it('K2: leaves alone what it cannot open, names it, and goes on where it was stopped', async () => {
    const fresh = await openDatabase(await create())
    const [old, current, lost] = [newKey('old'), newKey('new'), newKey('lost')]
    for (let index = 0; index < 230; index += 1) {
      const by = createVault([index === 7 ? lost : old])
      await by.ensureTenant({ db: fresh.db, tenantId: `t${index}` }, new Date())
    }
    const stopping = new AbortController()
    const rotating = createVault([current, old]).rotate(fresh, {
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error('stopped')),
    })
    await expect(rotating).rejects.toThrow('stopped')
    const half = await createVault([current, old]).survey(fresh)
    expect(half.uses.find(({ masterKeyId }) => masterKeyId === 'new')!.tenants).toBe(199)

    const rest = await createVault([current, old]).rotate(fresh)
    expect(rest).toEqual({
      currentId: 'new',
      rewrapped: 30,
      renewed: 0,
      failed: 1,
      failedTenants: ['t7'],
      remaining: 1,
    })
    expect(await createVault([current]).survey(fresh)).toMatchObject({
      uses: [
        { masterKeyId: 'new', known: true, tenants: 229 },
        { masterKeyId: 'lost', known: false, tenants: 1 },
      ],
      broken: 1,
      brokenTenants: ['t7'],
    })
    await fresh.close()
  })

  it('changes nothing of a tenant when one of its secrets cannot be opened', async () => {
    await connect('damaged')
    await vault.put(scopeOf('damaged'), 'a', 'token', new Secret('fine'))
    await database.db
      .update(secrets)
      .set({ sealed: randomBytes(64) })
      .where(and(eq(secrets.tenantId, 'damaged'), eq(secrets.recordId, 'connection')))
    const result = await vault.rotate(database, { renewBefore: new Date(Date.now() + 1000) })
    expect(result.failedTenants).toEqual(['damaged'])
    expect((await vault.find(scopeOf('damaged'), 'a', 'token'))?.reveal()).toBe('fine')
    await leave('damaged')
  })

  it('keeps a value with the new key when the old one is renewed while it is being sealed', async () => {
    await connect('racing')
    let raced = 0
    const db = new Proxy(database.db, {
      get: (target, property, receiver) => {
        if (property !== 'execute') return Reflect.get(target, property, receiver) as unknown
        return async (query: Parameters<Queries['execute']>[0]) => {
          if ((raced += 1) === 1) {
            await vault.rotate(database, { renewBefore: new Date(Date.now() + 1000) })
          }
          return target.execute(query)
        }
      },
    })
    await vault.put({ db, tenantId: 'racing' }, 'connection', 'token', new Secret('kept'))
    expect(raced).toBe(2)
    expect((await vault.find(scopeOf('racing'), 'connection', 'token'))?.reveal()).toBe('kept')
  })

  it.runIf(name === 'postgres')(
    'makes a renewal wait for a value that is not committed yet',
    async () => {
      await connect('waiting')
      let commit = () => {}
      const committed = new Promise<void>((resolve) => {
        commit = resolve
      })
      let put = () => {}
      const written = new Promise<void>((resolve) => {
        put = resolve
      })
      const writing = database.transaction(async (db) => {
        await vault.put({ db, tenantId: 'waiting' }, 'connection', 'token', new Secret('late'))
        put()
        await committed
      })
      await written
      const renewing = vault.rotate(database, { renewBefore: new Date(Date.now() + 1000) })
      await vi.waitFor(async () => {
        const { rows } = await database.db.execute(
          sql`select 1 from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(rows).toHaveLength(1)
      }, patiently)
      commit()
      await writing
      expect(await renewing).toMatchObject({ failed: 0 })
      expect((await vault.find(scopeOf('waiting'), 'connection', 'token'))?.reveal()).toBe('late')
    },
  )

  it('opens nothing with the data key of another time', async () => {
    await connect('renewed')
    const [old] = await database.db.select().from(tenants).where(eq(tenants.id, 'renewed'))
    const oldKey = unseal(Buffer.from(first.key, 'base64'), old!.dataKey, [
      'data-key',
      'renewed',
      old!.dataKeyId,
    ])
    await vault.rotate(database, { renewBefore: new Date(Date.now() + 1000) })
    const { sealed, keyId } = await rowOf('renewed')
    const place = ['secret', 'renewed', 'connection', 'api-key', keyId]
    expect(() => unseal(oldKey, sealed, place)).toThrow(SealBroken)
    expect(await find('renewed')).toBe(`${canary}-renewed`)
  })
})
