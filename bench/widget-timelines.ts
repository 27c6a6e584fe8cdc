import type { Bench, BenchResult, Verdict } from './harness/bench.js'
import { startWidgetPages, widgetConditions } from './harness/widget-pages.js'
import { lookAt, measureUse, middle, over, type Case, type Looks } from './harness/widget-runs.js'

const ours = 'ExecutionTimeline'
const vis = 'vis-timeline'
const antd = 'antd Timeline'
/** A widget is looked at so often, unless the run is a quick one. */
const fewestRounds = 9
const packages = ['react', 'vis-timeline', 'antd'] as const

const roundsOf = (rounds: number): number => (rounds < 8 ? rounds : fewestRounds)

const cases: readonly Case[] = [
  { name: ours, file: 'timelines/inlaykit', count: 1000, isLive: true },
  { name: ours, file: 'timelines/inlaykit', count: 10_000, isLive: true },
  { name: ours, file: 'timelines/inlaykit', count: 100_000, isLive: true },
  { name: vis, file: 'timelines/vis-timeline', count: 1000, isLive: true },
  // What a person does takes seconds here while runs arrive: only the mount is looked at.
  { name: vis, file: 'timelines/vis-timeline', count: 10_000 },
  { name: antd, file: 'timelines/antd', count: 1000, isLive: true },
  { name: antd, file: 'timelines/antd', count: 10_000 },
]

function judge(looks: Looks): Verdict[] {
  const faster = (peer: string): Verdict => {
    const value = over(looks, 'mount', [peer, 10_000], [ours, 10_000])
    return {
      goal: `${ours}, 10,000 runs: mounts at least 20 × as fast as ${peer}`,
      measured: `${value.toFixed(1)} ×`,
      isMet: value >= 20,
    }
  }
  const flat = (key: 'mount' | 'delay', what: string): Verdict => {
    const value = over(looks, key, [ours, 100_000], [ours, 1000])
    return {
      goal: `${ours}: ${what} with 100,000 runs at most 1.5 × that with 1,000`,
      measured: `${value.toFixed(2)} ×`,
      isMet: value <= 1.5,
    }
  }
  return [
    faster(vis),
    faster(antd),
    flat('mount', 'the mount'),
    flat('delay', 'the delay of what a person does while ten runs a second arrive'),
  ]
}

const told = (value: number): string => (Number.isNaN(value) ? '' : Math.round(value).toString())

function toResult(looks: Looks): BenchResult {
  const rows = cases.map(({ name, count }) => [
    `${name}, ${count.toLocaleString('en')} runs`,
    over(looks, 'mount', [name, count], [ours, 1000]).toFixed(2),
    told(middle(looks, name, count, 'mount')),
    over(looks, 'work', [name, count], [ours, 1000]).toFixed(2),
    told(middle(looks, name, count, 'frame')),
    told(middle(looks, name, count, 'delay')),
    told(middle(looks, name, count, 'elements')),
  ])
  return {
    columns: [
      'contender',
      'mount',
      'mount, ms',
      'work',
      'frame p95, ms',
      'delay p95, ms',
      'DOM elements',
    ],
    rows,
    verdicts: judge(looks),
  }
}

/** How fast runs come to the screen, and how it answers while more of them arrive. */
export const widgetTimelines: Bench = {
  name: 'widget-timelines',
  title: 'ExecutionTimeline beside timelines',
  about:
    'Measured as the lists are; ratios are to `ExecutionTimeline` with 1,000 runs. It shows a chart and a list; vis-timeline a bar in a row of its own for each run; antd a line for each. `delay p95`: ten runs a second arrive, a person opens or chooses a run four times a second, from when that was due to the frame that shows it. The peers were not looked at with 100,000 runs: they take minutes.',
  conditions: ({ rounds }) => widgetConditions(packages, roundsOf(rounds)),
  async run({ rounds }) {
    const pages = await startWidgetPages([...new Set(cases.map(({ file }) => file))])
    try {
      return toResult(await lookAt(pages, cases, roundsOf(rounds), measureUse))
    } finally {
      await pages.close()
    }
  },
}
