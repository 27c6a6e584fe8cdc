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
import { timelineGestures } from './timeline-gestures.js'
import { uncached } from './uncached.js'
import { widgetLists } from './widget-lists.js'
import { widgetSizes } from './widget-sizes.js'
import { widgetTimelines } from './widget-timelines.js'

/** Benches of what a browser shows. */
const widgets: readonly Bench[] = [widgetSizes, widgetLists, widgetTimelines, timelineGestures]

/** Benches of servers under load. A new bench of either kind is a file of this folder and a line here. */
const servers: readonly Bench[] = [
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
const all = [...servers, ...widgets]
const unknown = positionals.filter((name) => !all.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const effort = values.quick ? quick : thorough

async function measure(benches: readonly Bench[]): Promise<void> {
  for (const bench of benches) {
    const result = await bench.run(effort)
    console.log(`\n## ${bench.title}\n\n${describe(bench, result)}`)
    // At once, so that what comes next can't take it away.
    if (!values.quick) await writeReport(bench, result, effort)
  }
}

const chosen = (benches: readonly Bench[]): Bench[] =>
  benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))

// Before a core is set aside for servers: a browser takes what there is.
await measure(chosen(widgets))
if (chosen(servers).length > 0) {
  await buildServers()
  leaveServerCore(availableParallelism())
  await measure(chosen(servers))
}
