import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox, SandboxClient, SandboxGrant } from '@inlaykit/sandbox'
import type { Dialect } from '@inlaykit/shared'
import type { OAuthOptions } from '../config/options.js'
import { openDatabase, type Database, type DatabaseLocation } from '../store/database.js'
import type { EncryptionKey } from '../vault/vault.js'
import type { TestDatabase } from './databases.js'
import { callbackOrigin, createTestBrowser, registerTestClient } from './oauth-browser.js'
import { createCaller, createTestBff, type TestBff, type TestCaller } from './test-bff.js'

/** A tenant that is connected by OAuth to the sandbox's first organisation. */
export interface ConnectedTenant {
  readonly me: TestCaller
  readonly connectionId: string
  /** What the person has agreed to at the sandbox. */
  grant(): SandboxGrant
}

/** A BFF that is an OAuth client of the sandbox, on a database that the test looks into. */
export interface OAuthStage {
  readonly dialect: Dialect
  readonly location: DatabaseLocation
  readonly encryptionKeys: readonly EncryptionKey[]
  readonly client: SandboxClient
  readonly oauth: OAuthOptions
  /** The BFF that runs now. */
  readonly test: TestBff
  /** Its database, for what only time, or another instance, would bring. */
  readonly store: Database
  /** A further BFF on the same database. */
  start(oauth?: Partial<OAuthOptions>): Promise<TestBff>
  /** Stops the BFF and starts it again. */
  restart(): Promise<void>
  /** Somebody of a tenant. */
  as(tenantId: string): TestCaller
  /** Connects a new tenant, or with `connectionId` that connection anew. */
  connect(tenantId: string, body?: object): Promise<ConnectedTenant>
  close(): Promise<void>
}

/** Starts a stage. Close it at the end. */
export async function createOAuthStage(options: {
  readonly dialect: Dialect
  readonly database: TestDatabase
  readonly sandbox: Sandbox
}): Promise<OAuthStage> {
  const { dialect, database, sandbox } = options
  const directory = await mkdtemp(join(tmpdir(), 'inlaykit-oauth-'))
  const location =
    database.name === 'embedded' ? { dataDir: join(directory, 'data') } : await database.create()
  const encryptionKeys = [{ id: 'test', key: randomBytes(32).toString('base64') }]
  const { client, oauth } = registerTestClient(sandbox, dialect)

  const start = (change: Partial<OAuthOptions> = {}) =>
    createTestBff({
      dialect,
      database: location,
      sandbox,
      connected: [],
      options: {
        encryptionKeys,
        make: {
          dialect,
          baseUrl: sandbox.url(dialect),
          plan: 'enterprise',
          oauth: { ...oauth, ...change },
        },
        publicUrl: callbackOrigin,
        allowedOrigins: ['https://admin.host.test'],
      },
    })

  let test = await start()
  const store = await openDatabase(location)
  const as = (tenantId: string) =>
    createCaller(test.bff, { userId: 'somebody', tenantId, role: 'admin' })
  return {
    dialect,
    location,
    encryptionKeys,
    client,
    oauth,
    store,
    start,
    as,
    get test() {
      return test
    },
    async restart() {
      await test.bff.close()
      test = await start()
    },
    async connect(tenantId, body = {}) {
      const { id: organizationId, teams } = sandbox.organizations[0]!
      const me = as(tenantId)
      const way = { body: { organizationId, teamId: teams[0]!.id, ...body } }
      const ended = await createTestBrowser(test).connect(me, way)
      if (!ended.includes('inlaykit=connected')) throw new Error(`Not connected: ${ended}`)
      const { id } = sandbox.oauth.grants().at(-1)!
      const { items } = await me.call('listConnections')
      return { me, connectionId: items[0]!.id, grant: () => sandbox.oauth.grant(id) }
    },
    async close() {
      await store.close()
      await test.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
