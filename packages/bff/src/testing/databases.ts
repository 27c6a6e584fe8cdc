import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { DatabaseLocation } from '../store/database.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all integration tests share. */
    postgresUrl: string
  }
}

/** A kind of database that the suites run on, each test on an empty one of its own. */
export interface TestDatabase {
  readonly name: 'embedded' | 'postgres'
  create(): Promise<DatabaseLocation>
}

async function createPostgres(): Promise<DatabaseLocation> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return { url: url.href }
}

const all: readonly TestDatabase[] = [
  { name: 'embedded', create: async () => ({ memory: true }) },
  { name: 'postgres', create: createPostgres },
]

/** The databases to test on: both, or the one that `TEST_DATABASE` names. */
export const testDatabases = all.filter(
  ({ name }) => process.env['TEST_DATABASE'] === undefined || process.env['TEST_DATABASE'] === name,
)

/** The dialects to test on: both, or the one that `MAKE_DIALECT` names. */
export const testDialects = (['guide', 'live'] as const).filter(
  (name) => process.env['MAKE_DIALECT'] === undefined || process.env['MAKE_DIALECT'] === name,
)

/** Each dialect on each database: the same suite runs on all of them, or on what the environment names. */
export const testStages = testDialects.flatMap((dialect) =>
  testDatabases.map((database) => ({ dialect, database, name: `${dialect} on ${database.name}` })),
)

const pairs = testStages.filter(
  ({ dialect, database }) => (dialect === 'live') === (database.name === 'postgres'),
)

/**
 * Each dialect and each database at least once, for suites in which neither changes what the other does: half as long as
 * {@link testStages}.
 */
export const testPairs = pairs.length > 0 ? pairs : testStages
