import type { Dialect, Plan } from '@inlaykit/shared'
import type { Logger, LogLevel } from '../core/logger.js'
import type { HttpLimits } from '../http/app.js'
import type { Identify } from '../http/identity.js'

/** Whose word a viewer's role goes by; see {@link BffOptions}. */
export type RoleSource = 'host' | 'make'

/** What the BFF may spend; whatever is absent has its default. */
export interface Limits extends HttpLimits {
  /** The most milliseconds that one request to Make may take; 15,000 by default. */
  readonly upstreamMs: number
}

/** Where the state lives: exactly one of a Postgres server, a directory for embedded Postgres, or memory. */
export interface DatabaseOptions {
  /** Address of a Postgres server, `postgres://…`. Any number of BFFs may share it. */
  readonly url?: string | undefined
  /** The same server without a pooler before it, for LISTEN; `url` when absent. */
  readonly directUrl?: string | undefined
  /** Connections that this process keeps to the server at most, 10 by default; one more listens for news. */
  readonly poolSize?: number | undefined
  /** Directory of embedded Postgres, made when absent. One process at a time. */
  readonly dataDir?: string | undefined
  /** Thrown away at the end: for tests and trials. */
  readonly memory?: true | undefined
}

/** The client that is registered at Make, by which people connect without showing anybody a key. */
export interface OAuthOptions {
  /** As Make shows it. */
  readonly clientId: string
  /** As Make shows it; it never leaves the server. */
  readonly clientSecret: string
  /**
   * Where Make sends people back to: the BFF's address as browsers see it, and `/oauth/callback`. Exactly as it is
   * registered at Make; https, or http on this machine.
   */
  readonly redirectUri: string
  /** What is asked for; by default what the kit's routes call. */
  readonly scopes?: readonly string[] | undefined
  /** Where people agree; by default Make's own page of the dialect. */
  readonly authorizeUrl?: string | undefined
  /** Where tokens are given; by default Make's own of the dialect. */
  readonly tokenUrl?: string | undefined
  /** Where tokens are given back; in the live dialect `revoke` beside `tokenUrl` by default, in the guide nowhere. */
  readonly revokeUrl?: string | undefined
  /** What the server calls itself. When set, people must come back with this very `iss` (RFC 9207). */
  readonly issuer?: string | undefined
  /** The organisation of new connections in the guide dialect, which can't list any, where the kit names none. */
  readonly organizationId?: string | undefined
}

/** How to reach Make. */
export interface MakeOptions {
  /** How it speaks: `live` is make.com as it is today, `guide` the API of the integration guide. */
  readonly dialect: Dialect
  /**
   * Where it is spoken, with its path: https, or http on this machine. In the guide dialect
   * `https://api.make.com/api/v2` by default; in the live one it follows from `zone`.
   */
  readonly baseUrl?: string | undefined
  /** The live dialect's zone: `eu1.make.com`, `eu2.make.com`, `us1.make.com`, `us2.make.com`, or the host of an own instance. */
  readonly zone?: string | undefined
  /** The plan of the organisations, which sets their rate limits until Make itself tells them. */
  readonly plan?: Plan | undefined
  /** Lets people connect by OAuth 2.0; without it by API key alone. */
  readonly oauth?: OAuthOptions | undefined
}

/** What `createBff` is given. Only `encryptionKeys`, `make`, and one of `identify` and `viewerSecret` must be there. */
export interface BffOptions {
  /** Where the BFF is mounted, as pages see it; `/api/inlaykit` by default. */
  readonly basePath?: string | undefined
  /** Says who is asking, from the host's own session. May be left out where every request carries a viewer token. */
  readonly identify?: Identify | undefined
  /** Where the state lives; embedded Postgres in `./.inlaykit` by default. */
  readonly database?: DatabaseOptions | undefined
  /** Keys for the tenants' credentials, each 32 random bytes in base64. The first encrypts, all decrypt. */
  readonly encryptionKeys: readonly { readonly id: string; readonly key: string }[]
  /** How to reach Make. */
  readonly make: MakeOptions
  /** Signs and reads viewer tokens; at least 32 bytes. Without it Bearer tokens are left to `identify`. */
  readonly viewerSecret?: string | undefined
  /**
   * Whose word a viewer's role goes by; `host` by default: what `identify` or the viewer token says. With `make`, what is done
   * at Make goes by the role of the member of the connection's organisation who has the viewer's `email`, and never beyond
   * what the host says. Whoever is no active member there, has a role of Make's own, or no `email`, is a `viewer`. The host
   * must have verified the address. What a role at Make has no say in, such as the tenant's connections, goes by the host's
   * role all the same. A change that is made at Make itself is seen within minutes, one that is made here at once.
   */
  readonly roleSource?: RoleSource | undefined
  /** Whether this process reads from Make in the background; `true` by default. Off where the platform freezes timers. */
  readonly background?: boolean | undefined
  /** The address people see. Needed with `NODE_ENV=production`, and never guessed from a request. */
  readonly publicUrl?: string | undefined
  /** Origins of other pages that may use the BFF with their visitors' sessions; none by default. */
  readonly allowedOrigins?: readonly string[] | undefined
  /** Where to log; JSON lines on stderr from `logLevel` up by default. A pino logger fits. */
  readonly logger?: Logger | undefined
  /** The least that the default logger writes; `info` by default. */
  readonly logLevel?: LogLevel | undefined
  /** How long records of who did what are kept, in days, 1 to 36,500; 365 by default. */
  readonly auditDays?: number | undefined
  /** What requests may cost; see {@link Limits}. */
  readonly limits?: Partial<Limits> | undefined
}
