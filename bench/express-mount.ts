import type { Bench } from './harness/bench.js'
import { compare, judge, toResult, type Contender } from './harness/compare.js'
import { startServer } from './harness/server.js'
import { settled } from './harness/settled.js'

const path = '/api/inlaykit/scenarios?limit=50'
const headers = { cookie: 'session=bench', 'X-Inlaykit': '1' }
const bare = 'a bare route of Express, the same bytes'
const own = 'Inlaykit in Express'

/** What the kit adds in a host of Express. */
export const expressMount: Bench = {
  name: 'express-mount',
  title: 'Mounted in Express',
  about:
    'The cached list of 50 through `toNodeHandler` in Express 5, beside a route of the same Express that answers the same buffer.',
  async run(effort) {
    const mounted = await startServer('bff-in-express')
    const { body } = await settled(mounted.origin + path, headers)
    const route = await startServer('express-route', { body })
    const contenders: Contender[] = [
      { name: bare, server: route, paths: [path], headers },
      { name: own, server: mounted, paths: [path], headers },
    ]
    try {
      const comparison = await compare(contenders, effort)
      const verdicts = [judge(comparison, bare, { name: own, to: bare, atMost: 1.25 })]
      return toResult(comparison, bare, verdicts)
    } finally {
      for (const server of [mounted, route]) await server.stop()
    }
  },
}
