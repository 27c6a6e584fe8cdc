import { createSandbox, type Sandbox } from '@inlaykit/sandbox'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { drawKeys, serve, type ServedBff } from './serve.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all tests share. */
    postgresUrl: string
  }
}

const instances = 8
const rounds = Number(process.env['REFRESH_ROUNDS'] ?? 1000)

describe(`${instances} instances that need one token`, () => {
  let sandbox: Sandbox
  let served: ServedBff[]
  let database: pg.Client

  beforeAll(async () => {
    sandbox = createSandbox({ plan: 'enterprise', scheduler: false, rateLimits: false })
    await sandbox.listen({ port: 0 })
    const server = new pg.Client({ connectionString: inject('postgresUrl') })
    await server.connect()
    const name = `refresh_${process.pid}`
    await server.query(`create database ${name}`)
    await server.end()
    const url = new URL(inject('postgresUrl'))
    url.pathname = `/${name}`
    const { clientId, clientSecret, redirectUris } = sandbox.oauth.client
    const { authorize, token } = sandbox.oauth.urls('live')
    const settings = {
      sandbox,
      database: { INLAYKIT_DATABASE_URL: url.href },
      encryptionKeys: drawKeys(),
      environment: {
        MAKE_CLIENT_ID: clientId,
        MAKE_CLIENT_SECRET: clientSecret ?? '',
        MAKE_REDIRECT_URI: redirectUris[0] ?? '',
        MAKE_AUTHORIZE_URL: authorize ?? '',
        MAKE_TOKEN_URL: token ?? '',
        INLAYKIT_LOG_LEVEL: 'error',
      },
    }
    served = await Promise.all(Array.from({ length: instances }, () => serve(settings)))
    database = new pg.Client({ connectionString: url.href })
    await database.connect()
  }, 300_000)

  afterAll(async () => {
    await database.end()
    await Promise.all(served.map((one) => one.stop()))
    await sandbox.close()
  })

  /** Goes the way of a person, in a browser that finds the callback at the first instance. */
  async function connect(): Promise<string> {
    const [first] = served
    const [, organization] = sandbox.organizations
    if (first === undefined || organization === undefined) throw new Error('Nothing to connect.')
    const { baseUrl, client } = first
    const here = (address: string) => baseUrl + address.slice(address.indexOf('/oauth/'))
    const body = { organizationId: organization.id, teamId: organization.teams[0]?.id }
    const { url } = await client.call('startOAuth', { body })
    const begun = await fetch(here(url), { redirect: 'manual' })
    const [cookie = ''] = begun.headers.getSetCookie().map((text) => text.split(';')[0] ?? '')
    const back = sandbox.oauth.approve(begun.headers.get('location') ?? '', {
      organizationIds: [organization.id],
    })
    const ended = await fetch(here(back), { redirect: 'manual', headers: { cookie } })
    expect(ended.headers.get('location')).toContain('inlaykit=connected')
    const { items } = await client.call('listConnections')
    return items.find(({ kind }) => kind === 'oauth')!.id
  }

  it(
    `O6: renew it once each of the ${rounds} times that it ends, and the grant lives on`,
    async () => {
      const connectionId = await connect()
      const { id } = sandbox.oauth.grants().at(-1)!
      const [first] = served
      if (first === undefined) throw new Error('Nobody serves.')
      const params = { connectionId }
      const begun = Date.now()
      for (let round = 1; round <= rounds; round += 1) {
        // Now and then the token endpoint takes longer than others look at the lease, or longer than they wait in between.
        const delayMs = round % 100 === 0 ? 3000 : (round * 37) % 250
        sandbox.fail('POST /oauth/v2/token', { delayMs, times: 1 })
        await database.query(
          'update inlaykit.oauth_grants set expires_at = now() where connection_id = $1',
          [connectionId],
        )
        // No token ends sooner than it was told in real life, so whoever holds one looks again only when there is news.
        await first.client.call('updateConnection', { params, body: { label: `Round ${round}` } })
        const tests = await Promise.all(
          served.map(({ client }) => client.call('testConnection', { params })),
        )
        expect(tests.map(({ ok, problem }) => problem?.name ?? ok)).toEqual(served.map(() => true))
        expect(sandbox.oauth.grant(id)).toMatchObject({
          isAlive: true,
          refreshes: round,
          tokenCalls: round + 1,
        })
      }
      console.info(`${rounds} expiries in ${Math.round((Date.now() - begun) / 1000)} s`)
    },
    45 * 60_000,
  )
})
