import type { Connection, Viewer } from '@inlaykit/shared'
import { parseOptions, type BffOptions } from './config/options.js'
import { systemClock } from './core/clock.js'
import type { Handlers } from './core/handler.js'
import { createEventHub } from './events/hub.js'
import {
  ConnectionService,
  connectionHandlers,
  type SetApiKeyInput,
} from './features/connections/index.js'
import { ExecutionService, executionHandlers } from './features/executions/index.js'
import { ScenarioService, scenarioHandlers } from './features/scenarios/index.js'
import { systemHandlers } from './features/system/index.js'
import { deleteTenant } from './features/tenants/index.js'
import { createHttpApp } from './http/app.js'
import { createViewerTokens } from './http/viewer-tokens.js'
import { createGateway } from './make/gateway/index.js'
import { RunTracker } from './mirror/run-tracker.js'
import { Synchronizer } from './mirror/synchronizer.js'
import { Watcher } from './mirror/watcher.js'
import { openDatabase } from './store/database.js'
import { createVault } from './vault/vault.js'
import { version } from './version.js'

/** A running BFF. */
export interface Bff {
  /** Where it is mounted, for example `/api/inlaykit`. */
  readonly basePath: string
  /** Answers a request below `basePath`: for Hono, Next.js route handlers, Bun, Deno and tests. */
  fetch(request: Request): Promise<Response>
  /** The tenants' connections to Make, for the host's own server code. No viewer and no permission is asked. */
  readonly connections: {
    /** Connects a tenant by an API key, or renews the key of the same organisation and team. */
    setApiKey(input: SetApiKeyInput): Promise<Connection>
    /** A tenant's connections, the default one first; never their credentials. */
    list(tenantId: string): Promise<Connection[]>
    /** Removes a connection with all that hangs on it; answers whether there was one. */
    remove(tenantId: string, connectionId: string): Promise<boolean>
  }
  readonly tenants: {
    /** Forgets everything of a tenant. Its secrets can't be read again, not even from a copy of the database. */
    delete(tenantId: string): Promise<void>
  }
  /**
   * Signs a viewer token (JWT, HS256) for hosts whose server is not Node.
   * @param options `expiresIn` in seconds, 900 by default, 3600 at most
   * @throws when no `viewerSecret` was given
   */
  signViewerToken(viewer: Viewer, options?: { expiresIn?: number }): Promise<string>
  /** Whether the store answers now. */
  isReady(): Promise<boolean>
  /** Ends streams and background work, and closes the store. */
  close(): Promise<void>
}

/**
 * Starts the BFF: opens the store, brings it up to date, and wires every feature.
 * @throws {ConfigError} listing all that is wrong with the options, each with its mend
 * @throws {Error} when the store can't be opened, in words for whoever starts the process
 */
export async function createBff(options: BffOptions): Promise<Bff> {
  const config = parseOptions(options)
  const { logger } = config
  const clock = systemClock
  const database = await openDatabase(config.database)
  const hub = await createEventHub(database, clock, logger)
  const gateway = createGateway({
    clock,
    logger,
    userAgent: `inlaykit/${version}`,
    limits: { upstreamMs: config.limits.upstreamMs },
  })
  const connections = new ConnectionService({
    database,
    vault: createVault(config.encryptionKeys),
    gateway,
    hub,
    clock,
    upstream: config.make,
  })
  const synchronizer = new Synchronizer({ database, hub, clock, logger })
  const tracker = new RunTracker({ synchronizer, clock })
  const watcher = new Watcher({
    synchronizer,
    tracker,
    clock,
    logger,
    streaming: () => hub.watchedTenants(),
    enabled: config.background,
  })
  const scenarios = new ScenarioService({ connections, synchronizer, tracker, watcher, hub, clock })
  const executions = new ExecutionService({
    connections,
    scenarios,
    synchronizer,
    tracker,
    watcher,
    hub,
    clock,
  })
  const handlers: Handlers = {
    ...systemHandlers({ basePath: config.basePath, version, ready: () => database.isReady() }),
    ...connectionHandlers(connections),
    ...scenarioHandlers(scenarios),
    ...executionHandlers(executions),
    streamEvents: ({ viewer, context }) =>
      hub.subscribe(viewer.tenantId, context.header('last-event-id'), context.signal),
  }
  const viewerTokens =
    config.viewerSecret === null ? null : createViewerTokens(config.viewerSecret, clock)
  const http = createHttpApp({ ...config, handlers, viewerTokens, clock })

  let closing: Promise<void> | null = null
  const close = async () => {
    await hub.close()
    await tracker.close()
    await watcher.close()
    await gateway.close()
    await synchronizer.idle()
    await database.close()
  }
  return {
    basePath: config.basePath,
    fetch: async (request) => http.fetch(request),
    connections: {
      setApiKey: (input) => connections.setApiKey(input),
      list: (tenantId) => connections.list(tenantId),
      remove: (tenantId, connectionId) => connections.remove(tenantId, connectionId),
    },
    tenants: { delete: (tenantId) => deleteTenant(database, tenantId) },
    signViewerToken: async (viewer, tokenOptions) => {
      if (!viewerTokens) {
        throw new Error('Viewer tokens need the option viewerSecret (INLAYKIT_VIEWER_SECRET).')
      }
      return viewerTokens.sign(viewer, tokenOptions)
    },
    isReady: () => database.isReady(),
    close: () => (closing ??= close()),
  }
}
