import { createServer } from 'node:http'
import { toNodeHandler } from '@inlaykit/bff/node'
import express, { type Request } from 'express'
import {
  announce,
  findPerson,
  listenAt,
  onStop,
  page,
  startBff,
  toViewer,
  type Person,
} from 'example-shared'

/** A request of this host, whose session has told who is signed in. */
type SignedIn = Request & { person?: Person | undefined }

// `raw` is Express' own request, with all that your middleware put on it.
const bff = await startBff(({ raw }) => toViewer((raw as SignedIn).person))

const app = express()
// The host's own session: here a stand-in, in your server express-session, Passport or the like.
app.use((request: SignedIn, _response, next) => {
  request.person = findPerson(request.headers.cookie)
  next()
})
app.use(toNodeHandler(bff))
app.use(express.json())
app.get('/', (_request, response) => {
  response.type('html').send(page)
})
app.post('/orders', (request, response) => {
  response.status(201).json({ order: request.body as unknown })
})

const server = createServer(app)
server.listen(listenAt.port, listenAt.host, () => announce(server.address()))
onStop(async () => {
  server.close()
  await bff.close()
})
