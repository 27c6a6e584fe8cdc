import type { Connection, Viewer } from '@inlaykit/shared'
import { createAudit, pruneAuditRecords, serverAct } from './audit/index.js'
import { AnswerCache } from './cache/answer-cache.js'
import type { BffOptions } from './config/options.js'
import { baseUrlOf, parseOptions, type ParsedConfig } from './config/parse-options.js'
import { systemClock, type Clock } from './core/clock.js'
import { isDomainError, notFound } from './core/errors.js'
import type { Handlers } from './core/handler.js'
import { createEventHub } from './events/hub.js'
import { auditHandlers } from './features/audit/index.js'
import {
  checkApiKeyInput,
  ConnectionService,
  connectionHandlers,
  createOAuth,
  type SetApiKeyInput,
} from './features/connections/index.js'
import {
  createNoticeTokens,
  ExecutionService,
  executionHandlers,
  Histories,
  RunNotices,
} from './features/executions/index.js'
import {
  IncompleteExecutionService,
  incompleteExecutionHandlers,
} from './features/incomplete-executions/index.js'
import { MemberService, RolesAtMake, memberHandlers } from './features/members/index.js'
import {
  BlueprintService,
  FolderService,
  NewScenarioService,
  ScenarioChangeService,
  PreviewService,
  ScenarioService,
  UsageService,
  scenarioHandlers,
} from './features/scenarios/index.js'
import { systemHandlers } from './features/system/index.js'
import { deletedTenants, deleteTenant } from './features/tenants/index.js'
import { WebhookChangeService, webhookHandlers, WebhookService } from './features/webhooks/index.js'
import type { HostSource } from './http/audited.js'
import { createHttpApp } from './http/app.js'
import { setLookUp } from './http/direct.js'
import { roleOrLeast } from './http/role-at-make.js'
import { createViewerTokens } from './http/viewer-tokens.js'
import { createPostgresBudgets } from './make/gateway/budget/postgres-budgets.js'
import { createGateway } from './make/gateway/index.js'
import { createIdempotency, createSeals, pruneIdempotencyRecords } from './idempotency/index.js'
import { IncompleteExecutionMirror } from './mirror/incomplete-executions.js'
import { startRetention } from './mirror/retention.js'
import { pruneRunInputs } from './mirror/run-inputs.js'
import { RunTracker } from './mirror/run-tracker.js'
import { Synchronizer } from './mirror/synchronizer.js'
import { Watcher } from './mirror/watcher.js'
import { WebhookMirror } from './mirror/webhooks.js'
import { openDatabase } from './store/database.js'
import { createNotifications } from './store/notifications.js'
import { createTelemetry } from './telemetry/index.js'
import { createVault, type KeyRotation, type KeyRotationOptions } from './vault/vault.js'
import { version } from './version.js'

/** The share of a request's time that a run is waited for; the rest is for the answer. */
const waitShare = 0.8
/** So much longer than a request may last a change of members is kept apart from others, in ms. */
const leaseMarginMs = 15_000

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
    /**
     * Forgets everything of a tenant, its data key too; answers whether there was such a tenant. A whole backup from before
     * can be opened as long as the master key of its time exists: rotate that out and destroy it.
     */
    delete(tenantId: string): Promise<boolean>
  }
  readonly keys: {
    /**
     * Wraps every tenant's data key with the first of `encryptionKeys`, so that the others are no longer needed; the same
     * as `inlaykit keys rotate`. Any number of instances may serve meanwhile.
     */
    rotate(options?: KeyRotationOptions): Promise<KeyRotation>
  }
  /**
   * Signs a viewer token (JWT, HS256) for hosts whose server is not Node.
   * @param options `expiresIn` in seconds, 900 by default, 3600 at most
   * @throws when no `viewerSecret` was given
   */
  signViewerToken(viewer: Viewer, options?: { expiresIn?: number }): Promise<string>
  /**
   * What this process has counted, in the Prometheus text format 0.0.4, for a route of the host's own choice; answer it as
   * `text/plain; version=0.0.4; charset=utf-8`. Names no tenant. docs/observability.md lists it.
   */
  metrics(): Promise<string>
  /** Whether the store answers now. */
  isReady(): Promise<boolean>
  /**
   * Ends the streams, answers what is under way, stops the background work and closes the store. Once however often it is
   * called.
   */
  close(): Promise<void>
}

/** Ends what was opened, the last first; what fails keeps none of the others open. */
class Closers {
  readonly #closers: { readonly what: string; readonly close: () => Promise<unknown> }[] = []

  add(what: string, close: () => Promise<unknown>): void {
    this.#closers.push({ what, close })
  }

  /** @throws {AggregateError} of all that failed, once everything was tried */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (const { what, close } of this.#closers.splice(0).toReversed()) {
      try {
        await close()
      } catch (cause) {
        failures.push(new Error(`${what} did not close.`, { cause }))
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Inlaykit did not close cleanly.')
  }
}

/**
 * Starts the BFF: opens the store, brings it up to date, and wires every feature.
 * @throws {ConfigError} listing all that is wrong with the options, each with its mend
 * @throws {Error} when the store can't be opened, in words for whoever starts the process; nothing stays open then
 */
export function createBff(options: BffOptions): Promise<Bff> {
  return createBffBy(systemClock, options)
}

/**
 * Starts the BFF by a clock of the caller's: for benches that look at minutes and hours. See {@link createBff}.
 * @param source what records say of where acts come from whose person the options' `identify` names
 */
export async function createBffBy(
  clock: Clock,
  options: BffOptions,
  source: HostSource = 'host',
): Promise<Bff> {
  const config = parseOptions(options)
  const closers = new Closers()
  try {
    return await wire(config, closers, clock, source)
  } catch (error) {
    await closers.close().catch((failure: unknown) => {
      config.logger.error({ err: failure }, 'what had been opened did not close')
    })
    throw error
  }
}

async function wire(
  config: ParsedConfig,
  closers: Closers,
  clock: Clock,
  hostSource: HostSource,
): Promise<Bff> {
  const { logger, basePath } = config
  const telemetry = createTelemetry({ basePath, version })
  closers.add('The telemetry', async () => telemetry.close())
  const database = await openDatabase(config.database)
  closers.add('The store', () => database.close())
  const audit = createAudit({ database, clock, logger })
  closers.add('The audit', () => audit.idle())
  const notifications = await createNotifications({ database, clock, logger })
  closers.add('The listener', () => notifications.close())
  const hub = createEventHub({ database, notifications, clock, logger })
  closers.add('The event hub', () => hub.close())
  const gateway = createGateway({
    clock,
    logger,
    userAgent: `inlaykit/${version}`,
    limits: { upstreamMs: config.limits.upstreamMs },
    ...(database.kind === 'postgres' && { budgets: createPostgresBudgets(database) }),
    observer: telemetry.observer,
  })
  const vault = createVault(config.encryptionKeys)
  const oauth = createOAuth(config, {
    database,
    vault,
    gateway,
    hub,
    audit,
    clock,
    userAgent: `inlaykit/${version}`,
    observeRenewal: telemetry.renewal,
  })
  closers.add('OAuth', () => oauth.close())
  const connections = new ConnectionService({
    database,
    vault,
    gateway,
    hub,
    clock,
    logger,
    upstream: config.make,
    tokens: oauth.tokens,
    revocations: oauth.revocations,
  })
  const synchronizer = new Synchronizer({ database, hub, clock, logger })
  const webhookMirror = new WebhookMirror({ database, hub, vault, clock })
  const incompleteMirror = new IncompleteExecutionMirror({ database, hub, clock })
  closers.add('What reads from Make', () => synchronizer.idle())
  closers.add('What reads webhooks', () => webhookMirror.idle())
  closers.add('What reads incomplete executions', () => incompleteMirror.idle())
  closers.add('The gateway', () => gateway.close())
  const tracker = new RunTracker({ synchronizer, clock })
  const watcher = new Watcher({
    synchronizer,
    readParts: {
      members: synchronizer.refreshMembers,
      webhooks: (connection, call) => webhookMirror.refresh(connection, call),
    },
    tracker,
    clock,
    logger,
    streaming: () => hub.watchedTenants(),
    enabled: config.background,
  })
  closers.add('The background', () => watcher.close())
  if (config.background) {
    const retention = startRetention({
      database,
      clock,
      logger,
      others: [
        { what: 'inputs of runs', prune: () => pruneRunInputs(database) },
        { what: 'idempotency keys', prune: () => pruneIdempotencyRecords(database) },
        {
          what: 'audit records',
          prune: () => pruneAuditRecords(database, new Date(clock.now()), config.auditDays),
        },
      ],
    })
    closers.add('The retention', () => retention.close())
  }
  const parts = { connections, synchronizer, tracker, watcher, vault, clock }
  const notices = new RunNotices({
    ...parts,
    tokens: createNoticeTokens(config.encryptionKeys),
    baseUrl: baseUrlOf(config),
  })
  const scenarios = new ScenarioService({
    ...parts,
    noticeAddress: (connection, scenarioId) => notices.addressFor(connection, scenarioId),
    waitMs: Math.round(config.limits.requestMs * waitShare),
  })
  const histories = new Histories({ ...parts, scenarios })
  const executions = new ExecutionService({ ...parts, scenarios, histories })
  const incomplete = new IncompleteExecutionService({
    ...parts,
    scenarios,
    incomplete: incompleteMirror,
  })
  const members = new MemberService({
    ...parts,
    database,
    leaseMs: config.limits.requestMs + leaseMarginMs,
    roleSource: config.roleSource,
  })
  const rolesAtMake = config.roleSource === 'make' ? new RolesAtMake(parts) : null
  const roleAtMake = rolesAtMake && rolesAtMake.of.bind(rolesAtMake)
  const webhooks = new WebhookService({ ...parts, scenarios, webhooks: webhookMirror })
  const webhookChanges = new WebhookChangeService({
    ...parts,
    webhooks,
    scenarios,
    mirror: webhookMirror,
    userAgent: `inlaykit/${version}`,
  })
  const removeConnection = async (tenantId: string, connectionId: string) => {
    watcher.forget(tenantId, connectionId)
    return connections.remove(tenantId, connectionId)
  }
  const handlers: Handlers = {
    ...systemHandlers({ basePath: config.basePath, version, ready: () => database.isReady() }),
    ...connectionHandlers(connections, {
      remove: removeConnection,
      roleOf: async (viewer, connectionId, signal) =>
        roleAtMake ? roleOrLeast(roleAtMake(viewer, connectionId, signal)) : viewer.role,
    }),
    ...oauth.handlers,
    ...scenarioHandlers({
      scenarios,
      blueprints: new BlueprintService({ ...parts, scenarios }),
      created: new NewScenarioService({ ...parts, scenarios }),
      changes: new ScenarioChangeService({ ...parts, scenarios }),
      folders: new FolderService({ ...parts, scenarios }),
      previews: new PreviewService({ ...parts, scenarios }),
      usage: new UsageService({ ...parts, scenarios }),
    }),
    ...executionHandlers(executions, notices),
    ...incompleteExecutionHandlers(incomplete),
    ...memberHandlers(members),
    ...webhookHandlers(webhooks, webhookChanges, clock),
    ...auditHandlers({ database, clock }),
    streamEvents: ({ viewer, context }) =>
      hub.subscribe(viewer.tenantId, context.header('last-event-id'), context.signal),
  }
  const viewerTokens =
    config.viewerSecret === null ? null : createViewerTokens(config.viewerSecret, clock)
  const idempotency = createIdempotency({
    database,
    seals: createSeals(config.encryptionKeys),
    requestMs: config.limits.requestMs,
    logger,
    tell: telemetry.keyed,
  })
  const answers = new AnswerCache({
    clock,
    maxBytes: config.limits.cacheBytes,
    requestMs: config.limits.requestMs,
    connectionOf: async (tenantId, id) => (await connections.open({ tenantId }, id)).row,
  })
  const memories = [connections, scenarios, answers, ...(rolesAtMake ? [rolesAtMake] : [])]
  const hearer = {
    heard: (tenantId: string) => {
      for (const memory of memories) memory.forget(tenantId)
    },
    reset: () => {
      for (const memory of memories) memory.clear()
    },
  }
  hub.hear(hearer)
  notifications.subscribe(deletedTenants, hearer)
  const http = createHttpApp({
    ...config,
    handlers,
    knownTokens: { notifyRunEnd: notices.isKnown },
    answers,
    budgetOf: (tenantId, id) => connections.budgetOf(tenantId, id),
    viewerTokens,
    roleAtMake,
    idempotency,
    audit,
    hostSource,
    connectionNamed: async (tenantId, id) => {
      // Whatever keeps it from being found is told by the act itself.
      const found = await connections.open({ tenantId }, id).catch(() => null)
      return found?.row.id ?? id ?? null
    },
    telemetry,
    clock,
  })
  closers.add('The door', async () => {
    // Whoever waits for a run is answered with the run as it is, so the door need not wait for its end.
    await Promise.all([http.close(), tracker.close()])
    await idempotency.idle()
  })

  const source = hostSource === 'command' ? hostSource : 'server'
  let closing: Promise<void> | null = null
  const bff: Bff = {
    basePath: config.basePath,
    fetch: (request) => http.fetch(request),
    connections: {
      setApiKey: async (input) => {
        checkApiKeyInput(input)
        return audit.record(serverAct('createConnection', input.tenantId, { input, source }), () =>
          connections.setApiKey(input),
        )
      },
      list: (tenantId) => connections.list(tenantId),
      remove: async (tenantId, id) => {
        const act = serverAct('deleteConnection', tenantId, { id, source })
        return audit
          .record(act, async () => {
            if (!(await removeConnection(tenantId, id))) throw notFound('connection')
            return true
          })
          .catch((error: unknown) => {
            if (isDomainError(error, 'not-found')) return false
            throw error
          })
      },
    },
    tenants: {
      delete: async (tenantId) => {
        watcher.forget(tenantId)
        await oauth.revocations.giveBackAll(tenantId)
        const deleted = await deleteTenant({ database, notifications }, tenantId)
        connections.forgetTenant(tenantId)
        return deleted
      },
    },
    keys: { rotate: (rotation) => vault.rotate(database, rotation) },
    signViewerToken: async (viewer, tokenOptions) => {
      if (!viewerTokens) {
        throw new Error('Viewer tokens need the option viewerSecret (INLAYKIT_VIEWER_SECRET).')
      }
      return viewerTokens.sign(viewer, tokenOptions)
    },
    metrics: () => telemetry.text(),
    isReady: () => database.isReady(),
    close: () => (closing ??= closers.close()),
  }
  setLookUp(bff, http.lookUp)
  return bff
}
