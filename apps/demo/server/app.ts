import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff, createLogger } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'
import express from 'express'
import { hostRoutes } from './host-routes.js'
import { companies, newcomerId, people } from './people.js'
import { sameOriginWrites, securityHeaders } from './security.js'
import { readSignedIn, sessionRoutes, sessions } from './session.js'
import { buildWeb, serveBuilt, serveSource } from './web.js'
import type { DemoDatabase } from './config.js'
import type { Person } from './people.js'
import type { Bff, OAuthOptions } from '@inlaykit/bff'
import type { Sandbox, SandboxOrganization } from '@inlaykit/sandbox'
import type { Dialect } from '@inlaykit/shared'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How to start Larkfield. */
export interface DemoOptions {
  /** The port of the page; 0: any that is free. Default 0. */
  readonly port?: number
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string
  /** How the sandbox is spoken to. Default `live`. */
  readonly dialect?: Dialect
  /** Where the BFF keeps its data. Default: a throw-away embedded database. */
  readonly database?: DemoDatabase
  /** How many times faster than life executions of the sandbox run. Default 1. */
  readonly speed?: number
  /** Whether scenarios of the sandbox also start by their own schedules. Default `true`. */
  readonly scheduler?: boolean
  /** The front end: `build` it, serve it from its `source` with hot reloading, or serve this built directory. Default `build`. */
  readonly web?: 'build' | 'source' | { readonly directory: string }
  /** Is told each step of starting up, in words for a person. */
  readonly onProgress?: (step: string) => void
  /** Gets each log line of the BFF, as JSON, down to `debug`. Default: stderr, warnings and worse. */
  readonly onLog?: (line: string) => void
}

/** A running Larkfield. */
export interface Demo {
  /** The address of the page, such as `http://localhost:3000`. */
  readonly url: string
  readonly sandbox: Sandbox
  readonly bff: Bff
  /** Everyone who can sign in. */
  readonly people: readonly Person[]
  /** Stops the page, the BFF and the sandbox. */
  readonly close: () => Promise<void>
}

const basePath = '/api/inlaykit'

/** Listens at once, so that the port is known to what is built next; requests wait until `use` names who answers them. */
async function listenEarly(port: number, host: string) {
  const ready: { use?: (listener: RequestListener) => void } = {}
  const listening = new Promise<RequestListener>((resolve) => {
    ready.use = resolve
  })
  const server = createServer((request, response) => {
    void listening.then((listener) => listener(request, response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port: found } = server.address() as AddressInfo
  return { server, port: found, use: (listener: RequestListener) => ready.use?.(listener) }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/**
 * The organisation in Make of a company.
 *
 * @throws when the sandbox has none for it
 */
export function organizationOf(sandbox: Sandbox, companyId: string): SandboxOrganization {
  const organization = sandbox.organizations[companies.findIndex(({ id }) => id === companyId)]
  if (organization === undefined) throw new Error(`The sandbox has nothing for ${companyId}.`)
  return organization
}

/** Larkfield as it is registered at the sandbox, so that people can connect on Make's own page. */
function oauthClient(sandbox: Sandbox, dialect: Dialect, redirectUri: string): OAuthOptions {
  const client = sandbox.oauth.registerClient({ name: 'Larkfield', redirectUris: [redirectUri] })
  const { authorize, token, revoke } = sandbox.oauth.urls(dialect)
  return {
    clientId: client.clientId,
    clientSecret: client.clientSecret ?? '',
    redirectUri,
    authorizeUrl: authorize,
    tokenUrl: token,
    revokeUrl: revoke,
    // The guide's API can't list organisations: this one is meant, since it alone is still to be connected.
    ...(dialect === 'guide' && { organizationId: organizationOf(sandbox, newcomerId).id }),
  }
}

const answerUnknown: RequestHandler = (_request, response) => {
  response.status(404).json({ message: 'There is nothing here.' })
}

/** Express would answer with the stack; people get a sentence, the log gets the rest. */
const answerFault: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = (error as { status?: unknown }).status
  const known = typeof status === 'number' && status >= 400 && status < 500
  if (!known) console.error(error)
  response
    .status(known ? status : 500)
    .json({ message: known ? 'The request could not be read.' : 'Something went wrong here.' })
}

/**
 * Starts the sandbox, the BFF and the page of Larkfield.
 *
 * @throws when the port is taken, the database can't be opened or the front end can't be built; nothing stays running then
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {
    dialect = 'live',
    database = { memory: true },
    web = 'build',
    host = '127.0.0.1',
  } = options
  const report = options.onProgress ?? (() => {})
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    const page = await listenEarly(options.port ?? 0, host)
    closers.push(() => closeServer(page.server))
    const origin = `http://localhost:${page.port}`
    const redirectUri = `${origin}${basePath}/oauth/callback`

    report('Starting the sandbox, a local Make')
    const sandbox = createSandbox({
      plan: 'teams',
      seed: 42,
      speed: options.speed ?? 1,
      scheduler: options.scheduler ?? true,
    })
    closers.push(() => sandbox.close())
    await sandbox.listen({ port: 0 })

    report('Opening the database and starting the BFF')
    const { onLog } = options
    const logger =
      onLog === undefined
        ? createLogger({ level: 'warn' })
        : createLogger({ level: 'debug', destination: { write: onLog } })
    const bff = await createBff({
      basePath,
      identify: ({ raw }) => {
        const signedIn = readSignedIn(raw)
        if (signedIn === null) return null
        const { person, company, role } = signedIn
        return {
          userId: person.id,
          tenantId: company.id,
          role,
          name: person.name,
          email: person.email,
        }
      },
      database,
      encryptionKeys: [{ id: 'demo', key: randomBytes(32).toString('base64') }],
      make: {
        dialect,
        baseUrl: sandbox.url(dialect),
        plan: 'teams',
        oauth: oauthClient(sandbox, dialect, redirectUri),
      },
      publicUrl: origin,
      allowedOrigins: [`http://127.0.0.1:${page.port}`],
      logger,
    })
    closers.push(() => bff.close())
    for (const company of companies) {
      if (company.id === newcomerId) continue
      const organization = organizationOf(sandbox, company.id)
      await bff.connections.setApiKey({
        tenantId: company.id,
        apiKey: organization.apiKey,
        organizationId: organization.id,
        teamId: organization.teams[0]?.id,
        plan: 'teams',
        label: company.name,
      })
    }

    report(web === 'build' ? 'Building the page' : 'Preparing the page')
    const app = express()
    app.disable('x-powered-by')
    app.use(securityHeaders({ development: web === 'source' }))
    app.use(sessions())
    // The BFF reads bodies itself, so it comes before everything that parses them.
    app.use(toNodeHandler(bff))
    app.use('/api', sameOriginWrites(), sessionRoutes(), hostRoutes(), answerUnknown)
    if (web === 'source') {
      const source = await serveSource(page.server)
      closers.push(() => source.vite.close())
      app.use(...source.handlers)
    } else {
      app.use(...serveBuilt(web === 'build' ? await buildWeb() : web.directory))
    }
    app.use(answerUnknown, answerFault)
    page.use(app)
    return { url: origin, sandbox, bff, people, close }
  } catch (error) {
    await close()
    throw error
  }
}
