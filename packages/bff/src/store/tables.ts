import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type {
  AuditSource,
  ConnectionStatus,
  Dialect,
  EndpointName,
  ExecutionStatus,
  InlaykitEventType,
  Plan,
  ProblemName,
  Role,
} from '@inlaykit/shared'
import { bytes, inlaykit, time } from './columns.js'

export * from './mirror-tables.js'

/**
 * A customer of the host. `dataKey` is the tenant's own key, wrapped by the master key `masterKeyId`; `dataKeyId` is its name,
 * `dataKeyAt` when it was made.
 */
export const tenants = inlaykit.table('tenants', {
  id: text('id').primaryKey(),
  masterKeyId: text('master_key_id').notNull(),
  dataKey: bytes('data_key').notNull(),
  dataKeyId: text('data_key_id').notNull().default('0'),
  dataKeyAt: time('data_key_at').notNull().defaultNow(),
  lastEventId: bigint('last_event_id', { mode: 'number' }).notNull().default(0),
  createdAt: time('created_at').notNull(),
})

/** A tenant's link to Make; the credential itself is in `secrets`. */
export const connections = inlaykit.table(
  'connections',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    label: text('label').notNull(),
    dialect: text('dialect').$type<Dialect>().notNull(),
    kind: text('kind').$type<'api-key' | 'oauth'>().notNull(),
    baseUrl: text('base_url').notNull(),
    zone: text('zone'),
    organizationId: text('organization_id'),
    teamId: text('team_id'),
    plan: text('plan').$type<Plan>(),
    status: text('status').$type<ConnectionStatus>().notNull(),
    isDefault: boolean('is_default').notNull(),
    hint: text('hint'),
    credentialVersion: integer('credential_version').notNull().default(1),
    createdAt: time('created_at').notNull(),
    lastUsedAt: time('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('connections_default')
      .on(table.tenantId)
      .where(sql`is_default`),
  ],
)

/** Encrypted values, each bound to its tenant, record, field and to its tenant's data key `keyId`. */
export const secrets = inlaykit.table(
  'secrets',
  {
    tenantId: text('tenant_id').notNull(),
    recordId: text('record_id').notNull(),
    field: text('field').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull().default('0'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.recordId, table.field] })],
)

/**
 * A way to a connection by OAuth that somebody has begun. First it has a ticket, or at once a state with the browser that it
 * belongs to; of all three only the digests are kept. Its verifier is in `secrets`, under its id.
 */
export const oauthFlows = inlaykit.table(
  'oauth_flows',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    ticketHash: bytes('ticket_hash'),
    ticketExpiresAt: time('ticket_expires_at'),
    stateHash: bytes('state_hash'),
    browserHash: bytes('browser_hash'),
    returnTo: text('return_to').notNull(),
    target: jsonb('target').$type<OAuthTarget>().notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** What a connection by OAuth is to reach, as whoever began it said. `connectionId`: that one is connected anew. */
export interface OAuthTarget {
  readonly connectionId: string | null
  readonly label: string | null
  readonly organizationId: string | null
  readonly teamId: string | null
  readonly zone: string | null
}

/**
 * How a connection's tokens stand; they themselves are in `secrets`. `version` grows with each renewal, so that whoever
 * comes late sees it. `leaseOwner` renews them until `leaseUntil`. `state`: `fresh`, `forced` when they were renewed because
 * Make refused the ones before, `refused` once Make renews them no more.
 */
export const oauthGrants = inlaykit.table(
  'oauth_grants',
  {
    tenantId: text('tenant_id').notNull(),
    connectionId: text('connection_id').notNull(),
    version: integer('version').notNull(),
    expiresAt: time('expires_at'),
    lifetimeMs: bigint('lifetime_ms', { mode: 'number' }),
    state: text('state').$type<'fresh' | 'forced' | 'refused'>().notNull(),
    leaseOwner: text('lease_owner'),
    leaseUntil: time('lease_until'),
    failures: integer('failures').notNull().default(0),
    retryAt: time('retry_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.connectionId] })],
)

/** A token that is to be given back to Make; it is in `secrets`, under the id. */
export const oauthRevocations = inlaykit.table(
  'oauth_revocations',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    tries: integer('tries').notNull().default(0),
    dueAt: time('due_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** Who is alone at something of an organisation at Make, and until when. It belongs to no tenant, since tenants may share one. */
export const leases = inlaykit.table('leases', {
  key: text('key').primaryKey(),
  owner: text('owner').notNull(),
  leaseUntil: time('lease_until').notNull(),
})

/** What happened, in the tenant's commit order; kept as long as a stream may come back for it. */
export const events = inlaykit.table(
  'events',
  {
    tenantId: text('tenant_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull(),
    type: text('type').$type<InlaykitEventType>().notNull(),
    connectionId: text('connection_id'),
    scenarioId: text('scenario_id'),
    executionId: text('execution_id'),
    status: text('status').$type<ExecutionStatus>(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/**
 * Writes that carried an idempotency key. `id` names viewer, endpoint and key; `fingerprint` and `answer` are made with the
 * master key `keyId`, and hold nothing that can be read without it.
 */
export const idempotencyRecords = inlaykit.table(
  'idempotency_records',
  {
    tenantId: text('tenant_id').notNull(),
    id: bytes('id').notNull(),
    keyId: text('key_id').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    owner: text('owner').notNull(),
    leaseUntil: time('lease_until').notNull(),
    answer: bytes('answer'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/**
 * Who did what. `outcome` is `null` until it is known, then `done` or the problem that it ended with. `fields` are names alone.
 * The database refuses changes, see migration 0010.
 */
export const auditRecords = inlaykit.table(
  'audit_records',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    at: time('at').notNull(),
    source: text('source').$type<AuditSource>().notNull(),
    userId: text('user_id'),
    role: text('role').$type<Role>(),
    isOperator: boolean('is_operator').notNull(),
    action: text('action').$type<EndpointName>().notNull(),
    connectionId: text('connection_id'),
    targetKind: text('target_kind'),
    targetId: text('target_id'),
    resultId: text('result_id'),
    fields: jsonb('fields').$type<readonly string[]>().notNull(),
    requestId: text('request_id'),
    outcome: text('outcome').$type<ProblemName | 'done'>(),
    status: integer('status'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('audit_records_time').on(table.tenantId, table.at, table.id),
    index('audit_records_user').on(table.tenantId, table.userId, table.at, table.id),
  ],
)

/** What organisations may still ask of Make; of no tenant, see `make/gateway/budget/postgres-budgets.ts`. */
export const budgets = inlaykit.table('budgets', {
  organization: text('organization').primaryKey(),
  ledger: jsonb('ledger').notNull(),
  drawnAt: time('drawn_at').notNull(),
})
