import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { openLine } from '../testing/cut-line.js'
import { createDirectory, testDatabases } from '../testing/databases.js'
import { openDatabase } from './database.js'
import { openEmbedded } from './embedded.js'
import { lookAfterTables } from './embedded-upkeep.js'
import { migrations } from './migrations/index.js'
import * as tables from './tables.js'

const postgres = testDatabases.find(({ name }) => name === 'postgres')

describe.each(testDatabases)('the store on $name', ({ create, createEmpty }) => {
  it('has the columns that the tables declare', async () => {
    const database = await openDatabase(await createEmpty())
    try {
      const { rows } = await database.db.execute<{ t: string; c: string; n: string }>(
        sql`select table_name as t, column_name as c, is_nullable as n from information_schema.columns
            where table_schema = 'inlaykit' and table_name <> 'migrations'`,
      )
      const found = rows.map((row) => `${row.t}.${row.c}${row.n === 'YES' ? '?' : ''}`).sort()
      const declared = Object.values(tables)
        .filter(
          (table) => typeof table === 'object' && Symbol.for('drizzle:IsDrizzleTable') in table,
        )
        .flatMap((table) => {
          const config = getTableConfig(table as PgTable)
          const keys = new Set(
            config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)),
          )
          return config.columns.map(
            (column) =>
              `${config.name}.${column.name}${column.notNull || column.primary || keys.has(column.name) ? '' : '?'}`,
          )
        })
        .sort()
      expect(found).toEqual(declared)
    } finally {
      await database.close()
    }
  })

  it('rolls back a transaction that fails', async () => {
    const database = await openDatabase(await create())
    try {
      const row = { id: 'acme', masterKeyId: 'k', dataKey: Buffer.from('x'), createdAt: new Date() }
      await expect(
        database.transaction(async (tx) => {
          await tx.insert(tables.tenants).values(row)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await database.db.select().from(tables.tenants)).toEqual([])
    } finally {
      await database.close()
    }
  })

  it('keeps statements of different callers apart while a transaction runs', async () => {
    const database = await openDatabase(await create())
    try {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          database.transaction(async (tx) => {
            const { rows } = await tx.execute<{ n: number }>(
              sql`select ${index}::int as n, pg_sleep(0.005)`,
            )
            return rows[0]?.n
          }),
        ),
      )
      expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => index))
    } finally {
      await database.close()
    }
  })
})

describe('the store on a server', () => {
  const postgres = testDatabases.find(({ name }) => name === 'postgres')

  it.runIf(postgres)(
    'is brought up to date once when several instances start at the same time',
    async () => {
      const location = await postgres!.createEmpty()
      const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(location)))
      const { rows } = await opened[0]!.db.execute(sql`select name from inlaykit.migrations`)
      expect(rows).toHaveLength(migrations.length)
      await Promise.all(opened.map((database) => database.close()))
    },
  )

  it('says what is wrong without the password of the URL', async () => {
    const opening = openDatabase({ url: 'postgres://user:canary-password@127.0.0.1:1/none' })
    await expect(opening).rejects.toThrow(
      /^The Postgres server of the database URL cannot be used: /,
    )
    await expect(opening).rejects.not.toThrow(/canary-password/)
  })
})

describe.skipIf(!postgres)('the store on a line that breaks', () => {
  it('E2: keeps no connection of a transaction that could not begin, and closes', async () => {
    const { url: location } = (await postgres!.create()) as { url: string }
    const url = new URL(location)
    const line = await openLine(url.hostname, Number(url.port))
    url.hostname = '127.0.0.1'
    url.port = String(line.port)
    const database = await openDatabase({ url: url.href, poolSize: 1 })
    let hasBegun = false
    const work = () =>
      database.transaction(async (tx) => {
        hasBegun = true
        return (await tx.execute<{ one: number }>(sql`select 1 as one`)).rows
      })
    const broken = work()
    // The pool has given its one connection, and knows nothing yet.
    await Promise.all([expect(broken).rejects.toThrow(), line.cut()])
    expect(hasBegun).toBe(false)
    await line.mend()
    expect(await work()).toEqual([{ one: 1 }])
    await database.close()
    await line.close()
  })
})

describe('the embedded store on a directory', () => {
  it('frees the rows that were replaced, and knows how many there are', async () => {
    const { pool, close } = await openEmbedded(null)
    try {
      await pool.query('create table counted (n int primary key)')
      await pool.query('insert into counted select generate_series(1, 20000)')
      await pool.query('update counted set n = -n where n > 5000')
      expect(await lookAfterTables(pool)).toEqual(['public.counted'])
      const { rows } = await pool.query(
        `select reltuples::int as rows, n_dead_tup::int as dead from pg_class join pg_stat_user_tables using (relname)
         where relname = 'counted'`,
      )
      expect(rows).toEqual([{ rows: 20_000, dead: 0 }])
      await pool.query('update counted set n = -n where n between 1 and 40')
      expect(await lookAfterTables(pool)).toEqual([])
    } finally {
      await close()
    }
  })

  it('is looked after each minute until it is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const { pool, close } = await openEmbedded(null)
      expect(vi.getTimerCount()).toBe(1)
      await pool.query('create table minded (n int primary key)')
      await pool.query('insert into minded select generate_series(1, 20000)')
      await pool.query('update minded set n = -n where n > 5000')
      const dead = async () => {
        await pool.query('select pg_stat_force_next_flush()')
        const { rows } = await pool.query<{ dead: number }>(
          `select n_dead_tup::int as dead from pg_stat_user_tables where relname = 'minded'`,
        )
        return rows[0]!.dead
      }
      vi.advanceTimersByTime(59_999)
      expect(await dead()).toBeGreaterThan(10_000)
      vi.advanceTimersByTime(1)
      // What is asked next waits for the look that was begun: the database has one session.
      await vi.waitFor(async () => expect(await dead()).toBe(0), { timeout: 10_000, interval: 20 })
      await pool.query('update minded set n = -n')
      vi.advanceTimersByTime(60_000)
      await vi.waitFor(async () => expect(await dead()).toBe(0), { timeout: 10_000, interval: 20 })
      await close()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('keeps what was written, and is shared by one process', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlaykit-store-'))
    try {
      const first = await openDatabase({ dataDir })
      const second = await openDatabase({ dataDir })
      await first.db
        .insert(tables.tenants)
        .values({ id: 'acme', masterKeyId: 'k', dataKey: Buffer.from('x'), createdAt: new Date() })
      await first.close()
      expect(await second.db.select().from(tables.tenants)).toHaveLength(1)
      await second.close()
      const third = await openDatabase({ dataDir })
      expect(await third.db.select().from(tables.tenants)).toHaveLength(1)
      await third.close()
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  it('refuses a second process in words that name the cure, and takes over from a dead one', async () => {
    const { dataDir } = await createDirectory()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(other, 'spawn')
    try {
      const { hostname } = await import('node:os')
      const lock = join(dataDir, 'inlaykit.lock')
      await writeFile(lock, JSON.stringify({ pid: other.pid, host: hostname() }))
      await expect(openDatabase({ dataDir })).rejects.toThrow(
        /Another process uses .*INLAYKIT_DATABASE_URL/s,
      )
      other.kill('SIGKILL')
      await once(other, 'close')
      const database = await openDatabase({ dataDir })
      expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid })
      await database.close()
    } finally {
      other.kill('SIGKILL')
    }
  })
})

describe('the embedded store with two holders', () => {
  it('keeps their transactions apart', async () => {
    const { dataDir } = await createDirectory()
    const [first, second] = await Promise.all([
      openDatabase({ dataDir }),
      openDatabase({ dataDir }),
    ])
    const row = (id: string) => ({
      id,
      masterKeyId: 'k',
      dataKey: Buffer.from('x'),
      createdAt: new Date(),
    })
    const undone = first.transaction(async (tx) => {
      await tx.insert(tables.tenants).values(row('undone'))
      await tx.execute(sql`select pg_sleep(0.05)`)
      throw new Error('no')
    })
    const done = second.db.insert(tables.tenants).values(row('done'))
    await expect(undone).rejects.toThrow('no')
    await done
    expect((await first.db.select().from(tables.tenants)).map(({ id }) => id)).toEqual(['done'])
    await Promise.all([first.close(), second.close()])
  })
})
