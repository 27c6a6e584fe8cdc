import { randomBytes } from 'node:crypto'
import { createBff, createLogger, type Bff, type Identify } from '@inlaykit/bff'
import { createSandbox, type Sandbox } from '@inlaykit/sandbox'

const accounts = ['acme', 'brightside']

/** Each account of the example is connected to an organisation of the sandbox, as a host does when a customer signs up. */
async function connectAccounts(bff: Bff, sandbox: Sandbox): Promise<void> {
  for (const [index, tenantId] of accounts.entries()) {
    const organization = sandbox.organizations[index]
    if (organization === undefined) throw new Error('The sandbox has too few organisations.')
    await bff.connections.setApiKey({
      tenantId,
      apiKey: organization.apiKey,
      organizationId: organization.id,
      teamId: organization.teams[0]?.id,
      plan: 'enterprise',
    })
  }
}

/**
 * Starts the BFF of an example before a local Make. Everything but `identify` is the same in every host, which is why it
 * stands here; a host writes `createBff({ … })` in its own server.
 * @param identify says who is signed in, from the host's own request
 */
export async function startBff(identify: Identify): Promise<Bff> {
  const sandbox = createSandbox({ plan: 'enterprise', scheduler: false })
  await sandbox.listen({ port: 0 })
  const databaseUrl = process.env['INLAYKIT_DATABASE_URL']
  const bff = await createBff({
    basePath: '/api/inlaykit',
    identify,
    database: databaseUrl === undefined ? { memory: true } : { url: databaseUrl },
    encryptionKeys: [{ id: 'example', key: randomBytes(32).toString('base64') }],
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
    publicUrl: process.env['INLAYKIT_PUBLIC_URL'],
    logger: createLogger({ level: 'info' }),
  })
  await connectAccounts(bff, sandbox)
  return {
    ...bff,
    async close() {
      await bff.close()
      await sandbox.close()
    },
  }
}
