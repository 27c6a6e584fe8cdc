import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createFindCaller } from './callers.js'
import { createControlApp } from './control/app.js'
import { createFaults, type Fault } from './control/faults.js'
import { createJournal, type JournalEntry } from './control/journal.js'
import { createOAuthControl, type OAuthControl } from './control/oauth.js'
import type { RequestCount } from './control/tally.js'
import { createWorldControl, type WorldControl } from './control/world.js'
import { createGate } from './gate.js'
import { createGuideApp } from './guide/app.js'
import type { Dialect, Environment } from './http/environment.js'
import { answerIncoming, udidOf } from './http/incoming.js'
import { createLiveApp } from './live/app.js'
import { endpointAt } from './oauth/dialects.js'
import { readOAuthRequest } from './oauth/request.js'
import { createOAuthServer } from './oauth/server.js'
import { optionFaults, type SandboxOptions } from './options.js'
import { createRealClock } from './world/clock.js'
import { createLimitBook } from './world/limit-book.js'
import { createRandom } from './world/random.js'
import { createWorld } from './world/world.js'

/** An organisation of the sandbox, and the key that opens it. */
export interface SandboxOrganization {
  readonly id: string
  readonly name: string
  /** A UUID of version 4, good in both dialects. */
  readonly apiKey: string
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

/** A local Make. */
export interface Sandbox {
  /**
   * Listens for HTTP. Default: any free port of 127.0.0.1.
   * @returns the origin, for example `http://127.0.0.1:8790`
   */
  listen(options?: { port?: number; host?: string }): Promise<string>
  /**
   * The base URL of a dialect, without a slash at its end. Plain `/api/v2` speaks the `dialect` of the options.
   * @throws Error before `listen`
   */
  url(dialect: Dialect): string
  /** Answers a request in process. */
  fetch(request: Request): Promise<Response>
  readonly organizations: readonly SandboxOrganization[]
  /** What either dialect was asked, oldest first: the last 20,000 requests. */
  requests(): readonly JournalEntry[]
  /** How often each API was asked in the name of each organisation, minute by minute. */
  requestCounts(): readonly RequestCount[]
  /** Empties the journal, and counts from 0 again. */
  clearRequests(): void
  /**
   * Makes requests of a route go wrong.
   * @param route `GET /scenarios`, `POST /scenarios/:id/run`, `/scenarios/*`, `*`
   */
  fail(route: string, fault: Fault): void
  clearFaults(): void
  /** The world behind the dialects. */
  readonly world: WorldControl
  /** The OAuth servers of both dialects. */
  readonly oauth: OAuthControl
  /** Stops listening and the clockwork. Whatever still hangs is broken off. */
  close(): Promise<void>
}

const prefixes = /^(?:\/(guide|live))?\/api\/v2(?=\/|$)/

/**
 * Makes a local Make: both dialects over one world that follows from `seed`.
 *
 * ```ts
 * const sandbox = createSandbox({ plan: 'teams', speed: 10 })
 * await sandbox.listen()
 * const bff = await createBff({ make: { dialect: 'live', baseUrl: sandbox.url('live') }, … })
 * ```
 * @throws TypeError naming everything that is wrong with the options
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const wrong = optionFaults(options)
  if (wrong.length > 0) throw new TypeError(`The sandbox can't be made so. ${wrong.join(' ')}`)
  const { dialect: spoken = 'live', seed = 42, clock = 'real' } = options

  const world = createWorld({
    seed,
    clock: clock === 'real' ? createRealClock() : clock,
    plan: options.plan ?? 'core',
    speed: options.speed ?? 1,
    scheduler: options.scheduler ?? true,
    historyDays: options.historyDays ?? 90,
    scenariosPerTeam: options.scenariosPerTeam,
  })
  const limits = createLimitBook(world.clock, options.rateLimits ?? true)
  const journal = createJournal()
  const faults = createFaults(createRandom(seed, 'faults'))
  const closing = new AbortController()
  const gate = createGate({ clock: world.clock, faults, journal, closing: closing.signal })
  const oauthServer = createOAuthServer({ world, seed, redirectUris: options.redirectUris })
  const findCaller = createFindCaller(world, oauthServer.grants)
  const apps = { guide: createGuideApp(world, limits), live: createLiveApp(world, limits) }
  const oauth = createOAuthControl(oauthServer, world, () => requireOrigin())
  const control = createControlApp(faults, journal, oauth)
  let server: Server | undefined
  let origin: string | undefined

  function requireOrigin(): string {
    if (origin === undefined) {
      throw new Error('Call listen() first: the sandbox has no address yet.')
    }
    return origin
  }

  async function answer(request: Request, bindings: Environment['Bindings']): Promise<Response> {
    const url = new URL(request.url)
    const { pathname, search, origin: asked } = url
    const below = (prefix: string) =>
      new Request(`${asked}${pathname.slice(prefix.length) || '/'}${search}`, request)
    if (pathname === '/__sandbox' || pathname.startsWith('/__sandbox/')) {
      return control.fetch(below('/__sandbox'), bindings)
    }
    // Kept out of the journal: the path is a secret.
    const udid = udidOf(pathname)
    if (udid !== undefined) return answerIncoming(world.hooks, udid, request)
    const place = endpointAt(pathname)
    if (place) {
      const read = await readOAuthRequest(request, { ...place, url })
      const { organizationId, ...call } = oauthServer.describe(read)
      return gate(request, {
        bindings,
        organizationId,
        dialect: place.dialect,
        path: pathname,
        oauth: call,
        handle: (note) => oauthServer.handle({ ...read, note }),
      })
    }
    const match = prefixes.exec(pathname)
    if (!match) return Response.json({ message: unknownBase }, { status: 404 })
    const [prefix, named] = match
    const dialect: Dialect = named === 'guide' || named === 'live' ? named : spoken
    const path = pathname.slice(prefix.length) || '/'
    const authorization = request.headers.get('Authorization')
    const caller = findCaller(dialect, { authorization, path, query: url.searchParams })
    return gate(request, {
      dialect,
      path,
      bindings,
      organizationId: caller && String(caller.organization.id),
      oauth: null,
      handle: async () =>
        apps[dialect].fetch(below(prefix), { ...bindings, base: asked + prefix, caller }),
    })
  }

  return {
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      if (server) throw new Error('The sandbox listens already.')
      const listener = getRequestListener(
        (request, bindings) => answer(request, bindings as Environment['Bindings']),
        { overrideGlobalObjects: false },
      )
      const created = createServer((incoming, outgoing) => void listener(incoming, outgoing))
      server = created
      await new Promise<void>((resolve, reject) => {
        created.once('error', reject)
        created.listen(port, host, () => {
          created.off('error', reject)
          resolve()
        })
      }).catch((error: unknown) => {
        server = undefined
        throw error
      })
      const { port: chosen } = created.address() as AddressInfo
      origin = `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`
      return origin
    },
    url: (dialect) => `${requireOrigin()}/${dialect}/api/v2`,
    fetch: (request) => answer(request, {}),
    get organizations() {
      return world.organizations.map(({ id, name, apiKey, teams }) => ({
        id: String(id),
        name,
        apiKey,
        teams: teams.map((team) => ({ id: String(team.id), name: team.name })),
      }))
    },
    requests: () => journal.entries(),
    requestCounts: () => journal.counts(),
    clearRequests: () => journal.clear(),
    fail: (route, fault) => faults.add(route, fault),
    clearFaults: () => faults.clear(),
    world: createWorldControl(world, limits),
    oauth,
    async close() {
      closing.abort()
      world.close()
      const open = server
      server = undefined
      origin = undefined
      if (!open) return
      await new Promise<void>((resolve) => {
        open.close(() => resolve())
        open.closeAllConnections()
      })
    },
  }
}

const unknownBase = 'Ask below /guide/api/v2, /live/api/v2 or /api/v2.'
