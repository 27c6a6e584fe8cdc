import proxy from '@fastify/http-proxy'
import fastify from 'fastify'
import type { Input, Made } from './main.js'

/** Fastify with its proxy plugin before `upstream`, as its documentation sets it up. */
export async function fastifyProxy({ upstream = '' }: Input): Promise<Made> {
  const app = fastify()
  await app.register(proxy, { upstream })
  await app.ready()
  return { server: app.server }
}
