import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { toNodeHandler } from '@inlaykit/bff/node'
import { announce, findPerson, listenAt, onStop, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))
const inlaykit = toNodeHandler(bff)

/** The host's own pages. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'POST' && request.url === '/orders') {
    let text = ''
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    request.on('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ order: JSON.parse(text) as unknown }))
    })
    return
  }
  const isPage = request.url === '/'
  response.writeHead(isPage ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(isPage ? page : 'There is nothing here.')
}

// What is not Inlaykit's goes on to the host.
const server = createServer((request, response) => {
  inlaykit(request, response, () => answer(request, response))
})
server.listen(listenAt.port, listenAt.host, () => announce(server.address()))
onStop(async () => {
  server.close()
  await bff.close()
})
