import type { Bench, BenchResult, Verdict } from './harness/bench.js'
import { startWidgetPages, widgetConditions } from './harness/widget-pages.js'
import {
  lookAt,
  measureUse,
  middle,
  over,
  type Case,
  type Look,
  type Looks,
} from './harness/widget-runs.js'

const ours = 'ScenarioList'
const baseline = 'react-window'
const sizes = [1000, 10_000, 100_000] as const
/** A widget is looked at so often, unless the run is a quick one. */
const fewestRounds = 9
const packages = [
  'react',
  'react-window',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  'react-virtuoso',
  '@mui/x-data-grid',
  'ag-grid-community',
  'antd',
] as const

const roundsOf = (rounds: number): number => (rounds < 8 ? rounds : fewestRounds)

const files: Readonly<Record<string, string>> = {
  [ours]: 'lists/inlaykit',
  [baseline]: 'lists/react-window',
  'TanStack Table + Virtual': 'lists/tanstack',
  'react-virtuoso TableVirtuoso': 'lists/virtuoso',
  'MUI X DataGrid (100 rows a page)': 'lists/mui',
  'AG Grid community': 'lists/ag-grid',
  'antd Table virtual': 'lists/antd',
}

const peers = Object.keys(files).filter((name) => name !== ours && name !== baseline)

function ratioOf(looks: Looks, key: keyof Look, name: string, count: number): number {
  return over(looks, key, [name, count], [baseline, count])
}

function judge(looks: Looks): Verdict[] {
  const verdicts: Verdict[] = []
  const hold = (goal: string, value: number, atMost: number, unit = ' ×') => {
    const measured = `${unit === '' ? Math.round(value) : value.toFixed(2)}${unit}`
    verdicts.push({ goal, measured, isMet: value <= atMost })
  }
  for (const count of sizes) {
    const rows = count.toLocaleString('en')
    hold(
      `${ours}, ${rows} rows: mounts in at most 1.5 × the time of ${baseline} with the same cells`,
      ratioOf(looks, 'mount', ours, count),
      1.5,
    )
    hold(
      `${ours}, ${rows} rows: frames at p95 at most 1.1 × those of ${baseline}`,
      ratioOf(looks, 'frame', ours, count),
      1.1,
    )
  }
  const flat = over(looks, 'mount', [ours, 100_000], [ours, 1000])
  hold(`${ours}: 100,000 rows mount in at most 1.5 × the time of 1,000`, flat, 1.5)
  hold(`${ours}: at most 300 DOM elements`, middle(looks, ours, 100_000, 'elements'), 300, '')
  for (const peer of peers) {
    for (const count of [10_000, 100_000]) {
      hold(
        `${ours}, ${count.toLocaleString('en')} rows: mounts ahead of ${peer}`,
        over(looks, 'mount', [ours, count], [peer, count]),
        1,
      )
    }
  }
  return verdicts
}

function toResult(looks: Looks): BenchResult {
  const rowOf = (name: string): string[] => [
    name,
    ...sizes.map((count) => ratioOf(looks, 'mount', name, count).toFixed(2)),
    ...sizes.map((count) => middle(looks, name, count, 'mount').toFixed(0)),
    ratioOf(looks, 'work', name, 100_000).toFixed(2),
    ratioOf(looks, 'frame', name, 100_000).toFixed(2),
    middle(looks, name, 100_000, 'elements').toFixed(0),
  ]
  const rows = Object.keys(files).map(rowOf)
  return {
    columns: [
      'contender',
      'mount 1k',
      '10k',
      '100k',
      'ms, 1k',
      'ms, 10k',
      'ms, 100k',
      'work 100k',
      'frame p95, 100k',
      'DOM elements',
    ],
    rows,
    verdicts: judge(looks),
  }
}

/** How fast a long list comes to the screen and scrolls. */
export const widgetLists: Bench = {
  name: 'widget-lists',
  title: 'ScenarioList beside lists and tables',
  about:
    'A real Chromium, 1000 by 600 px, production builds, React 19, a fresh page for each look. Every contender shows the very cells of `ScenarioList` (names, switch, badge, times, run button, menu); the widget has its toolbar, head, foot, live events and translations besides. Rows are in memory before the clock starts. `mount`: from the call that renders to the first data cell and two frames; `work`: what the main thread did until all was there; `frame p95`: while it scrolls 90 times 300 px. Ratios are to react-window in the same round, medians of the rounds.',
  conditions: ({ rounds }) => widgetConditions(packages, roundsOf(rounds)),
  async run({ rounds }) {
    const pages = await startWidgetPages(Object.values(files))
    const cases = sizes.flatMap((count) =>
      Object.entries(files).map<Case>(([name, file]) => ({ name, file, count })),
    )
    try {
      return toResult(await lookAt(pages, cases, roundsOf(rounds), measureUse))
    } finally {
      await pages.close()
    }
  },
}
