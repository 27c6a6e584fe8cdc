import { randomBytes } from 'node:crypto'
import { createSandbox } from '@inlaykit/sandbox'
import type { Viewer } from '@inlaykit/bff'
import { createBffBy } from '../packages/bff/src/app.js'
import type { Bench, Verdict } from './harness/bench.js'
import { serveSandbox } from '../packages/bff/src/testing/gateway-server.js'
import { createManualClock } from '../packages/bff/src/testing/manual-clock.js'
import { createPage } from './harness/page.js'
import { createStillness } from './harness/stillness.js'

/** How fresh the kit keeps what somebody looks at, in s. */
const freshnessS = 15
const scenarios = 20
/** How long a request takes to Make. */
const latencyMs = 300
/** Pages are opened within the first of these seconds, one after the other. */
const openingS = 15
const mostRatio = 1.2

interface Cell {
  readonly tenants: number
  readonly viewers: number
  readonly minutes: number
}

/** What came of a cell. */
interface Watched {
  /** Requests that Make was asked, by what was asked. */
  readonly kinds: ReadonlyMap<string, number>
  readonly asked: number
  /** Of them answered 429. */
  readonly refused: number
  /** What pages were refused, with how often; nothing, if all is well. */
  readonly refusals: ReadonlyMap<string, number>
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

function countIn(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

const withoutIds = (path: string) => path.replaceAll(/\d+/g, 'N')

/** Opens the pages of all viewers for some minutes; answers what Make was asked meanwhile. */
async function watchPages({ tenants, viewers, minutes }: Cell): Promise<Watched> {
  const clock = createManualClock()
  const kinds = new Map<string, number>()
  const stillness = createStillness()
  const sandbox = createSandbox({
    clock,
    plan: 'enterprise',
    scheduler: false,
    scenariosPerTeam: scenarios,
    historyDays: 7,
  })
  const server = await serveSandbox(sandbox, {
    isSilent: false,
    travel: (request) => {
      countIn(kinds, withoutIds(new URL(request.url).pathname.replace(/^.*\/api\/v2/, '')))
      return stillness.pause(clock.sleep(latencyMs))
    },
  })
  const [organization] = sandbox.organizations
  const teamId = organization?.teams[0]?.id
  if (organization === undefined || teamId === undefined) throw new Error('The sandbox is empty.')
  const [watched] = sandbox.world.scenarios(teamId)
  if (watched === undefined) throw new Error('The sandbox has no scenario.')
  const bff = await createBffBy(clock, {
    identify: ({ header }) => JSON.parse(header('x-viewer') ?? 'null') as Viewer | null,
    database: { memory: true },
    encryptionKeys: [{ id: 'bench', key: randomBytes(32).toString('base64') }],
    make: { dialect: 'live', baseUrl: `${server.origin}/live/api/v2`, plan: 'enterprise' },
    logLevel: 'silent',
    limits: { streams: 10_000, streamsPerTenant: 1000 },
  })
  /** Lets time pass until then: from one thing that falls due to the next, each only when the one before has had its effect. */
  const passUntil = async (until: number) => {
    await stillness.rest()
    while (clock.nextAt !== null && clock.nextAt <= until) {
      await clock.advance(Math.max(0, clock.nextAt - clock.now()))
      await stillness.rest()
    }
    await clock.advance(until - clock.now())
  }
  const refusals = new Map<string, number>()
  try {
    const ids = Array.from({ length: tenants }, (_, index) => `tenant-${index}`)
    const connecting = Promise.all(
      ids.map((tenantId) =>
        bff.connections.setApiKey({
          tenantId,
          apiKey: organization.apiKey,
          organizationId: organization.id,
          teamId,
        }),
      ),
    )
    await passUntil(clock.now() + 120_000)
    await connecting
    sandbox.clearRequests()
    kinds.clear()
    const pages = ids.flatMap((tenantId) =>
      Array.from({ length: viewers }, (_, index) =>
        createPage({
          fetch: (request) => bff.fetch(request),
          clock,
          onRefusal: (path, status) => {
            countIn(refusals, `${status} ${withoutIds(path)}`)
          },
          viewer: { userId: `person-${index}`, tenantId, role: 'viewer' },
          scenarios,
          watched: String(watched.id),
        }),
      ),
    )
    const begun = clock.now()
    for (let second = 0; second < minutes * 60; second += 1) {
      for (const [index, page] of pages.entries()) {
        const opensAt = (index * 7) % openingS
        if (second === opensAt) void page.open()
        else if (second > opensAt && isLookingBack(index, second)) void page.lookBack()
      }
      await passUntil(begun + (second + 1) * 1000)
    }
    await stillness.rest()
    const counts = sandbox.requestCounts()
    const refused = sum(counts.map((count) => count.refused))
    const asked = sum(counts.map(({ requests }) => requests))
    await Promise.all(pages.map((page) => page.close()))
    return { kinds, asked, refused, refusals }
  } finally {
    let isClosed = false
    const closing = bff.close().finally(() => {
      isClosed = true
    })
    // Changed by what is closed meanwhile.
    // oxlint-disable-next-line eslint/no-unmodified-loop-condition
    while (!isClosed) await passUntil(clock.now() + 1000)
    await closing
    await sandbox.close()
    await server.close()
    stillness.close()
  }
}

/** Whether a person looks at their page again: about once a minute, each at other times. */
function isLookingBack(person: number, second: number): boolean {
  return (second + person * 17) % (45 + (person % 31)) === 0
}

/**
 * The fewest requests by which all that is shown can be had, and be no older than promised: for each tenant one page of its
 * list and one of the timeline, at the beginning and each 15 s, and the history of each further scenario once, since the
 * list shows their runs.
 */
function leastRequests({ tenants, minutes }: Pick<Cell, 'tenants' | 'minutes'>): number {
  return tenants * (2 * ((minutes * 60) / freshnessS + 1) + scenarios - 1)
}

function judge(
  tenants: number,
  cells: readonly { readonly viewers: number; readonly asked: number }[],
  bound: number,
): Verdict[] {
  const ratios = cells.map(({ asked }) => asked / bound)
  const most = Math.max(...ratios)
  const apart = most / Math.min(...ratios)
  return [
    {
      goal: `${tenants} tenants: at most ${mostRatio} × the lower bound, however many look`,
      measured: ratios.map((ratio) => ratio.toFixed(2)).join(', '),
      isMet: most <= mostRatio,
    },
    {
      goal: `${tenants} tenants: at most ${mostRatio} × between any two numbers of viewers`,
      measured: apart.toFixed(2),
      isMet: apart <= mostRatio,
    },
  ]
}

/** What the upstream is asked, however many look. */
export const economy: Bench = {
  name: 'economy',
  title: 'What Make is asked while people look',
  about: `Pages with a list of ${scenarios} scenarios and a timeline are open for 10 minutes. Each asks what the kit's own asks: both parts at its opening and when somebody looks at it again, about once a minute, and what the stream of events tells of. Make is a sandbox ${latencyMs} ms away, all tenants are in one organisation of the live dialect, and nothing runs meanwhile. The clock stands still while anything is at work, so no count depends on the machine. The lower bound is what anybody needs who promises that list and timeline are no older than ${freshnessS} s and shows the last run of each scenario: one page of each for each tenant at the beginning and each ${freshnessS} s, and each further history once. Requests are told by what they read: the list, histories of runs, and single scenarios.`,
  async run(effort) {
    const isQuick = effort.rounds < 4
    const minutes = isQuick ? 2 : 10
    const crowded = isQuick ? [1, 2] : [1, 20, 100]
    const audiences = isQuick ? [1, 10] : [1, 10, 50]
    const rows: string[][] = []
    const verdicts: Verdict[] = []
    const refused = new Map<string, number>()
    for (const tenants of crowded) {
      const bound = leastRequests({ tenants, minutes })
      const cells: { viewers: number; asked: number }[] = []
      for (const viewers of audiences) {
        const watched = await watchPages({ tenants, viewers, minutes })
        const { kinds, asked } = watched
        cells.push({ viewers, asked })
        for (const [what, count] of watched.refusals) {
          refused.set(what, (refused.get(what) ?? 0) + count)
        }
        const list = kinds.get('/scenarios') ?? 0
        const histories = kinds.get('/scenarios/N/logs') ?? 0
        // Told by what was sent: a request that is on its way at the end was not counted as answered.
        const single = sum(kinds.values()) - list - histories
        const perMinute = [asked, list, histories, single, bound]
        rows.push([
          `${tenants} × ${viewers}`,
          ...perMinute.map((count) => (count / minutes).toFixed(1)),
          (asked / bound).toFixed(2),
          String(watched.refused),
        ])
        // A whole run takes minutes.
        console.error(`economy: ${rows.at(-1)?.join(' | ')}`)
      }
      verdicts.push(...judge(tenants, cells, bound))
    }
    return {
      columns: [
        'tenants × viewers',
        'requests/min',
        'list',
        'histories',
        'single',
        'lower bound',
        'ratio',
        '429',
      ],
      rows,
      verdicts,
      notes: [...refused].map(([what, count]) => `Pages were refused ${count} times: ${what}.`),
    }
  },
}
