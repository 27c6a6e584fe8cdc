import { PassThrough } from 'node:stream'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import { toFastifyPlugin } from '@inlaykit/bff/fastify'
import fastify from 'fastify'
import { announce, findPerson, listenAt, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))

const app = fastify()
await app.register(cors, { origin: true, credentials: true })
await app.register(compress, { threshold: 0 })
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
app.addHook('onRequest', async (_request, reply) => {
  reply.header('X-Host', 'kept')
})
// What inflates or logs bodies puts another stream in the place of the one that came.
app.addHook('preParsing', async (_request, _reply, payload) => payload.pipe(new PassThrough()))
app.addHook('onSend', async (_request, reply) => {
  reply.header('X-Host-On-Send', 'kept')
})
await app.register(
  async (api) => {
    await api.register(toFastifyPlugin(bff))
  },
  { prefix: '/api' },
)
app.get('/', (_request, reply) => reply.type('text/html').send(page))
app.post('/orders', (request, reply) => reply.code(201).send({ order: request.body }))
await app.listen(listenAt)
announce(app.server.address())
