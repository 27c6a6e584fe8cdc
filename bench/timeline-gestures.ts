import type { Page } from 'playwright-core'
import type { Bench, BenchResult, Verdict } from './harness/bench.js'
import { makeGestures, type GestureSteps } from './harness/gestures.js'
import { median } from './harness/stats.js'
import { startWidgetPages, widgetConditions } from './harness/widget-pages.js'
import {
  late,
  lookAt,
  middle,
  mountAndSettle,
  over,
  type Case,
  type Looks,
} from './harness/widget-runs.js'

const ours = 'ExecutionTimeline'
const vis = 'vis-timeline'
const packages = ['react', 'vis-timeline'] as const
/** A step counts, not a look: there are more than a hundred in each. */
const mostRounds = 3

const roundsOf = (rounds: number): number => Math.min(rounds, mostRounds)

const cases: readonly Case[] = [
  { name: ours, file: 'timelines/inlaykit', count: 1000 },
  { name: ours, file: 'timelines/inlaykit', count: 10_000 },
  { name: ours, file: 'timelines/inlaykit', count: 100_000 },
  { name: vis, file: 'timelines/vis-timeline', count: 1000 },
  { name: vis, file: 'timelines/vis-timeline', count: 10_000 },
]

/** Until what was shown last has come to rest, in ms. */
const restMs = 500

/** How often what is done on each page. */
interface Steps extends GestureSteps {
  readonly arrivals: number
}

const often: Steps = { zoom: 20, pan: 20, arrivals: 10 }
/** Where each takes seconds. */
const seldom: Steps = { zoom: 3, pan: 3, arrivals: 2 }

const stepsOf = ({ name, count }: Case): Steps => (name === vis && count > 1000 ? seldom : often)

/** One look at a timeline. Times in milliseconds, from an input to the frame that shows what it did. */
interface GestureLook {
  readonly zoom: number
  readonly zoomLate: number
  readonly pan: number
  readonly panLate: number
  /** From the change to the frame that shows the run. */
  readonly arrival: number
  readonly arrivalLate: number
  /** The longest task while it was zoomed and panned; 0: none took more than 50 ms. */
  readonly longest: number
}

async function measureGestures(page: Page, one: Case): Promise<GestureLook> {
  const steps = stepsOf(one)
  await mountAndSettle(page)
  // The tasks of the mount are not those of a gesture.
  await page.waitForTimeout(restMs)
  await page.evaluate('window.bench.watchLongTasks()')
  const { zoom, pan } = await makeGestures(page, steps)
  const longTasks = await page.evaluate<number[]>('window.bench.longTasks()')
  // vis-timeline draws a run only where its time is in view.
  await page.evaluate('window.bench.whole()')
  await page.waitForTimeout(restMs)
  const arrivals: number[] = []
  for (let step = 0; step < steps.arrivals; step += 1) {
    arrivals.push(await page.evaluate<number>('window.bench.arrive()'))
  }
  return {
    zoom: median(zoom),
    zoomLate: late(zoom),
    pan: median(pan),
    panLate: late(pan),
    arrival: median(arrivals),
    arrivalLate: late(arrivals),
    longest: Math.max(0, ...longTasks),
  }
}

function judge(looks: Looks<GestureLook>): Verdict[] {
  const flat = (key: 'zoom' | 'pan' | 'arrival', what: string): Verdict => {
    const value = over(looks, key, [ours, 100_000], [ours, 1000])
    return {
      goal: `${ours}: ${what} with 100,000 runs at most 1.5 × as late as with 1,000`,
      measured: `${value.toFixed(2)} ×`,
      isMet: value <= 1.5,
    }
  }
  const faster = (key: 'zoom' | 'pan', what: string): Verdict => {
    const value = over(looks, key, [vis, 10_000], [ours, 10_000])
    return {
      goal: `${ours}, 10,000 runs: ${what} at least 10 × as soon as by ${vis}`,
      measured: `${value.toFixed(1)} ×`,
      isMet: value >= 10,
    }
  }
  const longest = middle(looks, ours, 100_000, 'longest')
  return [
    flat('zoom', 'zooming is shown'),
    flat('pan', 'panning is shown'),
    flat('arrival', 'a run that arrives is shown'),
    faster('zoom', 'zooming is shown'),
    faster('pan', 'panning is shown'),
    {
      goal: `${ours}, 100,000 runs: zooming and panning hold the page for no more than 50 ms at once`,
      measured: longest === 0 ? 'never more' : `${Math.round(longest)} ms`,
      isMet: longest === 0,
    },
  ]
}

function toResult(looks: Looks<GestureLook>): BenchResult {
  const rows = cases.map(({ name, count }) => {
    const told = (key: keyof GestureLook) => Math.round(middle(looks, name, count, key)).toString()
    const longest = told('longest')
    return [
      `${name}, ${count.toLocaleString('en')} runs`,
      told('zoom'),
      told('zoomLate'),
      told('pan'),
      told('panLate'),
      told('arrival'),
      told('arrivalLate'),
      longest === '0' ? 'none' : longest,
    ]
  })
  return {
    columns: [
      'contender',
      'zoom, ms',
      'zoom p95, ms',
      'pan, ms',
      'pan p95, ms',
      'new run, ms',
      'new run p95, ms',
      'longest task over 50 ms',
    ],
    rows,
    verdicts: judge(looks),
  }
}

/** How soon a timeline shows what somebody does with its axis, and a run that has begun. */
export const timelineGestures: Bench = {
  name: 'timeline-gestures',
  title: 'ExecutionTimeline zoomed, panned and joined by runs',
  about:
    'The pages of the timelines; medians of the rounds. `zoom`: the wheel with Ctrl, and with ours the keys + and − and the buttons; `pan`: a drag, and the wheel sideways. Chromium gets them as inputs, one after the other; each is timed from the moment that the browser dates it at to the end of the frame that shows another part of the axis. `new run`: from the change to the end of the frame that shows the run in the list. Ours hears of it by the event stream, gathers events for 150 ms and then reads the run; vis-timeline is handed it. The last column is the longest task of the main thread while it is zoomed and panned.',
  conditions: ({ rounds }) => widgetConditions(packages, roundsOf(rounds)),
  async run({ rounds }) {
    const pages = await startWidgetPages([...new Set(cases.map(({ file }) => file))])
    try {
      return toResult(await lookAt(pages, cases, roundsOf(rounds), measureGestures))
    } finally {
      await pages.close()
    }
  },
}
