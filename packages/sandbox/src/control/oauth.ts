import type { Dialect } from '../http/environment.js'
import type { Clients, NewClient, SandboxClient } from '../oauth/clients.js'
import { endpointAt, type Endpoint } from '../oauth/dialects.js'
import type { Grant, GrantEnd } from '../oauth/grants.js'
import { Parameters } from '../oauth/parameters.js'
import type { OAuthServer } from '../oauth/server.js'
import { settingFaults, type OAuthSettings } from '../oauth/settings.js'
import { oauthUrls } from '../oauth/urls.js'
import type { World } from '../world/world.js'
import type { AnyId } from './world.js'

/** What came of one person's consent: a family of tokens. Never the tokens themselves. */
export interface SandboxGrant {
  readonly id: string
  readonly dialect: Dialect
  readonly clientId: string
  readonly personId: string
  readonly organizationIds: readonly string[]
  readonly scopes: readonly string[]
  /** Whether its tokens can be good. */
  readonly isAlive: boolean
  /** Why it is over; `null`: it isn't. */
  readonly endedBy: GrantEnd | null
  /** Token calls with its code or a refresh token of it, refused ones too. */
  readonly tokenCalls: number
  /** Calls among them that gave tokens for a refresh token. */
  readonly refreshes: number
}

/** What a person answers without a browser. */
export interface Approval {
  /** Default: the first organisation. Several reach the live dialect alone. */
  readonly organizationIds?: readonly AnyId[]
  /** Default: the first person of the first of these organisations. */
  readonly personId?: AnyId
  /** Default `allow`. */
  readonly decision?: 'allow' | 'deny'
}

/** What tests may do to the OAuth servers. */
export interface OAuthControl {
  /** The client that is there from the start, the same for the same seed. */
  readonly client: SandboxClient
  readonly clients: readonly SandboxClient[]
  /**
   * Registers a client, or replaces the one of that id.
   * @throws TypeError that says what is wrong
   */
  registerClient(client: NewClient): SandboxClient
  removeClient(clientId: string): void
  /** The addresses of a dialect's endpoints. @throws Error before `listen` */
  urls(dialect: Dialect): Partial<Record<Endpoint, string>>
  readonly settings: OAuthSettings
  /**
   * Changes how the servers behave from now on.
   * @throws TypeError that says what is wrong
   */
  configure(settings: Partial<OAuthSettings>): OAuthSettings
  /**
   * Answers an authorisation request as the consent page would, without a browser.
   * @param url the whole address that the client sends people to
   * @returns where the person is sent back to, also where that is with an error
   * @throws OAuthError where the page would say that this can't be asked
   * @throws TypeError where it is no address of an authorisation endpoint
   * @throws RangeError where there is no such person or organisation
   */
  approve(url: string, approval?: Approval): string
  /** The grants there were, oldest first. */
  grants(): readonly SandboxGrant[]
  /** @throws RangeError if there is none */
  grant(id: string): SandboxGrant
  /** Ends a grant as a person would at Make. @throws RangeError if there is none */
  revokeGrant(id: string): void
  /** Makes access tokens too old: those of one grant, or all. @throws RangeError if there is no such grant */
  expireAccessTokens(grantId?: string): void
}

/** The handle on the OAuth servers. @param origin where the sandbox listens; throws before */
export function createOAuthControl(
  server: OAuthServer,
  world: World,
  origin: () => string,
): OAuthControl {
  const { clients, grants } = server
  const requireGrant = (id: string): Grant => {
    const grant = grants.find(id)
    if (!grant) throw new RangeError(`The sandbox has no grant ${id}.`)
    return grant
  }

  return {
    client: firstOf(clients),
    get clients() {
      return clients.list()
    },
    registerClient: (client) => clients.register(client),
    removeClient: (clientId) => clients.remove(clientId),
    urls: (dialect) => oauthUrls(origin(), dialect),
    get settings() {
      return server.settings
    },
    configure(settings) {
      const faults = settingFaults({ ...settings })
      if (faults.length > 0) throw new TypeError(faults.join(' '))
      server.settings = { ...server.settings, ...settings }
      return server.settings
    },
    approve(address, approval = {}) {
      const url = URL.canParse(address) ? new URL(address) : null
      const place = url && endpointAt(url.pathname)
      if (!url || place?.endpoint !== 'authorize') {
        throw new TypeError('This is not the address of an authorization endpoint.')
      }
      const { dialect } = place
      const iss = server.issOf(url.origin)
      const result = server.authorizations.begin(dialect, new Parameters(url.searchParams), iss)
      if (result.kind === 'back') return result.location
      const decision = readApproval(world, dialect, approval)
      return server.authorizations.decide(result.request, decision, iss)
    },
    grants: () => grants.list().map(toSandboxGrant),
    grant: (id) => toSandboxGrant(requireGrant(id)),
    revokeGrant: (id) => grants.end(requireGrant(id), 'revoked'),
    expireAccessTokens: (id) => grants.expireAccess(id === undefined ? id : requireGrant(id)),
  }
}

function firstOf(clients: Clients): SandboxClient {
  const [first] = clients.list()
  if (!first) throw new Error('The sandbox has no client.')
  return first
}

function readApproval(world: World, dialect: Dialect, approval: Approval) {
  const { decision = 'allow', organizationIds } = approval
  const [first] = world.organizations
  const ids = organizationIds?.map(String) ?? (first ? [String(first.id)] : [])
  const organizations = ids.map((id) => {
    const found = world.organizations.find((one) => String(one.id) === id)
    if (!found) throw new RangeError(`The sandbox has no organisation ${id}.`)
    return found
  })
  const [home] = organizations
  if (!home) throw new RangeError('organizationIds must have at least one.')
  if (dialect === 'guide' && organizations.length > 1) {
    throw new RangeError('A token of the guide dialect reaches one organisation alone.')
  }
  const everybody = world.organizations.flatMap(({ people }) => people)
  const person =
    approval.personId === undefined
      ? home.people[0]
      : everybody.find(({ id }) => String(id) === String(approval.personId))
  if (!person) throw new RangeError(`The sandbox has no person ${approval.personId}.`)
  return { allows: decision === 'allow', person, organizations }
}

function toSandboxGrant(grant: Grant): SandboxGrant {
  const { id, dialect, clientId, person, organizations, scopes, ended } = grant
  return {
    id,
    dialect,
    clientId,
    personId: String(person.id),
    organizationIds: organizations.map((one) => String(one.id)),
    scopes,
    isAlive: ended === null,
    endedBy: ended,
    tokenCalls: grant.tokenCalls,
    refreshes: grant.refreshes,
  }
}
