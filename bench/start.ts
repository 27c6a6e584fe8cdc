import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Bench } from './harness/bench.js'
import { startServer } from './harness/server.js'
import { settled } from './harness/settled.js'
import { median, spread } from './harness/stats.js'

const headers = { cookie: 'session=bench', 'X-Inlaykit': '1' }
const mebibyte = 2 ** 20

/** How long a start takes, and what a process takes of the memory. */
export const start: Bench = {
  name: 'start',
  title: 'Start and memory',
  about:
    'From the start of the process to the first answer, with embedded Postgres in a directory that is empty, and in one that the process before left. Memory is what the process has resident: at rest after its first answers, and after load of the cached list.',
  async run({ rounds, seconds }) {
    const upstream = await startServer(
      'guide-upstream',
      { scenarios: '130' },
      { isMeasured: false },
    )
    const { path = '', apiKey = '', organizationId = '' } = upstream.told
    const times: Record<'empty' | 'existing', number[]> = { empty: [], existing: [] }
    const memory: Record<'rest' | 'load', number[]> = { rest: [], load: [] }
    try {
      for (let round = 0; round < rounds; round += 1) {
        const directory = await mkdtemp(join(tmpdir(), 'inlaykit-bench-'))
        const input = { upstream: upstream.origin + path, apiKey, organizationId, directory }
        for (const kind of ['empty', 'existing'] as const) {
          const server = await startServer('bff-before-guide', input)
          const begun = performance.now()
          const answer = await fetch(`${server.origin}/api/inlaykit/session`, { headers })
          if (!answer.ok) throw new Error(`The session was refused: ${await answer.text()}`)
          times[kind].push(server.startedInMs + performance.now() - begun)
          if (kind === 'existing') {
            const url = `${server.origin}/api/inlaykit/scenarios`
            await settled(url, headers)
            memory.rest.push(await server.memory())
            await autocannon({ url, headers, connections: 32, duration: seconds * 2 })
            memory.load.push(await server.memory())
          }
          await server.stop()
        }
        await rm(directory, { recursive: true })
      }
    } finally {
      await upstream.stop()
    }
    const row = (name: string, values: readonly number[], unit: string, divisor: number) => [
      name,
      `${(median(values) / divisor).toFixed(unit === 's' ? 2 : 0)} ${unit}`,
      `${(Math.min(...values) / divisor).toFixed(unit === 's' ? 2 : 0)} ${unit}`,
      spread(values).toFixed(2),
    ]
    return {
      columns: ['what', 'median', 'least', 'spread'],
      rows: [
        row('start, empty directory', times.empty, 's', 1000),
        row('start, existing directory', times.existing, 's', 1000),
        row('memory at rest', memory.rest, 'MiB', mebibyte),
        row('memory after load', memory.load, 'MiB', mebibyte),
      ],
      verdicts: [],
    }
  },
}
