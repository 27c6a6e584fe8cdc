import type { Bench } from './harness/bench.js'
import { compare, judge, toResult, type Contender } from './harness/compare.js'
import { startServer } from './harness/server.js'
import { settled } from './harness/settled.js'

const headers = { cookie: 'session=bench', 'X-Inlaykit': '1' }
const raw = 'raw http, the same bytes'
const proxy = '@fastify/http-proxy, passing them through'
const own = 'Inlaykit'
const unchanged = 'Inlaykit, 304'

function bench(options: {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly limit: number
  /** How long the description of each scenario is, which makes the weight of a page. */
  readonly letters: number
}): Bench {
  const { name, title, about, limit, letters } = options
  const path = `/api/inlaykit/scenarios?limit=${limit}`
  return {
    name,
    title,
    about,
    async run(effort) {
      const bff = await startServer('bff', { letters: String(letters) })
      const { body, etag } = await settled(bff.origin + path, headers)
      const plain = await startServer('raw-http', { body })
      const upstream = await startServer('raw-http', { body }, { isMeasured: false })
      const passing = await startServer('fastify-proxy', { upstream: upstream.origin })
      const contenders: Contender[] = [
        { name: raw, server: plain, paths: [path], headers },
        { name: proxy, server: passing, paths: [path], headers },
        { name: own, server: bff, paths: [path], headers },
        {
          name: unchanged,
          server: bff,
          paths: [path],
          headers: { ...headers, 'If-None-Match': etag },
          status: 304,
        },
      ]
      try {
        const comparison = await compare(contenders, effort)
        return toResult(
          comparison,
          raw,
          [
            judge(comparison, raw, { name: own, to: raw, atMost: 1.3 }),
            judge(comparison, raw, { name: own, to: proxy, atMost: 0.4 }),
            judge(comparison, raw, { name: unchanged, to: own, atMost: 0.7 }),
          ],
          [`The answer has ${(Buffer.byteLength(body) / 1024).toFixed(1)} KiB.`],
        )
      } finally {
        for (const server of [bff, plain, upstream, passing]) await server.stop()
      }
    },
  }
}

/** A viewer's list that is in the answer cache. */
export const cachedList = bench({
  name: 'cached-list',
  title: 'A cached list of 50 scenarios',
  about:
    'The list of scenarios with identity, tenant, permission, header check and ETag, from the answer cache; beside raw http that sends the same buffer, and a proxy that passes the same bytes through from it. `identify` is a look-up in a map.',
  limit: 50,
  letters: 300,
})

/** The same with ten times the bytes. */
export const cachedLargeList = bench({
  name: 'cached-large-list',
  title: 'A cached list of the weight of 500 scenarios',
  about:
    'The same with ten times the bytes. A page holds 100 scenarios at most, so these have long descriptions.',
  limit: 100,
  letters: 3300,
})
