import type { Page } from 'playwright-core'
import { median } from './stats.js'
import type { WidgetPages } from './widget-pages.js'

/** Frames of 300 px that a list is scrolled by. */
const scrollFrames = 90
/** How often a person does something while runs arrive. */
const interactions = 20
/** Until what a widget loads beside its first rows is there, in ms. */
const settleMs = 800

/** One look at a contender, on a page of its own. Times in milliseconds. */
export interface Look {
  /** From the call that renders to the first data cell and two frames. */
  readonly mount: number
  /** What the page's main thread did until everything was there. */
  readonly work: number
  readonly elements: number
  /** The 95th percentile of the frames while it scrolls. */
  readonly frame: number
  /** The 95th percentile from when a person's act was due to the frame that shows it; `NaN`: not looked at. */
  readonly delay: number
}

/** What is looked at, how large. */
export interface Case {
  /** Its name in the report. */
  readonly name: string
  /** Its file in `bench/widgets`. */
  readonly file: string
  readonly count: number
  /** Whether runs arrive while it is used. */
  readonly isLive?: boolean
}

/** The looks at each case, round by round. */
export type Looks<L = Look> = ReadonlyMap<Case, readonly L[]>

/** What a look sees on a page whose data is ready and on which nothing is mounted yet. */
export type Measure<L> = (page: Page, one: Case) => Promise<L>

/** Looks at every case once a round, on a fresh page each time, and in the reverse order every other round. */
export async function lookAt<L>(
  pages: WidgetPages,
  cases: readonly Case[],
  rounds: number,
  measure: Measure<L>,
): Promise<Looks<L>> {
  const looks = new Map<Case, L[]>(cases.map((one) => [one, []]))
  const order = [...cases]
  for (let round = 0; round < rounds; round += 1) {
    for (const one of order) looks.get(one)?.push(await look(pages, one, measure))
    order.reverse()
  }
  return looks
}

async function look<L>(pages: WidgetPages, one: Case, measure: Measure<L>): Promise<L> {
  const { file, count } = one
  const page = await pages.open(file, count)
  const broken = new Promise<never>((_, reject) => {
    page.on('pageerror', (error) =>
      reject(new Error(`${file}: ${error.message}`, { cause: error })),
    )
  })
  try {
    return await Promise.race([measure(page, one), broken])
  } catch (error) {
    throw new Error(`${file} with ${count} rows could not be measured.`, { cause: error })
  } finally {
    await page.close()
  }
}

/** Mounts a contender and waits until what it loads beside its first rows is there. */
export async function mountAndSettle(page: Page): Promise<number> {
  const mount = await page.evaluate<number>('window.bench.mount()')
  await page.waitForTimeout(settleMs)
  return mount
}

/** Mounts, scrolls, and where runs arrive, uses it meanwhile. */
export const measureUse: Measure<Look> = async (page, { isLive = false }) => {
  const work = await startWork(page)
  const mount = await mountAndSettle(page)
  const worked = await work()
  const elements = await page.evaluate<number>('window.bench.elements()')
  const frames = await page.evaluate<number[]>(`window.bench.scroll(${scrollFrames})`)
  const delays = isLive ? await page.evaluate<number[]>(`window.bench.live(${interactions})`) : []
  return { mount, work: worked, elements, frame: late(frames), delay: late(delays) }
}

/** What the main thread has done since, in ms. */
async function startWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const before = await read()
  return async () => (await read()) - before
}

/** The 95th percentile; `NaN` of nothing. */
export function late(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

/** The case of a name and a size. */
function caseOf(looks: Looks<unknown>, name: string, count: number): Case | undefined {
  return [...looks.keys()].find((one) => one.name === name && one.count === count)
}

/** The median over the rounds; `NaN` of a case that was not looked at. */
export function middle<K extends string>(
  looks: Looks<Readonly<Record<K, number>>>,
  name: string,
  count: number,
  key: K,
): number {
  const found = caseOf(looks, name, count)
  return median((found && looks.get(found))?.map((one) => one[key]) ?? [])
}

/** One case over another: the median of what each round makes of it. */
export function over<K extends string>(
  looks: Looks<Readonly<Record<K, number>>>,
  key: K,
  one: readonly [name: string, count: number],
  other: readonly [name: string, count: number],
): number {
  const [above, below] = [caseOf(looks, ...one), caseOf(looks, ...other)]
  const others = (below && looks.get(below)) ?? []
  const values = (above && looks.get(above)) ?? []
  return median(values.map((value, round) => value[key] / (others[round]?.[key] ?? Number.NaN)))
}
