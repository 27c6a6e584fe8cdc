import { z } from 'zod'
import { problemNames } from '../../contract/problem-names.js'
import { Id, PermissionSchema, RoleSchema, Time } from '../../contract/schemas.js'
import {
  apiKeyPattern,
  capabilityNames,
  connectionKinds,
  connectionLabelPattern,
  connectionStatuses,
  dialects,
  plans,
} from './routes.js'

/** How an upstream speaks. */
export const Dialect = z.enum(dialects)
/** How an upstream speaks. */
export type Dialect = z.infer<typeof Dialect>

/** The upstream's plan. */
export const Plan = z.enum(plans)
/** The upstream's plan. */
export type Plan = z.infer<typeof Plan>

/** How a connection stands. */
export const ConnectionStatus = z.enum(connectionStatuses)
/** How a connection stands. */
export type ConnectionStatus = z.infer<typeof ConnectionStatus>

/** The name of something that a dialect may be able to do. */
export type CapabilityName = (typeof capabilityNames)[number]

/** What the connection's dialect can do. */
export const Capabilities = z.record(z.enum(capabilityNames), z.boolean())
/** What the connection's dialect can do. */
export type Capabilities = z.infer<typeof Capabilities>

/** The signed-in person. `operator`: staff of the host, across all tenants (`true`) or those named. */
export const Viewer = z.object({
  userId: z.string().min(1).max(200),
  tenantId: z.string().min(1).max(200),
  role: RoleSchema,
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  locale: z.string().max(35).optional(),
  operator: z
    .union([z.literal(true), z.object({ tenants: z.array(z.string().min(1).max(200)) })])
    .optional(),
})
/** The signed-in person. */
export type Viewer = z.infer<typeof Viewer>

/** How a tenant proves itself to Make. */
export const ConnectionKind = z.enum(connectionKinds)
/** How a tenant proves itself to Make. */
export type ConnectionKind = z.infer<typeof ConnectionKind>

/** What people call a connection: 1 to 200 characters, none of them a control character. */
export const ConnectionLabel = z
  .string()
  .regex(connectionLabelPattern, 'must be 1 to 200 characters, without line breaks')

/** An API key as Make shows it: 8 to 500 printable characters without spaces. */
export const ApiKey = z
  .string()
  .regex(apiKeyPattern, 'must be the API key as Make shows it, without spaces')

/** The live dialect's zone, a host such as `eu1.make.com`. Only those that the server knows are taken. */
const Zone = z.string().min(1).max(253)

/** What connecting by an API key takes. The same organisation and team once more renews the key. */
export const CreateConnectionInput = z.strictObject({
  apiKey: ApiKey,
  organizationId: Id,
  teamId: Id.optional(),
  zone: Zone.optional(),
  plan: Plan.optional(),
  label: ConnectionLabel.optional(),
})
/** What connecting by an API key takes. */
export type CreateConnectionInput = z.infer<typeof CreateConnectionInput>

/** What may be changed of a connection; at least one of it. `isDefault` can only be given away by naming another. */
export const UpdateConnectionInput = z
  .strictObject({
    label: ConnectionLabel.optional(),
    isDefault: z.literal(true, { error: 'can only be set, by naming another' }).optional(),
    organizationId: Id.optional(),
    teamId: Id.nullable().optional(),
    plan: Plan.nullable().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
/** What may be changed of a connection. */
export type UpdateConnectionInput = z.infer<typeof UpdateConnectionInput>

/** What connecting by OAuth takes: where to come back to, and what the new connection, or the one named, is to reach. */
export const StartOAuthInput = z.strictObject({
  returnTo: z.string().min(1).max(2000).optional(),
  label: ConnectionLabel.optional(),
  organizationId: Id.optional(),
  teamId: Id.optional(),
  connectionId: Id.optional(),
  zone: Zone.optional(),
})
/** What connecting by OAuth takes. */
export type StartOAuthInput = z.infer<typeof StartOAuthInput>

/** A tenant's link to Make, without its credential: `hint` is the key's last four at most. */
export const Connection = z.object({
  id: Id,
  label: z.string(),
  dialect: Dialect,
  kind: ConnectionKind,
  zone: z.string().nullable().optional(),
  organizationId: z.string().nullable(),
  teamId: z.string().nullable().optional(),
  plan: Plan.nullable(),
  status: ConnectionStatus,
  isDefault: z.boolean(),
  hint: z.string().nullable(),
  createdAt: Time,
  lastUsedAt: Time.nullable().optional(),
})
/** A tenant's link to Make. */
export type Connection = z.infer<typeof Connection>

/** An organisation that a credential reaches, with its teams. */
export const Organization = z.object({
  id: Id,
  name: z.string(),
  zone: z.string().nullable(),
  teams: z.array(z.object({ id: Id, name: z.string() })),
})
/** An organisation that a credential reaches, with its teams. */
export type Organization = z.infer<typeof Organization>

/** What a test of a connection told: `problem` says why it is not `ok`. */
export const ConnectionTest = z.object({
  connection: Connection,
  ok: z.boolean(),
  problem: z
    .object({
      name: z.enum(problemNames),
      detail: z.string(),
    })
    .nullable(),
  durationMs: z.number().int().nonnegative(),
  checkedAt: Time,
})
/** What a test of a connection told. */
export type ConnectionTest = z.infer<typeof ConnectionTest>

/** How this server lets a tenant be connected. `zones`: those that may be chosen in the live dialect, else none. */
export const ConnectOptions = z.object({
  dialect: Dialect,
  methods: z.array(ConnectionKind),
  zones: z.array(z.string()),
})
/** How this server lets a tenant be connected. */
export type ConnectOptions = z.infer<typeof ConnectOptions>

/** What may still be asked of Make: `limit` requests a minute, of which `remaining` are left until `resetAt`; `low` from ten left. */
export const Budget = z.object({
  limit: z.number().int().nonnegative(),
  remaining: z.number().int().nonnegative(),
  resetAt: Time.nullable(),
  low: z.boolean(),
})
/** What may still be asked of Make. */
export type Budget = z.infer<typeof Budget>

/** Who is looking, what they may do, and how their tenant is connected (`null`: not yet). */
export const Session = z.object({
  viewer: Viewer,
  permissions: z.array(PermissionSchema),
  connection: Connection.nullable(),
  capabilities: Capabilities.nullable(),
  budget: Budget.nullable(),
  connect: ConnectOptions,
})
/** Who is looking, what they may do, and how their tenant is connected. */
export type Session = z.infer<typeof Session>
