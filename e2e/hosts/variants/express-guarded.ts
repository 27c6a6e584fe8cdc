import { createServer } from 'node:http'
import { toNodeHandler } from '@inlaykit/bff/node'
import compression from 'compression'
import cors from 'cors'
import express from 'express'
import { announce, findPerson, listenAt, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))

const app = express()
app.use(compression({ threshold: 0 }), cors({ origin: true, credentials: true }))
app.use((_request, response, next) => {
  response.setHeader('X-Host', 'kept')
  next()
})
app.use(toNodeHandler(bff))
app.get('/', (_request, response) => {
  response.type('html').send(page)
})
app.post('/orders', express.json(), (request, response) => {
  response.status(201).json({ order: request.body as unknown })
})
const server = createServer(app)
server.listen(listenAt.port, listenAt.host, () => announce(server.address()))
