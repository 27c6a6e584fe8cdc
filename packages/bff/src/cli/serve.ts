import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBff, type Bff } from '../app.js'
import { isLoopback } from '../config/checks.js'
import { readEnvironment } from '../config/environment.js'
import type { Identify } from '../http/identity.js'
import { toNodeHandler } from '../node.js'
import { CommandFailed, findOption, type Command } from './command.js'

/**
 * Everybody on this machine is the admin of one tenant. The `Host` header is looked at too: a page whose name was made
 * to point at this machine (DNS rebinding) comes from here, but under its own name.
 */
export function devIdentify(tenantId: string): Identify {
  return ({ url, raw }) => {
    const from = (raw as IncomingMessage).socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
    if (!isLoopback(from) || !isLoopback(new URL(url).hostname)) return null
    return { userId: 'developer', tenantId, role: 'admin', name: 'Developer' }
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  }).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EADDRINUSE' ? 'the port is taken' : error.message
    throw new CommandFailed(`Can't listen on ${host}, port ${port}: ${reason}.`)
  })
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** Answers `GET /metrics`, and nothing else. */
function metricsHandler(bff: Bff): RequestListener {
  return (request, response) => {
    const isAsked = request.url?.split('?', 1)[0] === '/metrics'
    if (!isAsked || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end()
      return
    }
    bff.metrics().then(
      (text) => {
        response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
        response.end(text)
      },
      () => response.writeHead(500).end(),
    )
  }
}

/** `inlaykit serve` */
export const serve: Command = {
  name: 'serve',
  usage: '[--dev] [--metrics-port PORT]',
  summary: 'Run the BFF on its own, for hosts whose server is not Node.',
  details: [
    '--dev               no viewer token is asked for: everybody on this machine is admin of INLAYKIT_DEFAULT_TENANT',
    '--metrics-port      serve Prometheus metrics at /metrics on this port, on INLAYKIT_METRICS_HOST (127.0.0.1); or INLAYKIT_METRICS_PORT',
  ],
  options: { dev: { type: 'boolean' }, 'metrics-port': { type: 'string' } },
  words: 0,
  async run(input, { environment, print, stopped }) {
    const dev = input.values['dev'] === true
    const metricsPort = findOption(input, 'metrics-port')
    // Who is let in depends on the tenant, which is known only once the environment has been read.
    let letIn: Identify = () => null
    const given = metricsPort === undefined ? {} : { INLAYKIT_METRICS_PORT: metricsPort }
    const config = readEnvironment(
      { ...environment, ...given },
      {
        dev,
        ...(dev ? { identify: (request) => letIn(request) } : {}),
      },
    )
    letIn = devIdentify(config.defaultTenant)

    const bff = await createBff(config.options)
    const server = createServer(toNodeHandler(bff))
    const metrics = createServer(metricsHandler(bff))
    try {
      if (config.firstConnection) await bff.connections.setApiKey(config.firstConnection)
      const stop = stopped()
      if (config.metrics) await listen(metrics, config.metrics.port, config.metrics.host)
      await listen(server, config.port, config.host)
      print(`inlaykit listening on ${addressOf(server)}${bff.basePath}`)
      if (config.metrics) print(`inlaykit metrics on ${addressOf(metrics)}/metrics`)
      await stop
    } finally {
      // Nobody new comes in, whoever is in is answered, and then the lines are cut.
      server.close()
      await bff.close()
      server.closeAllConnections()
      metrics.close()
      metrics.closeAllConnections()
    }
  },
}
