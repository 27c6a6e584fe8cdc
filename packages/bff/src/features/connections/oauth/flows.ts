import { randomBytes } from 'node:crypto'
import { generateRandomCodeVerifier } from 'oauth4webapi'
import type { ProblemName, StartOAuthInput, Viewer } from '@inlaykit/shared'
import { oauthAct, type Audit } from '../../../audit/index.js'
import type { ParsedMake } from '../../../config/parse-make.js'
import { callbackPath } from '../../../config/parse-oauth.js'
import type { Clock } from '../../../core/clock.js'
import { DomainError, invalidInput, isDomainError, notFound } from '../../../core/errors.js'
import type { RequestContext } from '../../../core/handler.js'
import type { Logger } from '../../../core/logger.js'
import { Secret } from '../../../core/secret.js'
import type { EventHub } from '../../../events/hub.js'
import type { Gateway } from '../../../make/gateway/index.js'
import type { Database, Queries } from '../../../store/database.js'
import type { Vault } from '../../../vault/vault.js'
import { findConnection } from '../store.js'
import { chooseTarget } from './choose-target.js'
import { TokenError, type Callback, type OAuthClient, type TokenFailure } from './client.js'
import { flowCookies, flowSeconds, type FlowCookies } from './cookie.js'
import {
  countFlows,
  digestOf,
  dropOldFlows,
  insertFlow,
  takeFlow,
  takeTicket,
  tieFlow,
  type FlowRow,
} from './flow-store.js'
import { resolveReturnTo, withOutcome, type ReturnPages } from './return-to.js'
import type { Revocations } from './revocations.js'
import { saveConnection } from './save-connection.js'

interface Parts {
  readonly database: Database
  readonly vault: Vault
  readonly gateway: Gateway
  readonly hub: EventHub
  readonly audit: Audit
  readonly clock: Clock
  readonly logger: Logger
  readonly upstream: ParsedMake
  readonly client: OAuthClient
  readonly revocations: Revocations
  /** The exact redirect URI. */
  readonly redirectUri: string
  /** The address people see; `null` only while developing. */
  readonly publicUrl: string | null
  readonly allowedOrigins: readonly string[]
}

/** How long a ticket is good, in ms: as long as it takes to open a page. */
const ticketMs = 60_000
/** So many may be under way for one tenant: each keeps a row until it is over. */
const mostFlows = 100
const verifierField = 'verifier'

const problemOf: Readonly<Record<TokenFailure, ProblemName>> = {
  declined: 'forbidden',
  answer: 'validation',
  grant: 'upstream-rejected',
  client: 'upstream-rejected',
  busy: 'upstream-unavailable',
  away: 'upstream-unavailable',
  timeout: 'upstream-timeout',
}

const draw = () => randomBytes(32).toString('base64url')

/** Names a flow in its cookie, so that the callback finds the cookie by its state. */
const flowNameOf = (state: string) => digestOf(state).toString('hex').slice(0, 16)

/** The same words whatever is wrong, so that they help nobody who is trying. */
function notUnderWay(): DomainError {
  return new DomainError(
    'validation',
    'This way to Make is over, or another browser began it. Go back to the page that you came from, and connect again.',
  )
}

/**
 * Whether somebody else is signed in by now. Where the host can't tell, the browser alone says whose way it is; the tenant
 * is that of the way, since many hosts learn from the page which of a person's tenants is meant.
 */
function isForeign({ userId }: FlowRow, viewer: Viewer | null): boolean {
  return viewer !== null && viewer.userId !== userId
}

/** The way of a person from the kit's page to Make and back. */
export class OAuthFlows {
  readonly #parts: Parts
  readonly #cookies: FlowCookies
  /** Where the cookie is at home: the callback's own origin. */
  readonly #origin: string
  readonly #pages: ReturnPages

  constructor(parts: Parts) {
    const { redirectUri, publicUrl, allowedOrigins } = parts
    this.#parts = parts
    this.#cookies = flowCookies(redirectUri)
    this.#origin = new URL(redirectUri).origin
    this.#pages = {
      ownOrigin: publicUrl === null ? this.#origin : new URL(publicUrl).origin,
      allowedOrigins,
    }
  }

  /**
   * Begins the way: answers the page of Make, or our own that leads there where a cookie on this answer would be lost.
   * @throws `validation`, `not-found`, `rate-limited`
   */
  async start(
    viewer: Viewer,
    input: StartOAuthInput,
    context: RequestContext,
  ): Promise<{ url: string }> {
    const { database, vault, clock } = this.#parts
    const returnTo = resolveReturnTo(input.returnTo, this.#pages)
    const { connectionId = null, zone = null } = input
    if (zone !== null && this.#parts.upstream.baseUrlOf(zone) === null) {
      throw invalidInput([
        { path: 'body.zone', message: 'must be a zone of Make such as eu1.make.com' },
      ])
    }
    const { tenantId, userId } = viewer
    const now = clock.now()
    await dropOldFlows(database.db, new Date(now))
    // A page of another origin can't be given a cookie: browsers drop it, or keep it where Make's redirect doesn't bring it.
    const isOwnPage = context.header('origin') === this.#origin
    const begun = await database.transaction(async (tx) => {
      const scope = { db: tx, tenantId }
      await vault.ensureTenant(scope, new Date(now))
      if (connectionId !== null && !(await findConnection(scope, connectionId))) {
        throw notFound('connection')
      }
      if ((await countFlows(scope, new Date(now))) >= mostFlows) {
        throw new DomainError(
          'rate-limited',
          'Too many ways to Make were begun and not finished. Try again in a few minutes.',
          { retryAfter: 60 },
        )
      }
      const ticket = draw()
      const flow = {
        id: `oauth-flow:${draw()}`,
        userId,
        returnTo,
        target: {
          connectionId,
          label: input.label ?? null,
          organizationId: input.organizationId ?? null,
          teamId: input.teamId ?? null,
          zone: zone?.toLowerCase() ?? null,
        },
        expiresAt: new Date(now + flowSeconds * 1000),
      }
      if (isOwnPage) {
        await insertFlow(scope, flow)
        return this.#tie(tx, { tenantId, id: flow.id })
      }
      await insertFlow(scope, {
        ...flow,
        ticketHash: digestOf(ticket),
        ticketExpiresAt: new Date(now + ticketMs),
      })
      const begin = `${this.#parts.redirectUri.slice(0, -callbackPath.length)}/oauth/begin`
      return { location: `${begin}?ticket=${ticket}`, cookie: null }
    })
    if (begun.cookie !== null) context.setCookie(begun.cookie)
    return { url: begun.location }
  }

  /**
   * Ties the flow of a ticket to the browser that brings it, and sends it on to Make.
   * @throws `validation` when the ticket is unknown, too old or used
   */
  async begin(ticket: string, context: RequestContext): Promise<{ location: string }> {
    const { database, clock } = this.#parts
    const viewer = await context.findViewer()
    const { location, cookie } = await database.transaction(async (tx) => {
      const flow = await takeTicket(tx, ticket, new Date(clock.now()))
      if (!flow || isForeign(flow, viewer)) throw notUnderWay()
      return this.#tie(tx, flow)
    })
    context.setCookie(cookie)
    return { location }
  }

  /** Gives the flow a state and a verifier; answers where the browser goes, and the cookie for it. */
  async #tie(
    tx: Queries,
    { tenantId, id }: Pick<FlowRow, 'tenantId' | 'id'>,
  ): Promise<{ location: string; cookie: string }> {
    const { vault, client } = this.#parts
    const scope = { db: tx, tenantId }
    const state = draw()
    const browser = draw()
    const verifier = generateRandomCodeVerifier()
    await vault.put(scope, id, verifierField, new Secret(verifier))
    await tieFlow(scope, id, { stateHash: digestOf(state), browserHash: digestOf(browser) })
    return {
      location: await client.authorizeUrl(state, verifier),
      cookie: this.#cookies.set(flowNameOf(state), browser),
    }
  }

  /**
   * Ends the way: trades what Make sent the person back with for tokens, keeps them, and sends the person on to the page
   * that they came from, with what came of it. Whoever comes too late is sent on as well, and nothing is asked of Make.
   * @throws `validation` when no such way was begun in this browser; then nothing is asked of Make
   */
  async complete(callback: Callback, context: RequestContext): Promise<{ location: string }> {
    const { database, vault, clock, logger } = this.#parts
    const { state } = callback
    if (state === undefined) throw notUnderWay()
    const name = flowNameOf(state)
    const browser = this.#cookies.read(name, context.header('cookie'))
    if (browser === undefined) throw notUnderWay()
    const viewer = await context.findViewer()
    const now = clock.now()
    const { flow, verifier } = await database.transaction(async (tx) => {
      const taken = await takeFlow(tx, state, browser, new Date(now))
      if (!taken || isForeign(taken, viewer)) throw notUnderWay()
      const scope = { db: tx, tenantId: taken.tenantId }
      const kept = await vault.find(scope, taken.id, verifierField)
      await vault.remove(scope, taken.id)
      return { flow: taken, verifier: kept }
    })
    context.setCookie(this.#cookies.clear(name))
    const { tenantId, userId, expiresAt, returnTo } = flow
    if (expiresAt.getTime() <= now || verifier === null) {
      logger.info({ tenantId, userId }, 'somebody came back from Make too late')
      return { location: withOutcome(returnTo, 'validation') }
    }
    const problem = await this.#finish(flow, callback, state, verifier, context)
    return { location: withOutcome(returnTo, problem) }
  }

  /** Makes the connection, with a record of it; answers the problem, or `null` when there is none. */
  async #finish(
    flow: FlowRow,
    callback: Callback,
    state: string,
    verifier: Secret,
    context: RequestContext,
  ): Promise<ProblemName | null> {
    const { audit, logger } = this.#parts
    const { tenantId, userId, target } = flow
    const act = oauthAct({ tenantId, userId, connectionId: target.connectionId }, context.requestId)
    try {
      const { id } = await audit.record(act, () =>
        this.#connect(flow, callback, state, verifier, context),
      )
      logger.info({ tenantId, userId, connectionId: id }, 'a tenant was connected by OAuth')
      return null
    } catch (error) {
      logger.warn({ tenantId, userId, err: error }, 'a tenant was not connected by OAuth')
      return isDomainError(error) ? error.problem : 'internal'
    }
  }

  /** @throws {DomainError} of the problem that Make's answer comes to */
  async #connect(
    flow: FlowRow,
    callback: Callback,
    state: string,
    verifier: Secret,
    context: RequestContext,
  ): Promise<{ id: string }> {
    const { client, clock, revocations, upstream } = this.#parts
    const { tenantId } = flow
    const askedAt = clock.now()
    try {
      const tokens = await client.exchange(callback, state, verifier.reveal())
      try {
        const chosen = await chooseTarget(this.#parts, flow, tokens, context.signal)
        const granted = { tenantId, wanted: flow.target, chosen, tokens, askedAt }
        return { id: await saveConnection({ ...this.#parts, plan: upstream.plan }, granted) }
      } catch (error) {
        await revocations.giveBack(tenantId, tokens)
        throw error
      }
    } catch (error) {
      if (!(error instanceof TokenError)) throw error
      throw new DomainError(problemOf[error.failure], error.message, { cause: error })
    }
  }
}
