// One server under test: `main.ts NAME`. It is told what it is made from, and tells its address and its processor time,
// over IPC.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bffBeforeGuide, bffInExpress, bffOnHttp } from './bff.js'
import { guideUpstream } from './guide-upstream.js'
import { expressRoute, rawHttp } from './plain.js'
import { fastifyProxy, honoProxy, proxyMiddleware } from './proxies.js'

/** What a server is made from. */
export type Input = Readonly<Record<string, string>>

/** A server that is ready to listen, and what else is to be told. */
export interface Made {
  readonly server: Server
  readonly told?: Record<string, string>
}

const servers = {
  'raw-http': rawHttp,
  'express-route': expressRoute,
  'fastify-proxy': fastifyProxy,
  'hono-proxy': honoProxy,
  'http-proxy-middleware': proxyMiddleware,
  bff: bffOnHttp,
  'bff-in-express': bffInExpress,
  'bff-before-guide': bffBeforeGuide,
  'guide-upstream': guideUpstream,
} as const satisfies Record<string, (input: Input) => Promise<Made>>

/** The servers by name. */
export type ServerName = keyof typeof servers

const make = servers[process.argv[2] as ServerName]
if (make === undefined) throw new Error(`There is no server ${process.argv[2]}.`)
const [input] = (await once(process, 'message')) as [Input]
const { server, told = {} } = await make(input)
// Longer than any pause between turns: who closes a connection that is just used again breaks a request.
server.keepAliveTimeout = 10 * 60_000
if (!server.listening) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('disconnect', () => process.exit(0))
process.send?.({ port: (server.address() as AddressInfo).port, told })
