import {
  endpoints,
  Id,
  takesIdempotencyKey,
  type Endpoint,
  type EndpointName,
} from '@inlaykit/shared'

/**
 * Whether each request to an endpoint is recorded: whatever changes something for a viewer, and whatever shows a secret. It
 * follows from the table, so that no new endpoint is forgotten; a question that is sent as `POST` asks for a permission to read.
 */
export function isAudited(endpoint: Endpoint): boolean {
  return takesIdempotencyKey(endpoint) && !endpoint.permission.endsWith(':read')
}

/** The endpoints of which each request is recorded. */
export const auditedNames = (Object.keys(endpoints) as EndpointName[]).filter((name) =>
  isAudited(endpoints[name]),
)

/** What an act is about. */
export interface AuditTarget {
  /** In the singular: `scenario`, `execution`, `webhook`. */
  readonly kind: string
  /** `null` where the act makes it, or where the request names none that could be one. */
  readonly id: string | null
}

/** Where a path's first segment does not say what it makes. */
const madeBy: Readonly<Record<string, string>> = { oauth: 'connection' }

/** What an endpoint is about: what its path names last, else what its first segment lists. */
export function targetOf(
  { path }: Pick<Endpoint, 'path'>,
  params: Readonly<Record<string, string>>,
): AuditTarget {
  const named = [...path.matchAll(/:(\w+)Id\b/g)].at(-1)?.[1]
  if (named !== undefined) {
    const id = Id.safeParse(params[`${named}Id`])
    const kind = named.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return { kind, id: id.success ? id.data : null }
  }
  const segment = path.split('/')[1]!
  return { kind: madeBy[segment] ?? segment.replace(/s$/, ''), id: null }
}

/** The endpoints that a record may name: those, where people come back from Make, and what somebody may be refused by role. */
export const auditedActions: ReadonlySet<string> = new Set<EndpointName>([
  ...auditedNames,
  'completeOAuth',
  ...(Object.keys(endpoints) as EndpointName[]).filter(
    (name) => !['any', 'none'].includes(endpoints[name].permission),
  ),
])
