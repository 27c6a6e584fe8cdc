import { sql } from 'drizzle-orm'
import { createClient, ProblemError, type Client } from '@inlaykit/shared/client'
import type { Connection } from '@inlaykit/shared'
import { createBff } from '../../app.js'
import type { BffOptions } from '../../config/options.js'
import { logSafe, silentLogger } from '../../core/logger.js'
import type { Database } from '../../store/database.js'
import { examineDifference } from './clock.js'
import { reasonOf, type Findings } from './findings.js'

const reachMs = 10_000
/** So many connections that work are named; more are counted. */
const mostNamed = 20
const tenantHeader = 'x-inlaykit-doctor-tenant'

/** Asks for an address without any credential; tells whether it answers, and what time it has. */
export async function examineReach(
  baseUrl: string,
  upstream: Findings,
  clock: Findings,
): Promise<void> {
  const before = Date.now()
  try {
    const response = await fetch(baseUrl, {
      redirect: 'manual',
      signal: AbortSignal.timeout(reachMs),
    })
    await response.body?.cancel()
    const after = Date.now()
    upstream.ok(`${baseUrl} answers.`)
    const at = Date.parse(response.headers.get('date') ?? '')
    // The header has whole seconds: what it means may be up to one later.
    if (!Number.isNaN(at)) {
      examineDifference({ name: baseUrl, at, before: before - 1000, after }, clock)
    }
  } catch (error) {
    upstream.fail(
      `${baseUrl} cannot be reached: ${reasonOf(error)}.`,
      'Check MAKE_ZONE or MAKE_BASE_URL, name resolution, and that this machine may go out to it.',
    )
  }
}

function describe(tenantId: string, { id, label }: Connection): string {
  return `connection ${id} (${logSafe(label)}) of tenant ${logSafe(tenantId)}`
}

/** Tries one connection; answers whether it works. */
async function tryConnection(
  client: Client,
  tenantId: string,
  connection: Connection,
  findings: Findings,
): Promise<boolean> {
  const what = describe(tenantId, connection)
  const name = `The ${what}`
  try {
    const { ok, problem } = await client.call('testConnection', {
      params: { connectionId: connection.id },
    })
    if (ok) return true
    const mend =
      problem?.name === 'reconnect-required'
        ? 'Connect it again: inlaykit connections add, or the connection panel.'
        : problem?.name === 'rate-limited'
          ? 'Run this again in a minute.'
          : 'See whether Make is up, and whether the organisation and the team are right.'
    findings.fail(
      `${name} does not work: ${problem?.name ?? 'unknown'}, ${problem?.detail ?? ''}`,
      mend,
    )
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    findings.fail(`${name} could not be tried: ${error.message}`, 'See what the message says.')
  }
  return false
}

async function listTenants({ db }: Database, tenantId: string | undefined): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select distinct tenant_id as id from inlaykit.connections
        ${tenantId === undefined ? sql`` : sql`where tenant_id = ${tenantId}`} order by 1`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Tries every connection of every tenant, or of one, with the credential that is stored: by the way that a person's own
 * test goes, so that what works here works there.
 */
export async function examineConnections(
  parts: {
    readonly options: BffOptions
    readonly database: Database
    readonly tenantId: string | undefined
  },
  findings: Findings,
): Promise<void> {
  const tenantIds = await listTenants(parts.database, parts.tenantId)
  if (tenantIds.length === 0) {
    const who = parts.tenantId === undefined ? 'No tenant' : `The tenant ${logSafe(parts.tenantId)}`
    findings.warn(
      `${who} is connected to Make.`,
      'Connect one: inlaykit connections add, or the connection panel.',
    )
    return
  }
  const bff = await createBff({
    ...parts.options,
    // No server listens: whoever asks is this function.
    identify: ({ header }) => ({
      userId: 'inlaykit-doctor',
      tenantId: header(tenantHeader) ?? '',
      role: 'admin',
    }),
    background: false,
    logger: silentLogger,
  })
  const working: string[] = []
  try {
    for (const tenantId of tenantIds) {
      const client = createClient({
        baseUrl: `http://localhost${bff.basePath}`,
        fetch: async (input, init) => bff.fetch(new Request(input, init)),
        headers: { [tenantHeader]: tenantId },
      })
      const { items } = await client.call('listConnections', {})
      for (const connection of items) {
        if (await tryConnection(client, tenantId, connection, findings)) {
          working.push(describe(tenantId, connection))
        }
      }
    }
  } finally {
    await bff.close()
  }
  if (working.length <= mostNamed) {
    for (const what of working) findings.ok(`Make takes the credential of the ${what}.`)
  } else {
    findings.ok(`Make takes the credentials of ${working.length} connections.`)
  }
}
