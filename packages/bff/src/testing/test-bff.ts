import { randomBytes } from 'node:crypto'
import { createSandbox, type Sandbox, type SandboxOptions } from '@inlaykit/sandbox'
import {
  routes,
  Viewer,
  type Connection,
  type Dialect,
  type EndpointName,
  type Role,
} from '@inlaykit/shared'
import { createClient, type Client } from '@inlaykit/shared/client'
import { createBffBy, type Bff } from '../app.js'
import type { BffOptions } from '../config/options.js'
import { systemClock, type Clock } from '../core/clock.js'
import { createLogger } from '../core/logger.js'
import type { DatabaseLocation } from '../store/database.js'
import { readEvents, type EventReader } from './event-reader.js'

/** The header by which a test says who is asking. A host would never take anybody's word for it. */
export const viewerHeader = 'x-test-viewer'

/** The tenants of every test, each with an organisation of the sandbox; `newcomer` is not connected. */
export const tenantIds = ['acme', 'brightside', 'newcomer'] as const
/** See {@link tenantIds}. */
export type TenantId = (typeof tenantIds)[number]

/** How a BFF for tests shall be. */
export interface TestBffOptions {
  readonly dialect: Dialect
  /** Where its state lives, from `testDatabases`. */
  readonly database: DatabaseLocation
  /** A sandbox that several tests share; by default one of its own, closed with it. */
  readonly sandbox?: Sandbox
  /** Who asks when nothing else is said: the role, at the tenant `acme`. Default `admin`. */
  readonly role?: Role
  /** Tenants to connect. Default `acme` and `brightside`. */
  readonly connected?: readonly TenantId[]
  /** By which clock it goes; the machine's own by default. */
  readonly clock?: Clock
  /** Further options of the BFF. */
  readonly options?: Partial<BffOptions>
}

/** One person before the BFF. */
export interface TestCaller {
  readonly viewer: Viewer
  /** Calls an endpoint by name; rejects with a `ProblemError`. */
  readonly call: Client['call']
  /** Sends a request as a page would, and answers whatever comes. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Opens the stream of events, once its first bytes are here. */
  events(headers?: Readonly<Record<string, string>>): Promise<EventReader>
}

/** A BFF in process, with a real database and a real sandbox over HTTP behind it. */
export interface TestBff {
  readonly bff: Bff
  readonly sandbox: Sandbox
  /** The person of the options. */
  readonly me: TestCaller
  readonly connections: Readonly<Partial<Record<TenantId, Connection>>>
  /** A person of that role. */
  as(role: Role, tenantId?: TenantId, userId?: string): TestCaller
  /** What the BFF logged, at the finest level. */
  readonly logs: string[]
  close(): Promise<void>
}

/** A sandbox as tests want it: swift, deaf to schedules, on the largest plan. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = createSandbox({ plan: 'enterprise', speed: 20, scheduler: false, ...options })
  await sandbox.listen()
  return sandbox
}

/** The address of an endpoint. */
export function pathOf(name: EndpointName, params: Readonly<Record<string, string>> = {}): string {
  return routes[name].path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? key)
}

/** Options that start a BFF in any test. */
export function testOptions(values: Pick<BffOptions, 'make'> & Partial<BffOptions>): BffOptions {
  return {
    identify: ({ header }) => {
      const text = header(viewerHeader)
      return text ? Viewer.parse(JSON.parse(text)) : null
    },
    encryptionKeys: [{ id: 'test', key: randomBytes(32).toString('base64') }],
    database: { memory: true },
    ...values,
  }
}

/** Connects a tenant to its organisation of the sandbox. */
export async function connect(bff: Bff, sandbox: Sandbox, tenantId: TenantId): Promise<Connection> {
  const organization = sandbox.organizations[tenantIds.indexOf(tenantId)]
  const team = organization?.teams[0]
  if (!organization || !team) throw new Error(`The sandbox has no organisation for ${tenantId}.`)
  return bff.connections.setApiKey({
    tenantId,
    apiKey: organization.apiKey,
    organizationId: organization.id,
    teamId: team.id,
    plan: 'enterprise',
  })
}

/** A way for requests to reach a BFF. */
export interface Way {
  readonly name: 'fetch' | 'node'
  /** The origin under which it is reached. */
  readonly origin: string
  send(input: string | URL | Request, init?: RequestInit): Promise<Response>
}

/** In process, as hosts call it whose servers speak Fetch. */
export function inProcess(bff: Bff): Way {
  return {
    name: 'fetch',
    origin: 'http://host.test',
    send: async (input, init) => bff.fetch(new Request(input, init)),
  }
}

/** Somebody who sends requests to a BFF, in process unless another way is given. */
export function createCaller(bff: Bff, viewer: Viewer, way: Way = inProcess(bff)): TestCaller {
  const own = { [viewerHeader]: JSON.stringify(viewer), 'X-Inlaykit': '1' }
  const base = way.origin + bff.basePath
  const { call } = createClient({ baseUrl: base, fetch: way.send, headers: own })
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(own)
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    return way.send(base + path, { ...init, headers })
  }
  return {
    viewer,
    call,
    request: send,
    async events(headers = {}) {
      const leaving = new AbortController()
      const response = await send('/events', { headers, signal: leaving.signal })
      if (!response.ok) throw new Error(`The stream was refused: ${await response.text()}`)
      return readEvents(response, () => leaving.abort())
    },
  }
}

/** Starts a BFF whose tenants are connected to the sandbox. Close it at the end. */
export async function createTestBff(options: TestBffOptions): Promise<TestBff> {
  const { dialect, role = 'admin', connected = ['acme', 'brightside'] } = options
  const sandbox = options.sandbox ?? (await startSandbox())
  const closeSandbox = async () => {
    if (!options.sandbox) await sandbox.close()
  }
  const logs: string[] = []
  let bff: Bff | undefined
  try {
    const started = await createBffBy(
      options.clock ?? systemClock,
      testOptions({
        database: options.database,
        make: { dialect, baseUrl: sandbox.url(dialect), plan: 'enterprise' },
        logger: createLogger({ level: 'debug', destination: { write: (line) => logs.push(line) } }),
        ...options.options,
      }),
    )
    bff = started
    const connections: Partial<Record<TenantId, Connection>> = {}
    for (const tenantId of connected) {
      connections[tenantId] = await connect(started, sandbox, tenantId)
    }
    const as: TestBff['as'] = (asRole, tenantId = 'acme', userId = `${tenantId}-${asRole}`) =>
      createCaller(started, { userId, tenantId, role: asRole })
    return {
      bff: started,
      sandbox,
      me: as(role),
      connections,
      as,
      logs,
      async close() {
        await started.close()
        await closeSandbox()
      },
    }
  } catch (error) {
    await bff?.close()
    await closeSandbox()
    throw error
  }
}
