// A page without a build step: the page, the kit's files, and the BFF before a local Make.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'

const sandbox = createSandbox({ plan: 'enterprise' })
await sandbox.listen({ port: 0 })

const bff = await createBff({
  basePath: '/api/inlaykit',
  // Everybody is the admin of one tenant. Your server asks its session.
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

/** The folder with `elements.js`. */
const kit = dirname(fileURLToPath(import.meta.resolve('@inlaykit/ui/elements')))
const here = dirname(fileURLToPath(import.meta.url))
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function servePage(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost')
  const name = pathname === '/' ? 'index.html' : basename(pathname)
  const folder = pathname.startsWith('/inlaykit/') ? kit : join(here, 'public')
  try {
    const body = await readFile(join(folder, name))
    response.writeHead(200, {
      'Content-Type': types[name.split('.').pop()] ?? 'text/plain',
      'Content-Security-Policy': "default-src 'self'; img-src 'self' data:",
    })
    response.end(body)
  } catch {
    response.writeHead(404).end('There is nothing here.')
  }
}

const inlaykit = toNodeHandler(bff)
const server = createServer((request, response) => {
  inlaykit(request, response, () => servePage(request, response))
})
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`)
})
