import { z } from 'zod'
import { Id, PermissionSchema, RoleSchema, Time } from '../../contract/schemas.js'
import { capabilityNames, connectionStatuses, dialects, plans } from './routes.js'

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

/** A tenant's link to Make, without its credential: `hint` is the key's last four at most. */
export const Connection = z.object({
  id: Id,
  label: z.string(),
  dialect: Dialect,
  kind: z.enum(['api-key', 'oauth']),
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
})
/** Who is looking, what they may do, and how their tenant is connected. */
export type Session = z.infer<typeof Session>
