// The servers under test, one process each: `tsx bench/servers.ts NAME`. Tells its address and its processor time over IPC.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'
import express from 'express'

/** What a peer answers: the very list that the BFF answered. */
const list = process.env['BENCH_LIST'] ?? '{}'

async function bffListener(): Promise<RequestListener> {
  const sandbox = createSandbox({ plan: 'enterprise', scheduler: false })
  await sandbox.listen({ port: 0 })
  const organization = sandbox.organizations[0]
  if (organization === undefined) throw new Error('The sandbox has no organisation.')
  const bff = await createBff({
    identify: () => ({ userId: 'bench', tenantId: 'bench', role: 'admin' }),
    database: { memory: true },
    encryptionKeys: [
      { id: 'bench', key: crypto.getRandomValues(Buffer.alloc(32)).toString('base64') },
    ],
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
    logLevel: 'silent',
  })
  await bff.connections.setApiKey({
    tenantId: 'bench',
    apiKey: organization.apiKey,
    organizationId: organization.id,
    teamId: organization.teams[0]?.id,
  })
  return toNodeHandler(bff)
}

const servers: Record<string, () => RequestListener | Promise<RequestListener>> = {
  'raw http, the same bytes': () => {
    const bytes = Buffer.from(list)
    return (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(bytes)
    }
  },
  'Express 5, res.json of the same list': () => {
    const app = express()
    const body: unknown = JSON.parse(list)
    app.get('/api/inlaykit/scenarios', (_request, response) => {
      response.json(body)
    })
    return app
  },
  'Inlaykit BFF, GET /scenarios': bffListener,
}

const make = servers[process.argv[2] ?? '']
if (make === undefined) throw new Error(`There is no server ${process.argv[2]}.`)
const server = createServer(await make())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
process.on('disconnect', () => process.exit(0))
