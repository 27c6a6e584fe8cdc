import type { Execution, Page } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../testing/databases.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'

const patiently = { timeout: 60_000, interval: 300 }
/** Many pages of either dialect. */
const missed = 2500

vi.setConfig({ testTimeout: 120_000 })

describe.each(testStages)('after an outage of Make, in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  let test: TestBff
  let teamId: string
  let busy: number
  let before: Awaited<ReturnType<typeof readLists>>

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 5, historyDays: 0, speed: 1e6 })
    teamId = sandbox.organizations[0]!.teams[0]!.id
    busy = sandbox.world.addScenario({ teamId, name: 'Busy' }).id
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
    before = await readLists()
  })
  afterAll(async () => {
    await test.close()
    await sandbox.close()
  })

  async function readHistory(): Promise<Execution[]> {
    const runs: Execution[] = []
    let cursor: string | undefined
    do {
      const page: Page<Execution> = await test.me.call('listScenarioExecutions', {
        params: { scenarioId: String(busy) },
        query: { limit: 100, cursor },
      })
      runs.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return runs
  }

  /** What Make itself has, in our words: when a run began is enough to tell it. */
  function outcomesAtMake() {
    return sandbox.world
      .executions(busy)
      .map(({ startedAt, status }) => `${new Date(startedAt).toISOString()} ${status}`)
      .sort()
  }

  async function readsAll(): Promise<void> {
    await vi.waitFor(async () => {
      const runs = await readHistory()
      expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length)
      const told = new Set(runs.map(({ startedAt, status }) => `${startedAt} ${status}`))
      expect(outcomesAtMake().filter((run) => !told.has(run)).length, 'missing').toBe(0)
      expect(runs.length).toBe(sandbox.world.executions(busy).length)
    }, patiently)
  }

  function pagesRead(): number {
    const history = new RegExp(`/scenarios/${busy}/(executions|logs)$`)
    return sandbox.requests().filter(({ path, status }) => history.test(path) && status === 200)
      .length
  }

  async function run(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      sandbox.world.nextOutcome(busy, n % 50 === 0 ? 'error' : 'success', { durationMs: 0 })
      await sandbox.world.finished(sandbox.world.startScenario(busy).id)
    }
  }

  it('has every run of the time between, each once, and knows how those ended that were under way', async () => {
    await run(20)
    // Under way when Make is heard last, and over before it is heard again.
    sandbox.world.nextOutcome(busy, 'error', { durationMs: 5000 })
    const underWay = sandbox.world.startScenario(busy)
    await vi.waitFor(async () => {
      const runs = await readHistory()
      expect(runs).toHaveLength(21)
    }, patiently)

    sandbox.fail('*', { status: 502 })
    await run(missed)
    await sandbox.world.finished(underWay.id)
    expect(await readHistory()).toHaveLength(21)

    // Make breaks off once more, in the middle of the catching up.
    sandbox.clearRequests()
    sandbox.clearFaults()
    await vi.waitFor(async () => {
      await test.me.call('listScenarioExecutions', { params: { scenarioId: String(busy) } })
      expect(pagesRead()).toBeGreaterThan(10)
    }, patiently)
    sandbox.fail('*', { reset: true })
    await run(1)
    sandbox.clearFaults()

    await readsAll()
    // No page of those that had been read before it broke off was read again.
    expect(pagesRead()).toBeLessThan(missed / 100 + 10)
  })

  async function readLists() {
    const lists = await Promise.all([
      test.me.call('listScenarios', { query: { limit: 100 } }),
      test.me.call('listWebhooks', { query: { limit: 100 } }),
      test.me.call('listMembers', { query: { limit: 100 } }),
    ])
    return lists.map(({ items }) => items.map((item) => ('email' in item ? item.email : item.name)))
  }

  /** The guide knows no teams. */
  function inSight(one: { readonly teamId: number }): boolean {
    const { teams } = sandbox.organizations[0]!
    return teams
      .slice(0, dialect === 'live' ? 1 : undefined)
      .some(({ id }) => id === String(one.teamId))
  }

  it('has the scenarios, webhooks and members as they are then', async () => {
    const organizationId = sandbox.organizations[0]!.id
    const [renamed, removed, switched] = sandbox.world.scenarios(teamId)
    const wasActive = switched!.isActive
    sandbox.fail('*', { reset: true })
    sandbox.world.renameScenario(renamed!.id, 'Renamed meanwhile')
    sandbox.world.removeScenario(removed!.id)
    sandbox.world.updateScenario(switched!.id, { isActive: !wasActive })
    sandbox.world.addScenario({
      teamId,
      name: 'Added meanwhile',
      scheduling: { type: 'immediately' },
    })
    const added = sandbox.world.addMember(organizationId, {
      name: 'Joined Meanwhile',
      role: 'Member',
      teamRole: 'Team Member',
    })
    // What is shown meanwhile is what was read, with the time of then.
    expect(await readLists()).toEqual(before)
    sandbox.clearFaults()

    await vi.waitFor(async () => {
      const [scenarios, webhooks, members] = await readLists()
      expect(scenarios!.toSorted()).toEqual(
        sandbox.world
          .scenarios()
          .filter((one) => inSight(one))
          .map(({ name: title }) => title)
          .sort(),
      )
      expect(webhooks).toHaveLength(sandbox.world.hooks().filter((one) => inSight(one)).length)
      expect(members).toContain(added.person.email)
      expect(members).toHaveLength(new Set(members).size)
      const { items } = await test.me.call('listScenarios', { query: { search: switched!.name } })
      expect(items[0]?.status === 'active').toBe(!wasActive)
    }, patiently)
  })
})
