import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase, type DatabaseLocation } from '../packages/bff/src/store/database.js'
import type { DatabaseTemplates } from '../packages/bff/src/testing/databases.js'
import { startPostgres } from './postgres.mjs'

/** Brings an empty database up to date, as a BFF does that starts on it. */
async function migrate(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location)
  await database.close()
}

/**
 * Starts one PostgreSQL server for all tests of the run, and makes one migrated database of each kind, which the tests
 * copy: an embedded one made from nothing costs several seconds of computing, its copy a tenth of that.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const only = process.env['TEST_DATABASE']
  const directory = await mkdtemp(join(tmpdir(), 'inlaykit-embedded-'))
  const dataDir = only === 'postgres' ? null : join(directory, 'template')
  const templates: DatabaseTemplates = {
    embedded: { dataDir, copies: directory },
    postgres: `test_template_${randomBytes(6).toString('hex')}`,
  }
  if (dataDir !== null) await migrate({ dataDir })
  const server = only === 'embedded' ? null : await startPostgres()
  if (server) await migrate({ url: await server.createDatabase(templates.postgres) })
  project.provide('postgresUrl', server?.url ?? '')
  project.provide('databaseTemplates', templates)
  return async () => {
    await server?.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
