import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { toNodeHandler } from '@inlaykit/bff/node'
import { findPerson, listenAt, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))
const inlaykit = toNodeHandler(bff)

const server = createSecureServer({ key: process.env['TLS_KEY'], cert: process.env['TLS_CERT'] })
server.on('request', (request, response) => {
  inlaykit(request, response, () => {
    if (request.method === 'POST') {
      let text = ''
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      request.on('end', () => {
        response.writeHead(201, { 'Content-Type': 'application/json' })
        response.end(`{"order":${text}}`)
      })
      return
    }
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(page)
  })
})
server.listen(listenAt.port, listenAt.host, () => {
  const { port } = server.address() as AddressInfo
  console.log(`listening on https://${listenAt.host}:${port}`)
})
