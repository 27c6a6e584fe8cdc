import { loadGateway, p95, type GatewayLoad } from '../packages/bff/src/testing/gateway-load.js'
import { openGatewayStage } from '../packages/bff/src/testing/gateway-stage.js'
import type { Bench, Verdict } from './harness/bench.js'

/** The guide's smallest plan: so many requests at once, then one each second. */
const burst = 100
const everyMs = 1000
/** The live limit of the Core plan, in any rolling minute. */
const livePerMinute = 60
/** Another program asks so often: 18 a minute, 30 % of either limit. */
const besidesEveryMs = 60_000 / 18
const mostOverTime = 1.02
const mostWaitMs = 1500

type Stage = Parameters<typeof openGatewayStage>[0]

async function run(stage: Stage, load: Parameters<typeof loadGateway>[1]): Promise<GatewayLoad> {
  const opened = await openGatewayStage(stage)
  try {
    return await loadGateway(opened, load)
  } finally {
    await opened.close()
  }
}

function mostInAMinute(times: readonly number[]): number {
  return Math.max(
    ...times.map((from) => times.filter((to) => to >= from && to < from + 60_000).length),
  )
}

const seconds = (ms: number) => (ms / 1000).toFixed(2)

/** Background work under Make's limits while a person clicks. */
export const budget: Bench = {
  name: 'budget',
  title: "Background work within Make's limits",
  about:
    'Background writes, 40 of them waiting at any time, while a person asks for something every 7 s, over HTTP to the sandbox by a virtual clock. Instances share the budget at a distance of 2 ms each way. The least possible time is that of a bucket which is never idle. "Others" is another program that uses 30 % of the same limit; "silent" is a Make that sends no headers of its limit.',
  async run() {
    const rows: string[][] = []
    const verdicts: Verdict[] = []
    for (const instances of [1, 4]) {
      const add = (name: string, load: GatewayLoad, time: string) => {
        const people = load.failures.filter(({ priority }) => priority === 'interactive').length
        rows.push([
          name,
          String(instances),
          String(load.refused),
          time,
          seconds(p95(load.personWaits)),
          String(people),
          String(mostInAMinute(load.times)),
        ])
        return people
      }
      const judge = (goal: string, measured: string, isMet: boolean) =>
        verdicts.push({ goal: `${goal}, ${instances} instances`, measured, isMet })

      const guide = await run({ dialect: 'guide', plan: 'free', instances }, { background: 1200 })
      const least = (1200 + guide.clicks - burst) * everyMs
      const over = guide.tookMs / least
      add('guide, 1,200 writes', guide, over.toFixed(3))
      judge('guide: no 429', String(guide.refused), guide.refused === 0)
      judge(
        `guide: within ${mostOverTime} of the least time`,
        over.toFixed(3),
        over <= mostOverTime,
      )
      const wait = p95(guide.personWaits)
      judge(
        `guide: a person waits under ${seconds(mostWaitMs)} s at p95`,
        `${seconds(wait)} s`,
        wait < mostWaitMs,
      )

      const live = await run({ dialect: 'live', plan: 'core', instances }, { background: 1200 })
      add('live, 1,200 writes', live, '')
      judge(
        `live: never more than ${livePerMinute} in a rolling minute, no 429`,
        `${mostInAMinute(live.times)} at most, ${live.refused} refused`,
        live.refused === 0 && mostInAMinute(live.times) <= livePerMinute,
      )

      const besides = { background: 400, besidesEveryMs }
      const shared = await run({ dialect: 'guide', plan: 'free', instances }, besides)
      add('guide, others', shared, '')
      judge('guide, others: no 429', String(shared.refused), shared.refused === 0)

      const silent = { dialect: 'live', plan: 'core', instances, isSilent: true } as const
      const felt = await run(silent, besides)
      const seen = add('live, others, silent', felt, '')
      judge('live, others, silent: at most one 429', String(felt.refused), felt.refused <= 1)
      judge('live, others, silent: a person sees no 429', String(seen), seen === 0)
    }
    return {
      columns: [
        'load',
        'instances',
        '429',
        'time / least',
        "person's wait, p95, s",
        'people refused',
        'most in 60 s',
      ],
      rows,
      verdicts,
      notes: ['"Most in 60 s" counts what the other program asks too.'],
    }
  },
}
