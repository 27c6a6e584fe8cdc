import { Agent, createServer } from 'node:http'
import proxyPlugin from '@fastify/http-proxy'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { createProxyMiddleware } from 'http-proxy-middleware'
import type { Input, Made } from './main.js'

/** Fastify with its proxy plugin before `upstream`, as its documentation sets it up. */
export async function fastifyProxy({ upstream = '' }: Input): Promise<Made> {
  const app = fastify()
  await app.register(proxyPlugin, { upstream })
  await app.ready()
  return { server: app.server }
}

/** Hono with its proxy helper before `upstream`, on Node with its lighter Request and Response. */
export async function honoProxy({ upstream = '' }: Input): Promise<Made> {
  const app = new Hono()
  app.all('*', (c) => {
    const { pathname, search } = new URL(c.req.url)
    return proxy(upstream + pathname + search, c.req)
  })
  const listener = getRequestListener(app.fetch)
  return { server: createServer((request, response) => void listener(request, response)) }
}

/** http-proxy-middleware in Express before `upstream`, with connections kept open. */
export async function proxyMiddleware({ upstream = '' }: Input): Promise<Made> {
  const app = express()
  app.use(createProxyMiddleware({ target: upstream, agent: new Agent({ keepAlive: true }) }))
  return { server: createServer(app) }
}
