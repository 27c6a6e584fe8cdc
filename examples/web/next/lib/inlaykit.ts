import { randomBytes } from 'node:crypto'
import { createBff, type Bff } from '@inlaykit/bff'
import { createSandbox } from '@inlaykit/sandbox'

async function start(): Promise<Bff> {
  // A local Make; yours is `make: { dialect: 'live', zone: 'eu1.make.com' }`.
  const sandbox = createSandbox({ plan: 'enterprise' })
  await sandbox.listen({ port: 0 })
  const bff = await createBff({
    // Everybody is the admin of one tenant. Yours asks your session.
    identify: () => ({ userId: 'ana', tenantId: 'acme', role: 'admin', name: 'Ana Sousa' }),
    database: { memory: true },
    encryptionKeys: [{ id: 'example', key: randomBytes(32).toString('base64') }],
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
    publicUrl: process.env.PUBLIC_URL ?? 'http://localhost:3000',
  })
  const organization = sandbox.organizations[0]!
  await bff.connections.setApiKey({
    tenantId: 'acme',
    apiKey: organization.apiKey,
    organizationId: organization.id,
    teamId: organization.teams[0]?.id,
    plan: 'enterprise',
  })
  return bff
}

/** One BFF for the process. It outlives the reloads of development, which evaluate this file anew. */
const kept = globalThis as { inlaykit?: Promise<Bff> }

/** The BFF, started with the first request that needs it. */
export function getBff(): Promise<Bff> {
  kept.inlaykit ??= start()
  return kept.inlaykit
}
