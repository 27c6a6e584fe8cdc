// `pnpm bench`: how much a viewer's list costs beside named peers, as ratios of one run. Absolute figures depend on the
// machine and are not printed.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

const baseline = 'raw http, the same bytes'
const peer = 'Express 5, res.json of the same list'
const own = 'Inlaykit BFF, GET /scenarios'
const path = '/api/inlaykit/scenarios?limit=50'
const headers = { 'X-Inlaykit': '1' }
const rounds = 5
const seconds = 3

interface Server {
  readonly name: string
  readonly child: ChildProcess
  readonly url: string
}

interface Measure {
  readonly perSecond: number
  /** Processor time of the server for one request, in µs. */
  readonly cpu: number
  readonly p99: number
}

async function ask<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T]
  return message
}

async function start(name: string, list = ''): Promise<Server> {
  const child = fork(fileURLToPath(new URL('servers.ts', import.meta.url)), [name], {
    env: { ...process.env, NODE_ENV: 'production', BENCH_LIST: list },
  })
  const { port } = await ask<{ port: number }>(child)
  return { name, child, url: `http://127.0.0.1:${port}${path}` }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child)
  return cpu.user + cpu.system
}

async function measure({ child, url, name }: Server): Promise<Measure> {
  const before = await cpuOf(child)
  const result = await autocannon({ url, headers, connections: 16, duration: seconds })
  const cpu = (await cpuOf(child)) - before
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name} did not answer every request.`)
  return {
    perSecond: result.requests.average,
    cpu: cpu / result.requests.total,
    p99: result.latency.p99,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

const bff = await start(own)
const list = await (await fetch(bff.url, { headers })).text()
const servers = [await start(baseline, list), await start(peer, list), bff]
const measures = new Map(servers.map(({ name }) => [name, [] as Measure[]]))
try {
  for (let round = 0; round <= rounds; round += 1) {
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      const taken = await measure(server)
      // The first round warms up.
      if (round > 0) measures.get(server.name)?.push(taken)
    }
  }
} finally {
  for (const { child } of servers) child.disconnect()
}

const of = (name: string, key: keyof Measure) =>
  (measures.get(name) ?? []).map((taken) => taken[key])
const spread = Math.max(...of(baseline, 'cpu')) / Math.min(...of(baseline, 'cpu'))
console.log(
  `A list of ${(JSON.parse(list) as { items: unknown[] }).items.length} scenarios, ${(list.length / 1024).toFixed(1)} KiB; medians of ${rounds} rounds, as ratios to ${baseline}\n`,
)
console.log('                                        requests/s   processor time   p99')
for (const { name } of servers) {
  const ratio = (key: keyof Measure) => median(of(name, key)) / median(of(baseline, key))
  console.log(
    `${name.padEnd(40)}${ratio('perSecond').toFixed(2).padStart(10)}${ratio('cpu').toFixed(2).padStart(17)}${ratio('p99').toFixed(2).padStart(6)}`,
  )
}
if (spread > 1.5) {
  console.log(
    `\nThe baseline itself varied by ${spread.toFixed(1)}: the machine is too busy to judge by this.`,
  )
}
