import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../../../testing/databases.js'
import { expectProblem } from '../../../testing/expect-problem.js'
import { createOAuthStage, type OAuthStage } from '../../../testing/oauth-stage.js'
import { startSandbox } from '../../../testing/test-bff.js'
import { startTokenProcess, type TokenProcess } from '../../../testing/token-process.js'

const processCount = 8
const rounds = 20

/** Several processes share Postgres alone, and one dialect's tokens are like the other's. */
const stages = testStages.filter(({ database }) => database.name === 'postgres').slice(-1)

describe.each(stages)('many processes that need one token in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  let stage: OAuthStage
  let processes: TokenProcess[]

  beforeAll(async () => {
    sandbox = await startSandbox()
    stage = await createOAuthStage({ dialect, database, sandbox })
    const { location, encryptionKeys, oauth } = stage
    const { clientId, clientSecret, tokenUrl = '' } = oauth
    const settings = { location, encryptionKeys, clientId, clientSecret, tokenUrl }
    processes = await Promise.all(
      Array.from({ length: processCount }, () => startTokenProcess(settings)),
    )
  }, 180_000)
  afterAll(async () => {
    await Promise.all(processes.map((one) => one.kill()))
    await stage.close()
    await sandbox.close()
  })

  const tokenPath = () => new URL(stage.oauth.tokenUrl!).pathname
  const tokenCalls = () => sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'token')
  const end = (connectionId: string) =>
    stage.store.db.execute(sql`
      update inlaykit.oauth_grants set expires_at = now() where connection_id = ${connectionId}`)

  it(`O6: renew it once each time it ends, ${rounds} times, and the grant lives on`, async () => {
    const { me, connectionId, grant } = await stage.connect('many')
    const owner = { tenantId: 'many', connectionId }
    sandbox.clearRequests()
    const seen = new Set<string>()
    for (let round = 1; round <= rounds; round += 1) {
      // A token call takes from no time to longer than one look at the lease.
      sandbox.fail(`POST ${tokenPath()}`, { delayMs: (round * 67) % 400, times: 1 })
      await end(connectionId)
      const got = await Promise.all(processes.map((one) => one.access(owner)))
      expect(new Set(got.map((one) => JSON.stringify(one))).size).toBe(1)
      expect(got[0]).toEqual({ version: round + 1, digest: expect.any(String) })
      expect(tokenCalls()).toHaveLength(round)
      seen.add(JSON.stringify(got[0]))
    }
    expect(seen.size).toBe(rounds)
    expect(grant()).toMatchObject({ isAlive: true, refreshes: rounds, tokenCalls: rounds + 1 })
    const params = { connectionId }
    expect(await me.call('testConnection', { params })).toMatchObject({ ok: true })
  }, 180_000)

  it('O6: tell the person to reconnect, within one try, when one of them dies between answer and note', async () => {
    const { me, connectionId, grant } = await stage.connect('killed')
    const owner = { tenantId: 'killed', connectionId }
    sandbox.clearRequests()
    // Make has given new tokens, and they never come to be kept.
    sandbox.fail(`POST ${tokenPath()}`, { processed: true, hang: true, times: 1 })
    await end(connectionId)
    const [first, ...others] = processes
    const never = first!.access(owner)
    await vi.waitFor(() => expect(tokenCalls()).toHaveLength(1), { timeout: 20_000 })
    await first!.kill()
    void never
    // Nobody else asks before the dead one's lease is over.
    const { rows } = await stage.store.db.execute(sql`
      select lease_until > now() as held from inlaykit.oauth_grants
      where connection_id = ${connectionId}`)
    expect(rows).toEqual([{ held: true }])
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set lease_until = now() where connection_id = ${connectionId}`)

    const events = await me.events()
    await expectProblem(await me.request('/scenarios'), 'reconnect-required')
    await events.next(({ type }) => type === 'connection.changed')
    await events.leave()
    const params = { connectionId }
    expect(await me.call('getConnection', { params })).toMatchObject({
      status: 'reconnect-required',
    })
    expect(tokenCalls()).toHaveLength(2)
    expect(grant()).toMatchObject({ isAlive: false, endedBy: 'refresh-reuse' })
    const got = await Promise.all(others.map((one) => one.access(owner)))
    expect(got).toEqual(others.map(() => ({ problem: 'reconnect-required' })))
    expect(tokenCalls()).toHaveLength(2)
  }, 120_000)
})
