import { randomBytes } from 'node:crypto'
import { createSandbox, type RequestCount } from '@inlaykit/sandbox'
import type { Viewer } from '@inlaykit/bff'
import { createBffBy } from '../packages/bff/src/app.js'
import type { Bench, Verdict } from './harness/bench.js'
import type { Clock } from '../packages/bff/src/core/clock.js'
import { createFastClock } from './harness/fast-clock.js'

const minutes = 10
/** How fresh the kit keeps what somebody looks at, in s. */
const freshnessS = 15
const scenarios = 20
const askEveryMs = 60_000
const base = 'http://bench.test/api/inlaykit'
const mostRatio = 1.2

interface Cell {
  readonly tenants: number
  readonly viewers: number
}

/** A person with the page open: the list and one scenario's timeline, the stream of events, and a look back now and then. */
async function view(
  fetch: (request: Request) => Promise<Response>,
  clock: Clock,
  who: Viewer,
  scenarioId: string,
  leaving: AbortSignal,
): Promise<void> {
  const get = async (path: string) => {
    const response = await fetch(
      new Request(base + path, {
        headers: { 'x-viewer': JSON.stringify(who), 'X-Inlaykit': '1' },
        signal: leaving,
      }),
    )
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`)
    return response
  }
  const stream = await get('/events')
  const draining = stream.body?.pipeTo(new WritableStream()).catch(() => undefined)
  try {
    await get('/session')
    while (!leaving.aborted) {
      await (await get(`/scenarios?limit=${scenarios}`)).arrayBuffer()
      await (await get(`/executions?scenarioId=${scenarioId}`)).arrayBuffer()
      await clock.sleep(askEveryMs * (0.5 + Math.random()), leaving)
    }
  } catch (error) {
    if (!leaving.aborted) throw error
  } finally {
    await draining
  }
}

/** Opens the pages of all viewers for ten minutes; answers what Make was asked meanwhile. */
async function watchPages({ tenants, viewers }: Cell): Promise<readonly RequestCount[]> {
  const speed = Math.min(20, Math.max(4, Math.round(10_000 / (tenants * viewers))))
  const clock = createFastClock(speed)
  const sandbox = createSandbox({
    clock,
    plan: 'enterprise',
    scheduler: false,
    scenariosPerTeam: scenarios,
    historyDays: 7,
  })
  await sandbox.listen()
  const [organization] = sandbox.organizations
  const teamId = organization?.teams[0]?.id
  if (organization === undefined || teamId === undefined) throw new Error('The sandbox is empty.')
  const [watched] = sandbox.world.scenarios(teamId)
  if (watched === undefined) throw new Error('The sandbox has no scenario.')
  const bff = await createBffBy(clock, {
    identify: ({ header }) => JSON.parse(header('x-viewer') ?? 'null') as Viewer | null,
    database: { memory: true },
    encryptionKeys: [{ id: 'bench', key: randomBytes(32).toString('base64') }],
    make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
    logLevel: 'silent',
    // By a fast clock a slow answer of this machine seems minutes long.
    limits: { requestMs: 300_000, upstreamMs: 120_000, streams: 10_000, streamsPerTenant: 1000 },
  })
  const leaving = new AbortController()
  try {
    const ids = Array.from({ length: tenants }, (_, index) => `tenant-${index}`)
    for (const tenantId of ids) {
      await bff.connections.setApiKey({
        tenantId,
        apiKey: organization.apiKey,
        organizationId: organization.id,
        teamId,
      })
    }
    sandbox.clearRequests()
    const people = ids.flatMap((tenantId) =>
      Array.from({ length: viewers }, (_, index): Viewer => ({
        userId: `person-${index}`,
        tenantId,
        role: 'viewer',
      })),
    )
    const looking = Promise.all(
      people.map((who) =>
        view((request) => bff.fetch(request), clock, who, String(watched.id), leaving.signal),
      ),
    )
    await Promise.race([clock.sleep(minutes * 60_000), looking])
    const asked = sandbox.requestCounts()
    leaving.abort()
    await looking
    return asked
  } finally {
    leaving.abort()
    await bff.close()
    await sandbox.close()
  }
}

/**
 * The fewest requests by which all that is shown can be had, and be no older than promised: for each tenant one page of its
 * list and one of the timeline, at the beginning and each 15 s, and the history of each further scenario once, since the
 * list shows their runs.
 */
function leastRequests({ tenants }: Cell): number {
  return tenants * (2 * ((minutes * 60) / freshnessS + 1) + scenarios - 1)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What the upstream is asked, however many look. */
export const economy: Bench = {
  name: 'economy',
  title: 'What Make is asked while people look',
  about: `The list of ${scenarios} scenarios and a timeline are open for ${minutes} minutes by a fast clock; each viewer has the stream open and asks for both again about every minute. Counted is what the sandbox was asked. All tenants are in one organisation of the live dialect. The lower bound is what anybody needs who promises that list and timeline are no older than ${freshnessS} s and shows each scenario's runs: one page of each for each tenant each ${freshnessS} s, and each further history once. A ratio below 1 is a timeline that nobody asked for meanwhile: the list tells which scenarios ran.`,
  async run(effort) {
    const isQuick = effort.rounds < 4
    const crowded = isQuick ? [1, 10] : [1, 20, 100]
    const audiences = isQuick ? [1, 10] : [1, 10, 50]
    const rows: string[][] = []
    const verdicts: Verdict[] = []
    for (const tenants of crowded) {
      const totals: number[] = []
      for (const viewers of audiences) {
        const counts = await watchPages({ tenants, viewers })
        const asked = sum(counts.map(({ requests }) => requests))
        const refused = sum(counts.map((count) => count.refused))
        const bound = leastRequests({ tenants, viewers })
        totals.push(asked)
        rows.push([
          `${tenants} × ${viewers}`,
          (asked / minutes).toFixed(1),
          (bound / minutes).toFixed(1),
          (asked / bound).toFixed(2),
          String(refused),
        ])
      }
      const bound = leastRequests({ tenants, viewers: 1 })
      const most = Math.max(...totals) / bound
      verdicts.push({
        goal: `${tenants} tenants: at most ${mostRatio} × the lower bound, however many look`,
        measured: totals.map((total) => (total / bound).toFixed(2)).join(', '),
        isMet: most <= mostRatio,
      })
    }
    return {
      columns: ['tenants × viewers', 'requests/min', 'lower bound', 'ratio', '429'],
      rows,
      verdicts,
    }
  },
}
