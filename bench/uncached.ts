import { startPostgres } from '../scripts/postgres.mjs'
import type { Bench } from './harness/bench.js'
import { compare, isCalm, judge, ratio, toResult, type Contender } from './harness/compare.js'
import { startServer } from './harness/server.js'
import { settled } from './harness/settled.js'

const session = { cookie: 'session=bench', 'X-Inlaykit': '1' }
const baseline = '@fastify/http-proxy'
const hono = 'hono/proxy'
const middleware = 'http-proxy-middleware'
const own = 'Inlaykit'
const embedded = 'Inlaykit, embedded Postgres in the process'

/** One scenario that nobody asked for before. */
export const uncached: Bench = {
  name: 'uncached',
  title: 'One scenario, uncached',
  about:
    'One scenario in the guide dialect, another one each time, so that each answer is read from the upstream: by us looked up in the mirror, parsed, validated, projected, encoded, and mirrored after the answer; by the proxies passed through. The upstream costs next to nothing. Embedded Postgres runs in a thread of the process that is measured, a server of its own does not.',
  async run(effort) {
    const upstream = await startServer('guide-upstream', {}, { isMeasured: false })
    const { path = '', apiKey = '', organizationId = '', ids = '' } = upstream.told
    const database = await startPostgres()
    const asked = { upstream: upstream.origin + path, apiKey, organizationId }
    const kits = {
      [own]: await startServer('bff-before-guide', { ...asked, database: database.url }),
      [embedded]: await startServer('bff-before-guide', asked),
    }
    for (const { origin } of Object.values(kits)) {
      await settled(`${origin}/api/inlaykit/folders`, session)
    }
    const input = { upstream: upstream.origin }
    const proxies = {
      [baseline]: await startServer('fastify-proxy', input),
      [hono]: await startServer('hono-proxy', input),
      [middleware]: await startServer('http-proxy-middleware', input),
    }
    const scenarios = ids.split(',')
    const passed = scenarios.map((id) => `${path}/scenarios/${id}`)
    const contenders: Contender[] = [
      ...Object.entries(proxies).map(([name, server]) => ({
        name,
        server,
        paths: passed,
        headers: { Authorization: `Token ${apiKey}` },
      })),
      ...Object.entries(kits).map(([name, server]) => ({
        name,
        server,
        paths: scenarios.map((id) => `/api/inlaykit/scenarios/${id}`),
        headers: session,
      })),
    ]
    try {
      const comparison = await compare(contenders, effort)
      const isAhead = [hono, middleware].every(
        (peer) =>
          ratio(comparison, own, peer) < 1 &&
          ratio(comparison, own, peer, 'perSecond') > 1 &&
          ratio(comparison, own, peer, 'p50') < 1 &&
          ratio(comparison, own, peer, 'p99') < 1,
      )
      return toResult(comparison, baseline, [
        judge(comparison, baseline, { name: own, to: baseline, atMost: 2 }),
        {
          goal: `${own}: ahead of ${hono} and ${middleware} in every column`,
          measured: isAhead ? 'ahead' : 'not in every one',
          isMet: isCalm(comparison, baseline) ? isAhead : null,
        },
      ])
    } finally {
      const servers = [...Object.values(kits), upstream, ...Object.values(proxies)]
      for (const server of servers) await server.stop()
      await database.stop()
    }
  },
}
