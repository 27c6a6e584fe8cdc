import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff, type Bff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'
import express from 'express'
import type { Input, Made } from './main.js'

/** Sessions as a host keeps them: by cookie, in a map. */
const sessions = new Map([
  ['session=bench', { userId: 'bench', tenantId: 'bench', role: 'admin' } as const],
])

/** A BFF whose tenant is connected to a sandbox in the same process, which is at rest while it is measured. */
async function connectedBff(): Promise<Bff> {
  const sandbox = createSandbox({ plan: 'enterprise', scheduler: false })
  await sandbox.listen({ port: 0 })
  const [organization] = sandbox.organizations
  if (organization === undefined) throw new Error('The sandbox has no organisation.')
  const bff = await createBff({
    identify: ({ header }) => sessions.get(header('cookie') ?? ''),
    database: { memory: true },
    encryptionKeys: [{ id: 'bench', key: randomBytes(32).toString('base64') }],
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
    publicUrl: 'https://app.example.com',
    logLevel: 'silent',
    background: false,
  })
  await bff.connections.setApiKey({
    tenantId: 'bench',
    apiKey: organization.apiKey,
    organizationId: organization.id,
    teamId: organization.teams[0]?.id,
  })
  return bff
}

/** The kit on plain `http`. */
export async function bffOnHttp(_input: Input): Promise<Made> {
  return { server: createServer(toNodeHandler(await connectedBff())) }
}

/** The kit as a middleware of Express. */
export async function bffInExpress(_input: Input): Promise<Made> {
  const app = express()
  app.use(toNodeHandler(await connectedBff()))
  return { server: createServer(app) }
}
