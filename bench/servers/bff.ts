import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff, type Bff, type BffOptions } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'
import express from 'express'
import type { Input, Made } from './main.js'

/** Sessions as a host keeps them: by cookie, in a map. */
const sessions = new Map([
  ['session=bench', { userId: 'bench', tenantId: 'bench', role: 'admin' } as const],
])

/** The same in each process, since one opens what the one before has sealed. */
const key = createHash('sha256').update('inlaykit bench').digest('base64')

/** Starts a BFF as a host does, for the tenant of the sessions. */
function startBff(options: Pick<BffOptions, 'make' | 'database'>): Promise<Bff> {
  return createBff({
    identify: ({ header }) => sessions.get(header('cookie') ?? ''),
    encryptionKeys: [{ id: 'bench', key }],
    publicUrl: 'https://app.example.com',
    logLevel: 'silent',
    background: false,
    ...options,
  })
}

/**
 * A BFF whose tenant is connected to a sandbox in the same process, which is at rest while it is measured.
 * @param input `letters`: how long the description of each scenario is
 */
async function connectedBff({ letters = '300' }: Input): Promise<Bff> {
  const sandbox = createSandbox({ scenariosPerTeam: 0, scheduler: false, rateLimits: false })
  await sandbox.listen({ port: 0 })
  const [organization] = sandbox.organizations
  const [team] = organization?.teams ?? []
  if (!organization || !team) throw new Error('The sandbox has no team.')
  for (let count = 1; count <= 100; count += 1) {
    const name = `Orders to the warehouse, lane ${count}`
    const description = 'What was ordered goes to the warehouse. '
      .repeat(100)
      .slice(0, Number(letters))
    sandbox.world.addScenario({ teamId: team.id, name, description })
  }
  const bff = await startBff({
    database: { memory: true },
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
  })
  await bff.connections.setApiKey({
    tenantId: 'bench',
    apiKey: organization.apiKey,
    organizationId: organization.id,
    teamId: team.id,
  })
  return bff
}

/** The kit on plain `http`. */
export async function bffOnHttp(input: Input): Promise<Made> {
  return { server: createServer(toNodeHandler(await connectedBff(input))) }
}

/** The kit as a middleware of Express. */
export async function bffInExpress(input: Input): Promise<Made> {
  const app = express()
  app.use(toNodeHandler(await connectedBff(input)))
  return { server: createServer(app) }
}

/** The kit before an upstream that speaks the guide, with its state where `database` or `directory` says. */
export async function bffBeforeGuide(input: Input): Promise<Made> {
  const { upstream = '', apiKey = '', organizationId = '', database, directory } = input
  const bff = await startBff({
    database:
      database !== undefined
        ? { url: database }
        : directory !== undefined
          ? { dataDir: directory }
          : { memory: true },
    make: { dialect: 'guide', baseUrl: upstream, plan: 'enterprise' },
  })
  await bff.connections.setApiKey({ tenantId: 'bench', apiKey, organizationId })
  return { server: createServer(toNodeHandler(bff)) }
}
