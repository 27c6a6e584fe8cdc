import type { Dialect } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from './testing/databases.js'
import { guideEndpointFacts, type GuideFact } from './testing/facts/guide-facts.js'
import {
  recordUpstream,
  type RecordedRequest,
  type RecordedUpstream,
} from './testing/recorded-upstream.js'
import { createTestBff, startSandbox, type TestBff } from './testing/test-bff.js'

const day = 24 * 60 * 60 * 1000

/** A request as it is compared: the line, and behind it the body if it has one. */
const written = ({ method, target, body }: RecordedRequest) =>
  `${method} ${target}${body === '' ? '' : ` ${body}`}`

/** A call of the table, as it stands behind a request: each id as `:id`. */
const templateOf = ({ method, target }: RecordedRequest) =>
  `${method} ${target.replace(/\?.*/, '').replace(/\/(?:\d+|[\da-f]{32})(?=\/|$)/g, '/:id')}`

describe.each(testPairs)("the guide's sample flows, in $name", ({ dialect, database }) => {
  let sandbox: Sandbox
  let upstream: RecordedUpstream
  let test: TestBff
  /** Everything that Make was asked since the beginning. */
  const heard: RecordedRequest[] = []

  beforeAll(async () => {
    // Slow enough that a run can be stopped before it ends.
    sandbox = await startSandbox({ scenariosPerTeam: 4, historyDays: 2, speed: 1 })
    upstream = await recordUpstream(sandbox.url(dialect))
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      connected: ['acme'],
      options: {
        background: false,
        make: { dialect, baseUrl: upstream.baseUrl, plan: 'enterprise' },
      },
    })
  })
  afterAll(async () => {
    await test.close()
    await upstream.close()
    await sandbox.close()
  })

  /**
   * Does what a row of the guide's table is about. Its writes must be heard there and then, once, and no other; its reads
   * may have been made before, since a mirror answers.
   * @param expected what Make must have been asked, byte by byte, in each dialect
   */
  async function flow<T>(
    name: GuideFact,
    act: () => Promise<T>,
    expected: (answer: T) => Readonly<Record<Dialect, readonly string[]>>,
  ): Promise<T> {
    heard.push(...upstream.take())
    const answer = await act()
    const now = upstream.take()
    heard.push(...now)
    const wanted = expected(answer)[dialect]
    const isWrite = (line: string) => !line.startsWith('GET ')
    expect(now.map(written).filter(isWrite), name).toEqual(wanted.filter(isWrite))
    const reads = wanted.filter((line) => !isWrite(line))
    expect(heard.map(written), name).toEqual(expect.arrayContaining(reads))
    const templates = new Set(heard.map(templateOf))
    for (const call of guideEndpointFacts[name].calls[dialect]) {
      // A switch has two calls, of which this flow may be the first.
      if (name !== 'switchScenario') expect([...templates], name).toContain(call)
    }
    return answer
  }

  it('ask Make for what the guide says, byte for byte', async () => {
    const { call } = test.me
    const [organization] = sandbox.organizations
    const organizationId = organization!.id
    const teamId = organization!.teams[0]!.id

    const { items } = await flow(
      'listScenarios',
      () => call('listScenarios', { query: { limit: 50 } }),
      () => ({
        guide: ['GET /scenarios?limit=100&offset=0'],
        live: [
          `GET /scenarios?teamId=${teamId}&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc`,
        ],
      }),
    )
    const { id } = items.find(({ status }) => status === 'active')!
    const params = { scenarioId: id }
    const whole = [
      `GET /scenarios/${id}`,
      `GET /scenarios/${id}/blueprint`,
      `GET /scenarios/${id}/interface`,
    ]
    await flow(
      'getScenario',
      () => call('getScenario', { params }),
      () => ({ guide: [`GET /scenarios/${id}`], live: whole }),
    )

    await flow(
      'switchScenario',
      () => call('deactivateScenario', { params }),
      () => ({
        guide: [`PATCH /scenarios/${id} {"active":false}`],
        live: [`POST /scenarios/${id}/stop`],
      }),
    )
    await flow(
      'switchScenario',
      () => call('activateScenario', { params }),
      () => ({
        guide: [`PATCH /scenarios/${id} {"active":true}`],
        live: [`POST /scenarios/${id}/start`],
      }),
    )

    const plan = {
      guide: {
        modules: [
          { id: 1, app: 'gateway', action: 'CustomWebHook', parameters: {} },
          { id: 2, app: 'http', action: 'ActionSendData', parameters: { note: 'é "x"', tries: 0 } },
        ],
        connections: [{ from: 1, to: 2 }],
      },
      live: {
        name: 'Orders',
        flow: [
          { id: 1, module: 'gateway:CustomWebHook', version: 1, mapper: {} },
          { id: 2, module: 'http:ActionSendData', version: 3, mapper: { note: 'é "x"', tries: 0 } },
        ],
        metadata: { version: 1 },
      },
    }
    await flow(
      'createScenario',
      () =>
        call('createScenario', {
          body: {
            name: 'Returns',
            blueprint: plan[dialect],
            active: true,
            maxErrors: 0,
            autoCommit: false,
            description: 'What comes back',
            ...(dialect === 'guide' && { priority: 0 }),
          },
        }),
      ({ id: made }) => ({
        guide: [
          `POST /scenarios {"name":"Returns","blueprint":${JSON.stringify(plan.guide)},"active":true,"priority":0,"maxErrors":0,"autoCommit":false,"description":"What comes back"}`,
        ],
        live: [
          `POST /scenarios?confirmed=true {"teamId":${teamId},"blueprint":${JSON.stringify(
            JSON.stringify({
              ...plan.live,
              name: 'Returns',
              metadata: { version: 1, scenario: { maxErrors: 0, autoCommit: false } },
            }),
          )},"scheduling":"{\\"type\\":\\"on-demand\\"}"}`,
          `PATCH /scenarios/${made} {"description":"What comes back"}`,
          `POST /scenarios/${made}/start`,
        ],
      }),
    )
    const created = await flow(
      'createScenario',
      () => call('createScenario', { body: { name: 'Orders', blueprint: plan[dialect] } }),
      () => ({
        guide: [
          `POST /scenarios {"name":"Orders","blueprint":${JSON.stringify(plan.guide)},"active":false,"priority":1,"maxErrors":3,"autoCommit":true,"description":""}`,
        ],
        live: [
          `POST /scenarios?confirmed=true {"teamId":${teamId},"blueprint":${JSON.stringify(JSON.stringify(plan.live))},"scheduling":"{\\"type\\":\\"on-demand\\"}"}`,
        ],
      }),
    )
    const everySixHours = {
      kind: 'cron',
      expression: '0 */6 * * *',
      timeZone: 'America/New_York',
    } as const
    await flow(
      'updateScenario',
      async () => {
        const reschedule = (
          schedule: typeof everySixHours | { kind: 'interval'; seconds: number },
        ) => call('updateScenario', { params: { scenarioId: created.id }, body: { schedule } })
        if (dialect === 'guide') return reschedule(everySixHours)
        // Make has no schedule of several times a day, which it is told; every six hours it can have as an interval.
        await expect(reschedule(everySixHours)).rejects.toMatchObject({
          problem: 'unsupported',
          detail: expect.stringMatching(/interval/) as string,
        })
        return reschedule({ kind: 'interval', seconds: 6 * 60 * 60 })
      },
      () => ({
        guide: [
          `PATCH /scenarios/${created.id} {"schedule":{"cronExpression":"0 */6 * * *","timezone":"America/New_York"}}`,
        ],
        live: [
          `PATCH /scenarios/${created.id} {"scheduling":"{\\"type\\":\\"indefinitely\\",\\"interval\\":21600}"}`,
        ],
      }),
    )

    const run = await flow(
      'runScenario',
      () => call('runScenario', { params }),
      () => ({
        guide: [`POST /scenarios/${id}/execute`],
        live: [`POST /scenarios/${id}/run {"responsive":false}`],
      }),
    )
    const input = { orderId: 0, express: false, note: 'é "x"' }
    sandbox.world.nextOutcome(id, 'success', { durationMs: 60_000 })
    const withInput = await flow(
      'runScenario',
      () => call('runScenario', { params, body: { input } }),
      () => ({
        guide: [`POST /scenarios/${id}/execute ${JSON.stringify(input)}`],
        live: [`POST /scenarios/${id}/run {"data":${JSON.stringify(input)},"responsive":false}`],
      }),
    )

    const guideHistory = `GET /scenarios/${id}/executions?limit=100`
    const liveHistory = `GET /scenarios/${id}/logs?pg[limit]=100`
    const from = new Date(Date.now() - day).toISOString()
    await flow(
      'listExecutions',
      async () => {
        const query = { status: ['error' as const], from }
        const failed = await call('listScenarioExecutions', { params, query })
        for (const { status, startedAt } of failed.items) {
          expect(status).toBe('error')
          expect(Date.parse(startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(from))
        }
        // What a read may set off behind its answer is heard before the next flow is looked at.
        await expect
          .poll(() => heard.push(...upstream.take()) && heard.map(written))
          .toContain(dialect === 'guide' ? guideHistory : liveHistory)
      },
      () => ({ guide: [guideHistory], live: [liveHistory] }),
    )

    const runId = run.id.split('~').at(-1)!
    await flow(
      'getExecution',
      () => call('getExecution', { params: { executionId: run.id } }),
      () => ({
        guide: [`GET /executions/${runId}`],
        live: [
          `GET /scenarios/${id}/executions/${runId}?maxBytes=${8 * 1024 * 1024}`,
          `GET /scenarios/${id}/logs/${runId}`,
        ],
      }),
    )
    const stoppedId = withInput.id.split('~').at(-1)!
    await flow(
      'stopExecution',
      () => call('stopExecution', { params: { executionId: withInput.id } }),
      () => ({
        guide: [`DELETE /executions/${stoppedId}`],
        live: [`POST /scenarios/${id}/executions/${stoppedId}/stop {"force":false}`],
      }),
    )

    const guideAlone =
      dialect === 'guide'
        ? { scenarioId: id, method: 'HEAD' as const, security: { type: 'basic' as const } }
        : {}
    const webhook = await flow(
      'createWebhook',
      () => call('createWebhook', { body: { name: 'Orders', type: 'raw', ...guideAlone } }),
      () => ({
        guide: [
          `POST /webhooks {"name":"Orders","scenarioId":"${id}","type":"raw","hookType":"HEAD","security":{"type":"basic"}}`,
        ],
        live: [
          `POST /hooks {"name":"Orders","teamId":${teamId},"typeName":"gateway-webhook","method":false,"headers":false,"stringify":true}`,
        ],
      }),
    )
    await flow(
      'listWebhooks',
      () => call('listWebhooks', {}),
      () => ({
        guide: ['GET /webhooks'],
        live: [`GET /hooks?teamId=${teamId}&pg[limit]=1000&pg[offset]=0`],
      }),
    )
    await flow(
      'deleteWebhook',
      () => call('deleteWebhook', { params: { webhookId: webhook.id } }),
      () => ({
        guide: [`DELETE /webhooks/${webhook.id}`],
        live: [`DELETE /hooks/${webhook.id}?confirmed=true`],
      }),
    )

    const other = items.find(({ id: otherId }) => otherId !== id)!.id
    await flow(
      'deleteScenario',
      () => call('deleteScenario', { params: { scenarioId: other } }),
      () => ({ guide: [`DELETE /scenarios/${other}`], live: [`DELETE /scenarios/${other}`] }),
    )

    const members = await flow(
      'listMembers',
      () => call('listMembers', {}),
      () => ({
        guide: [`GET /organizations/${organizationId}/users`],
        live: [
          `GET /users?organizationId=${organizationId}&pg[limit]=1000&pg[offset]=0`,
          `GET /organizations/${organizationId}/user-organization-roles`,
          `GET /teams/${teamId}/user-team-roles`,
        ],
      }),
    )
    const asked = await fetch(`${sandbox.url('live')}/users/roles`, {
      headers: { Authorization: `Token ${organization!.apiKey}` },
    })
    const { usersRoles } = (await asked.json()) as { usersRoles: { id: number; name: string }[] }
    const idOf = (name: string) => usersRoles.find((role) => role.name === name)!.id
    const email = 'new@example.test'
    await flow(
      'inviteMember',
      () => call('inviteMember', { body: { email, role: 'viewer', name: 'New Person' } }),
      ({ id: invitedId }) => ({
        guide: [`POST /organizations/${organizationId}/users {"email":"${email}","role":"viewer"}`],
        live: [
          `POST /organizations/${organizationId}/invite {"email":"${email}","name":"New Person","usersRoleId":${idOf('Member')},"teamsId":[${teamId}]}`,
          `POST /users/${invitedId}/user-team-roles/${teamId} {"usersRoleId":${idOf('Team Monitoring')}}`,
        ],
      }),
    )
    const viewer = members.items.find(({ role }) => role === 'viewer')!
    await flow(
      'updateMember',
      () => call('updateMember', { params: { memberId: viewer.id }, body: { role: 'builder' } }),
      () => ({
        guide: [`PATCH /organizations/${organizationId}/users/${viewer.id} {"role":"builder"}`],
        live: [
          `POST /users/${viewer.id}/user-team-roles/${teamId} {"usersRoleId":${idOf('Team Member')}}`,
        ],
      }),
    )

    heard.push(...upstream.take())
    const known = new Set(
      Object.values(guideEndpointFacts).flatMap(({ calls }): readonly string[] => calls[dialect]),
    )
    // The licence, which tells the limit of requests.
    if (dialect === 'live') known.add('GET /organizations/:id')
    expect(heard.map(templateOf).filter((one) => !known.has(one))).toEqual([])
    const { apiKey } = organization!
    for (const { headers, body } of heard) {
      expect(headers.authorization).toBe(`Token ${apiKey}`)
      expect(headers['content-type']).toBe(body === '' ? undefined : 'application/json')
    }
  }, 120_000)
})
