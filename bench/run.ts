// `pnpm bench [NAME…] [--quick]`: measures the named benches, or all, and writes docs/benchmarks.md.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { budget } from './budget.js'
import { cachedLargeList, cachedList } from './cached-list.js'
import { economy } from './economy.js'
import { expressMount } from './express-mount.js'
import type { Bench, Effort } from './harness/bench.js'
import { describe, writeReport } from './harness/report.js'
import { buildServers, leaveServerCore } from './harness/server.js'
import { start } from './start.js'
import { uncached } from './uncached.js'

/** Every bench, in the order of the report. A new one is a file of this folder and a line here. */
const benches: readonly Bench[] = [
  cachedList,
  cachedLargeList,
  expressMount,
  uncached,
  economy,
  start,
  budget,
]

const thorough: Effort = { warmUpRequests: 20_000, rounds: 8, seconds: 4 }
const quick: Effort = { warmUpRequests: 1000, rounds: 2, seconds: 1 }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

await buildServers()
leaveServerCore(availableParallelism())
const effort = values.quick ? quick : thorough
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue
  const result = await bench.run(effort)
  console.log(`\n## ${bench.title}\n\n${describe(bench, result)}`)
  // At once, so that what comes next can't take it away.
  if (!values.quick) await writeReport(bench, result, effort)
}
