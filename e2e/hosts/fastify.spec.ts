import { toFastifyPlugin } from '@inlaykit/bff/fastify'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { Problem } from '@inlaykit/shared'

const json = { 'content-type': 'application/json' }

/** Answers the body that it was sent, in place of a BFF. */
const echo = {
  basePath: '/api/inlaykit',
  fetch: async (request: Request) =>
    new Response(await request.text(), { headers: { 'Content-Type': 'text/plain' } }),
}

const apps: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function start(prepare: (app: FastifyInstance) => void | Promise<void>) {
  const app = fastify()
  apps.push(app)
  await prepare(app)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return (body: string, headers: Record<string, string> = json) =>
    fetch(`${url}/api/inlaykit/x`, { method: 'POST', body, headers })
}

describe('the Fastify plugin', () => {
  it('hands bodies on byte for byte, whatever their type', async () => {
    const send = await start(async (app) => {
      await app.register(toFastifyPlugin(echo))
    })
    expect(await (await send('{ "a":\t1 }')).text()).toBe('{ "a":\t1 }')
    expect(await (await send('grüße', { 'content-type': 'x/unheard-of' })).text()).toBe('grüße')
  })

  it('takes the bytes that a hook kept', async () => {
    const send = await start(async (app) => {
      app.addHook('onRequest', async (request) => {
        const chunks: Buffer[] = []
        for await (const chunk of request.raw) chunks.push(chunk as Buffer)
        Object.assign(request, { rawBody: Buffer.concat(chunks) })
      })
      await app.register(toFastifyPlugin(echo))
    })
    expect(await (await send('{ "kept": true }')).text()).toBe('{ "kept": true }')
  })

  it('says what to mend when a hook read the body and kept nothing', async () => {
    const send = await start(async (app) => {
      app.addHook('onRequest', async (request) => {
        for await (const _ of request.raw);
      })
      await app.register(toFastifyPlugin(echo))
    })
    const answer = await send('{}')
    expect(answer.status).toBe(500)
    expect(Problem.parse(await answer.json()).detail).toContain('rawBody')
  })

  it("leaves the host's own parsers as they were", async () => {
    const send = await start(async (app) => {
      await app.register(toFastifyPlugin({ ...echo, basePath: '/elsewhere' }))
      app.post('/api/inlaykit/x', (request) => ({ parsed: request.body }))
    })
    expect(await (await send('{"a":1}')).json()).toEqual({ parsed: { a: 1 } })
  })

  it('adds its cookies to those that a hook set', async () => {
    const setter = {
      basePath: '/api/inlaykit',
      fetch: () => new Response(null, { status: 204, headers: { 'Set-Cookie': 'ours=1; Path=/' } }),
    }
    const send = await start(async (app) => {
      app.addHook('onRequest', async (_request, reply) => {
        reply.header('Set-Cookie', 'session=a')
      })
      await app.register(toFastifyPlugin(setter))
    })
    expect((await send('{}')).headers.getSetCookie()).toEqual(['session=a', 'ours=1; Path=/'])
  })

  it('refuses a prefix that its base path lacks, and names both', async () => {
    const app = fastify()
    apps.push(app)
    const registered = app.register(toFastifyPlugin(echo), { prefix: '/v1' })
    await expect(Promise.resolve(registered)).rejects.toThrow(/\/api\/inlaykit.*\/v1/)
  })
})
