import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { openEmbedded, type EmbeddedPostgres } from './embedded.js'
import { asFailedStatement } from './lost.js'
import { migrate } from './migrate.js'
import * as tables from './tables.js'

/** Where the state lives: a Postgres server, a directory of embedded Postgres, or memory that is thrown away. */
export type DatabaseLocation =
  | {
      readonly url: string
      readonly directUrl?: string | undefined
      readonly poolSize?: number | undefined
    }
  | { readonly dataDir: string }
  | { readonly memory: true }

/** The ORM's handle on our tables: the database itself or a transaction on it. */
export type Queries = NodePgDatabase<typeof tables>

/** The open, migrated database. */
export interface Database {
  readonly kind: 'postgres' | 'embedded'
  /** For single statements. Inside a transaction use its own handle alone: the embedded database has one session. */
  readonly db: Queries
  /** Runs `work` in one transaction; rolled back when it rejects. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>
  /**
   * Runs `act` once the transaction of the handle `tx` is committed, before `transaction` resolves; never when it is rolled
   * back. With the handle `db` it runs at once. `act` must not throw.
   */
  afterCommit(tx: Queries, act: () => void): void
  /** Hears `channel` of other instances until closed; nothing to hear on the embedded database, which has one process. */
  listen(
    channel: string,
    heard: (payload: string) => void,
    lost: (error: unknown) => void,
  ): Promise<() => Promise<void>>
  /** Whether it answers now. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}

/** Connections of one instance when nothing else is said. A server takes 100 by default, for all instances together. */
const defaultPoolSize = 10
/** How long a connection may take, and how long a query waits for one of the pool. */
const connectMs = 10_000
/** The server gives up a statement after this time. */
const statementMs = 30_000
/** We give up a statement whose server or line is silent. */
const answerMs = 35_000

async function listenOn(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  lost: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'inlaykit listen',
  })
  let open = true
  client.on('notification', (message) => heard(message.payload ?? ''))
  client.on('error', (error) => {
    if (open) lost(error)
    open = false
  })
  client.on('end', () => {
    if (open) lost(new Error('The connection that listens was closed.'))
    open = false
  })
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  } catch (error) {
    open = false
    await client.end().catch(() => undefined)
    throw error
  }
  let ended: Promise<void> | null = null
  return () => {
    open = false
    return (ended ??= client.end().catch(() => undefined))
  }
}

/**
 * The lock that migrations take belongs to a session, which a pooler would not keep: they go past it. They have a
 * connection of their own, since one may take longer than a statement of a request.
 */
async function bringUpToDate(pool: pg.Pool, location: DatabaseLocation): Promise<void> {
  if ('url' in location) {
    const client = new pg.Client({
      connectionString: location.directUrl ?? location.url,
      connectionTimeoutMillis: connectMs,
      application_name: 'inlaykit migrate',
    })
    // A line that breaks is told by the query on it as well.
    client.on('error', () => undefined)
    await client.connect()
    try {
      await migrate(client)
    } finally {
      await client.end()
    }
  }
  const client = await pool.connect()
  try {
    if (!('url' in location)) await migrate(client)
  } finally {
    client.release()
  }
}

/** Deadlock and failed serialisation: the database rolled everything back, and a second try is the documented cure. */
const passingCodes = new Set(['40P01', '40001'])

function codeOf(error: unknown): unknown {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return code ?? cause?.code
}

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 4 || !passingCodes.has(String(codeOf(error)))) throw asFailedStatement(error)
    }
  }
}

function describe(location: DatabaseLocation): string {
  if ('url' in location) return 'The Postgres server of the database URL'
  return 'dataDir' in location
    ? `The embedded database in ${location.dataDir}`
    : 'The embedded database'
}

/**
 * Opens the database and brings it up to date.
 * @throws an error in words for whoever starts the process, without the URL, which may hold a password
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  let embedded: EmbeddedPostgres | null = null
  let pool: pg.Pool
  if ('url' in location) {
    pool = new pg.Pool({
      connectionString: location.url,
      max: location.poolSize ?? defaultPoolSize,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      // A pooler before the server refuses settings that it does not know.
      ...(location.directUrl === undefined
        ? { statement_timeout: statementMs, idle_in_transaction_session_timeout: answerMs }
        : {}),
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: 'inlaykit',
    })
    // Without a listener the loss of a connection ends the process: of an idle one, which the pool tells of, and of one
    // that is in use, for example between two statements of a transaction. The next statement says what is wrong.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
  } else {
    const server = await openEmbedded('dataDir' in location ? location.dataDir : null)
    embedded = server
    pool = server.pool
  }
  const close = async () => {
    if (embedded) await embedded.close()
    else await pool.end()
  }
  try {
    await bringUpToDate(pool, location)
  } catch (cause) {
    await close()
    const reason = cause instanceof Error ? cause.message : 'unknown reason'
    throw new Error(`${describe(location)} cannot be used: ${reason}`, { cause })
  }
  const db = drizzle(pool, { schema: tables })
  const handles = new WeakMap<pg.PoolClient, NodePgDatabase<typeof tables>>()
  /**
   * The ORM's own way to a connection of the pool keeps it for ever when `begin` fails, as it does on a line that has just
   * broken: after ten of them nothing would go through any more.
   */
  const inTransaction = async <T>(work: (tx: Queries) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let handle = handles.get(client)
    if (!handle) handles.set(client, (handle = drizzle(client, { schema: tables })))
    // What `work` throws comes back once it is rolled back; anything else says that the connection is in no known state.
    let refused: { readonly error: unknown } | null = null
    try {
      const result = await handle.transaction(async (tx) => {
        try {
          return await work(tx)
        } catch (error) {
          refused = { error }
          throw error
        }
      })
      client.release()
      return result
    } catch (error) {
      client.release((refused as { readonly error: unknown } | null)?.error !== error)
      throw error
    }
  }
  const afterCommits = new WeakMap<Queries, (() => void)[]>()
  return {
    kind: embedded ? 'embedded' : 'postgres',
    db,
    transaction: async (work) => {
      const acts: (() => void)[] = []
      const result = await withRetry(() =>
        inTransaction((tx) => {
          // What a try that was rolled back wanted told is forgotten.
          acts.length = 0
          afterCommits.set(tx, acts)
          return work(tx)
        }),
      )
      for (const act of acts) act()
      return result
    },
    afterCommit: (tx, act) => {
      const acts = afterCommits.get(tx)
      if (acts) acts.push(act)
      else act()
    },
    listen: async (channel, heard, lost) => {
      if (!('url' in location)) return async () => undefined
      return listenOn(location.directUrl ?? location.url, channel, heard, lost)
    },
    isReady: async () => {
      try {
        await pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
    close,
  }
}
