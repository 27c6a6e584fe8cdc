import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testDialects } from '../testing/databases.js'
import { call, listAll, openMakeStage, problemOf, type MakeStage } from '../testing/make-stage.js'

describe.each(testDialects)('what goes wrong at Make, over the %s dialect', (dialect) => {
  let stage: MakeStage

  beforeEach(async () => {
    stage = await openMakeStage(dialect)
  })

  afterEach(() => stage.close())

  describe('a fault of the upstream', () => {
    it.each([
      ['status 500', { status: 500 }, 'upstream-unavailable'],
      ['status 503', { status: 503 }, 'upstream-unavailable'],
      ['reset', { reset: true }, 'upstream-unavailable'],
      ['redirect', { redirect: true }, 'upstream-unavailable'],
      ['truncated', { truncated: true }, 'upstream-unavailable'],
      ['malformed', { malformed: true }, 'upstream-unavailable'],
      ['wrong shape', { wrongShape: true }, 'upstream-unavailable'],
      ['empty body', { emptyBody: true }, 'upstream-unavailable'],
      ['hang', { hang: true }, 'upstream-timeout'],
      ['status 400', { status: 400 }, 'upstream-rejected'],
      ['status 401', { status: 401 }, 'reconnect-required'],
      ['status 404', { status: 404 }, 'not-found'],
    ] as const)('%s becomes its problem, and nothing leaks', async (_what, fault, problem) => {
      await stage.close()
      stage = await openMakeStage(dialect, { upstreamMs: 'hang' in fault ? 300 : 5000 })
      const { api, organization } = stage.open()
      const id = stage.addScenario()
      stage.sandbox.fail('*', fault)
      for (const promise of [
        listAll(api),
        api.scenarios.get(id, call),
        api.executions.list(id, { next: null }, call),
      ]) {
        const error = await problemOf(promise)
        expect(error).toMatchObject({ problem })
        const shown = inspect(error, { depth: 10, showHidden: true })
        expect(shown).not.toContain(organization.apiKey)
        expect(shown).not.toContain('/api/v2')
      }
    })

    it('that echoes the credential does not show it', async () => {
      const { api, organization } = stage.open()
      const words = `Bad credential: Token ${organization.apiKey} at https://x.test/?key=${organization.apiKey}`
      stage.sandbox.fail('*', { status: 400, body: { message: words, detail: words, code: 'X1' } })
      const error = await problemOf(listAll(api))
      expect(error).toMatchObject({ problem: 'upstream-rejected' })
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(organization.apiKey)
    })

    it('that passes does not fail a read', async () => {
      const { api } = stage.open()
      stage.sandbox.fail('*', { status: 502, times: 1 })
      stage.sandbox.fail('*', { reset: true, times: 1 })
      expect((await listAll(api)).length).toBeGreaterThan(120)
    })

    it.each([{ reset: true }, { status: 503 }, { emptyBody: true }, { status: 429 }] as const)(
      'during a run never starts it twice: %j',
      async (fault) => {
        const { api } = stage.open()
        const id = stage.addScenario()
        stage.sandbox.fail(`POST /scenarios/:id/${dialect === 'live' ? 'run' : 'execute'}`, {
          ...fault,
          times: 1,
          processed: true,
        })
        expect(await problemOf(api.scenarios.run(id, undefined, call))).toMatchObject({
          problem:
            'status' in fault && fault.status === 429 ? 'rate-limited' : 'upstream-unavailable',
        })
        expect(stage.lines().filter((line) => line.startsWith('POST'))).toHaveLength(1)
        expect(stage.sandbox.world.executions(id)).toHaveLength(1)
      },
    )
  })

  describe('the limit', () => {
    it('is never hit by more calls than the organisation may make', async () => {
      const { api, link, organization } = stage.open()
      // Small enough to be used up, and quick to fill again.
      stage.sandbox.world.setLimits(organization.id, {
        guide: { perMinute: 600, burst: 30 },
        live: { perMinute: 60 },
      })
      const id = stage.addScenario()
      const wanted = dialect === 'guide' ? 60 : 70
      const answers = await Promise.allSettled(
        // Equal reads at once would be one request.
        Array.from({ length: wanted }, (_, index) =>
          api.executions.list(id, { next: null, from: new Date(index * 1000).toISOString() }, call),
        ),
      )
      const refused = answers.filter(({ status }) => status === 'rejected')
      const statuses = stage.sandbox.requests().map(({ status }) => status)
      if (dialect === 'live') {
        // The window opens again after a minute, which nobody waits for: what can't be served is told at once.
        expect(statuses).not.toContain(429)
        expect(refused).toHaveLength(wanted - 59)
        expect(await problemOf(api.executions.list(id, { next: null }, call))).toMatchObject({
          problem: 'rate-limited',
          retryAfter: expect.any(Number) as number,
        })
        expect(link.budget()).toMatchObject({ limit: 60, remaining: 0, low: true })
      } else {
        expect(statuses).not.toContain(429)
        expect(refused).toHaveLength(0)
      }
    })

    it('that was hit all the same is waited for', async () => {
      const { api } = stage.open()
      await listAll(api)
      const id = stage.addScenario({ isActive: false })
      stage.sandbox.fail('*', { status: 429, times: 1, headers: { 'Retry-After': '1' } })
      await api.scenarios.activate(id, call)
      expect(stage.sandbox.world.scenario(id).isActive).toBe(true)
    })

    it('is learnt from the headers when others use the organisation too', async () => {
      const { api, link, organization } = stage.open()
      // In the guide a burst may be larger than the minute that is shown.
      const others = dialect === 'guide' ? 120 : 20
      for (let count = 0; count < others; count += 1) {
        await fetch(`${stage.sandbox.url(dialect)}/scenarios/1600000`, {
          headers: { Authorization: `Token ${organization.apiKey}` },
        })
      }
      const before = link.budget()?.remaining ?? 0
      await api.scenarios.get('1600000', call)
      const after = link.budget()?.remaining ?? 0
      expect(before - after).toBeGreaterThanOrEqual(19)
    })
  })
})
