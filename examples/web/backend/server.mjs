// A BFF before a local Make, for the pages beside this folder. Everybody is the admin of one tenant: your server asks its session.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createBff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'

const sandbox = createSandbox({ plan: 'enterprise' })
await sandbox.listen({ port: 0 })

const bff = await createBff({
  basePath: '/api/inlaykit',
  identify: () => ({ userId: 'ana', tenantId: 'acme', role: 'admin', name: 'Ana Sousa' }),
  database: { memory: true },
  encryptionKeys: [{ id: 'example', key: randomBytes(32).toString('base64') }],
  make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
})

const [organization] = sandbox.organizations
await bff.connections.setApiKey({
  tenantId: 'acme',
  apiKey: organization.apiKey,
  organizationId: organization.id,
  teamId: organization.teams[0].id,
  plan: 'enterprise',
})

const server = createServer(toNodeHandler(bff))
server.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`)
})
