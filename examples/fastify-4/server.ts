import { toFastifyPlugin } from '@inlaykit/bff/fastify'
import fastify, { type FastifyRequest } from 'fastify'
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

declare module 'fastify' {
  interface FastifyRequest {
    person: Person | undefined
  }
}

// `raw` is Fastify's own request, with all that your plugins put on it.
const bff = await startBff(({ raw }) => toViewer((raw as FastifyRequest).person))

const app = fastify()
// The host's own session: here a stand-in, in your server @fastify/session, Passport or the like.
app.decorateRequest('person', undefined)
app.addHook('onRequest', async (request) => {
  request.person = findPerson(request.headers.cookie)
})
await app.register(toFastifyPlugin(bff))
app.get('/', (_request, reply) => reply.type('text/html').send(page))
app.post('/orders', (request, reply) => reply.code(201).send({ order: request.body }))

await app.listen(listenAt)
announce(app.server.address())
onStop(async () => {
  await bff.close()
  await app.close()
})
