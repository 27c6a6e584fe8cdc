import { access } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseLocation } from '../../store/database.js'
import { openEmbedded } from '../../store/embedded.js'
import { migrations } from '../../store/migrations/index.js'
import { reasonOf, type Findings } from './findings.js'

const connectMs = 10_000
/** The oldest Postgres whose makers still mend it. */
const oldestVersion = 14
/** What one instance takes of the server's connections, with what listens and migrates. */
const instanceNeeds = 12

interface ServerFacts {
  readonly version: string
  readonly number: number
  readonly encoding: string
  readonly standby: boolean
  readonly free: number
  readonly mayCreate: boolean
  readonly hasSchema: boolean
}

const mends: Readonly<Record<string, string>> = {
  '28P01': 'Set the user and the password of INLAYKIT_DATABASE_URL right.',
  '28000': 'Let this user in from here (pg_hba.conf), or ask for TLS with ?sslmode=require.',
  '3D000': 'Create the database that INLAYKIT_DATABASE_URL names, or name another.',
  '53300': 'Raise max_connections, run fewer instances, or put a pooler before the server.',
}

function mendOf(error: unknown): string {
  const { code } = error as { code?: string }
  return (
    mends[code ?? ''] ?? 'Check host and port of INLAYKIT_DATABASE_URL, and that the server runs.'
  )
}

async function factsOf(client: pg.ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::int as number,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as standby,
      current_setting('max_connections')::int - (select count(*)::int from pg_stat_activity) as free,
      has_database_privilege(current_database(), 'create') as "mayCreate",
      to_regclass('inlaykit.migrations') is not null as "hasSchema"`)
  return rows[0]!
}

/** Tells how far the database's history has come; answers whether this version may use it as it is. */
async function examineMigrations(
  client: pg.ClientBase,
  { hasSchema, mayCreate }: ServerFacts,
  findings: Findings,
): Promise<boolean> {
  const { rows } = hasSchema
    ? await client.query<{ name: string }>('select name from inlaykit.migrations')
    : { rows: [] }
  const applied = new Set(rows.map(({ name }) => name))
  const pending = migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name)
  for (const { name } of migrations) applied.delete(name)
  if (applied.size > 0) {
    findings.warn(
      `The database was brought up to date by a newer version: ${[...applied].join(', ')}.`,
      'Run the same version of @inlaykit/bff everywhere.',
    )
  }
  if (pending.length === 0) {
    findings.ok(`All ${migrations.length} migrations are there.`)
    return true
  }
  const what = hasSchema ? `lacks the migrations ${pending.join(', ')}` : 'is empty'
  if (hasSchema || mayCreate) {
    findings.warn(
      `The database ${what}.`,
      'Run inlaykit migrate, or start the BFF: each brings it up to date.',
    )
  } else {
    findings.fail(
      `The database ${what}, and its user may not create our schema.`,
      'Grant it: grant create on database NAME to USER.',
    )
  }
  return false
}

async function examine(
  client: pg.ClientBase,
  place: string,
  server: boolean,
  findings: Findings,
): Promise<boolean> {
  const facts = await factsOf(client)
  findings.ok(`${place} answers: PostgreSQL ${facts.version}.`)
  if (Math.floor(facts.number / 10_000) < oldestVersion) {
    findings.warn(
      `PostgreSQL ${facts.version} is not maintained any more.`,
      `Move to version ${oldestVersion} or newer.`,
    )
  }
  if (facts.encoding !== 'UTF8') {
    findings.fail(
      `The database's encoding is ${facts.encoding}, which can't hold every name.`,
      'Create a database with encoding UTF8.',
    )
  }
  if (facts.standby) {
    findings.fail(
      'The database can only be read: it is a standby, or read-only by its settings.',
      'Let INLAYKIT_DATABASE_URL name the primary server.',
    )
  }
  if (server && facts.free < instanceNeeds) {
    findings.warn(
      `The server has ${Math.max(0, facts.free)} connections left; an instance takes up to ${instanceNeeds}.`,
      mends['53300']!,
    )
  }
  return examineMigrations(client, facts, findings)
}

async function examineServer(url: string, findings: Findings): Promise<boolean> {
  const { host, pathname } = new URL(url)
  const place = `The database ${pathname.slice(1)} on ${host}`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    findings.fail(`${place} cannot be reached: ${reasonOf(error)}.`, mendOf(error))
    await client.end().catch(() => undefined)
    return false
  }
  try {
    return await examine(client, place, true, findings)
  } catch (error) {
    findings.fail(`${place} refuses a query: ${reasonOf(error)}.`, mendOf(error))
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function examineDirectory(dataDir: string, findings: Findings): Promise<boolean> {
  const exists = await access(join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (!exists) {
    findings.warn(
      `There is no embedded database in ${dataDir} yet.`,
      'Start the BFF, which makes it; or name the right directory by INLAYKIT_DATA_DIR.',
    )
    return false
  }
  let server
  try {
    server = await openEmbedded(dataDir)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason.startsWith('Another process uses')) {
      findings.warn(
        `${reason} The BFF itself may be that process: then all is as it should be.`,
        'To have the database and the credentials looked at, run this while the BFF is stopped.',
      )
    } else {
      findings.fail(
        `The embedded database in ${dataDir} cannot be opened: ${reason}.`,
        'See that this user may write there; if the files are damaged, put back a copy of the directory.',
      )
    }
    return false
  }
  const client = await server.pool.connect()
  try {
    return await examine(client, `The embedded database in ${dataDir}`, false, findings)
  } finally {
    client.release()
    await server.close()
  }
}

/**
 * Looks at the database and changes nothing in it.
 * @returns whether this version may use it as it is
 */
export async function examineDatabase(
  location: DatabaseLocation,
  findings: Findings,
): Promise<boolean> {
  if ('url' in location) return examineServer(location.url, findings)
  return 'dataDir' in location && examineDirectory(location.dataDir, findings)
}
