import type { Bench } from './harness/bench.js'
import { compare, isCalm, judge, ratio, toResult, type Contender } from './harness/compare.js'
import { startServer } from './harness/server.js'
import { settled } from './harness/settled.js'

const session = { cookie: 'session=bench', 'X-Inlaykit': '1' }
const baseline = '@fastify/http-proxy'
const hono = 'hono/proxy'
const middleware = 'http-proxy-middleware'
const own = 'Inlaykit'

/** One scenario that nobody asked for before. */
export const uncached: Bench = {
  name: 'uncached',
  title: 'One scenario, uncached',
  about:
    'One scenario in the guide dialect, another one each time, so that each answer is read from the upstream: by us parsed, validated, projected, encoded and written to the mirror (embedded Postgres, in the same process), by the proxies passed through. The upstream costs next to nothing.',
  async run(effort) {
    const upstream = await startServer('guide-upstream', {}, { isMeasured: false })
    const { path = '', apiKey = '', organizationId = '', ids = '' } = upstream.told
    const bff = await startServer('bff-before-guide', {
      upstream: upstream.origin + path,
      apiKey,
      organizationId,
    })
    await settled(`${bff.origin}/api/inlaykit/folders`, session)
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
      {
        name: own,
        server: bff,
        paths: scenarios.map((id) => `/api/inlaykit/scenarios/${id}`),
        headers: session,
      },
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
      for (const server of [bff, upstream, ...Object.values(proxies)]) await server.stop()
    }
  },
}
