import type { ClientBase } from 'pg'
import { migrations } from './migrations/index.js'

/** Any number: all instances that migrate the same database take the same lock. */
const migrationLock = 7_305_121_206

/**
 * Brings the database up to date. Several instances may start at once: they take turns, and each migration is one
 * transaction.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query('create schema if not exists inlaykit')
    await client.query(
      'create table if not exists inlaykit.migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from inlaykit.migrations')
    const applied = new Set(rows.map((row) => row.name))
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query('insert into inlaykit.migrations (name) values ($1)', [migration.name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}
