import { createServer } from 'node:http'
import express from 'express'
import type { Input, Made } from './main.js'

const json = 'application/json; charset=utf-8'

/** The least that Node can do: the same bytes to everybody. */
export async function rawHttp({ body = '' }: Input): Promise<Made> {
  const bytes = Buffer.from(body)
  const headers = { 'Content-Type': json, 'Content-Length': bytes.byteLength }
  const server = createServer((_request, response) => {
    response.writeHead(200, headers)
    response.end(bytes)
  })
  return { server }
}

/** A bare route of Express that answers the same bytes. */
export async function expressRoute({ body = '' }: Input): Promise<Made> {
  const bytes = Buffer.from(body)
  const app = express()
  app.get('/api/inlaykit/scenarios', (_request, response) => {
    response.setHeader('Content-Type', json)
    response.end(bytes)
  })
  return { server: createServer(app) }
}
