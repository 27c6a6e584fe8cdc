import { createServer } from 'node:http'
import { toNodeHandler } from '@inlaykit/bff/node'
import express, { Router } from 'express'
import { announce, findPerson, listenAt, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))

const app = express()
const api = Router()
api.use('/inlaykit', toNodeHandler(bff))
app.use('/api', api)
app.get('/', (_request, response) => {
  response.type('html').send(page)
})
app.post('/orders', express.json(), (request, response) => {
  response.status(201).json({ order: request.body as unknown })
})
const server = createServer(app)
server.listen(listenAt.port, listenAt.host, () => announce(server.address()))
