import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { announce, findPerson, listenAt, onStop, page, startBff, toViewer } from 'example-shared'

const bff = await startBff(({ header }) => toViewer(findPerson(header('cookie'))))

const app = new Hono()
app.all(`${bff.basePath}/*`, (c) => bff.fetch(c.req.raw))
app.get('/', (c) => c.html(page))
app.post('/orders', async (c) => c.json({ order: await c.req.json<unknown>() }, 201))

const server = serve({ fetch: app.fetch, port: listenAt.port, hostname: listenAt.host }, announce)
onStop(async () => {
  server.close()
  await bff.close()
})
