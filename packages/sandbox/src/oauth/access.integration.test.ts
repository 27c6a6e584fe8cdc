import { describe, expect, test } from 'vitest'
import { askWith, startSandbox, teamOf } from '../testing/ask.js'
import { createTestClient } from '../testing/oauth.js'

describe('an access token', () => {
  test('of several organisations opens each of them, counted apart, and no other', async () => {
    const sandbox = await startSandbox({ rateLimits: true, plan: 'free' })
    const [first, second, third] = sandbox.organizations.map(({ id }) => id)
    const client = createTestClient(sandbox, 'live')
    const organizationIds = [first ?? '', second ?? '']
    const { access } = await client.connect({ organizationIds })
    const ask = (path: string) => askWith(`${sandbox.url('live')}${path}`, `Bearer ${access}`)

    const list = await ask('/organizations')
    expect(list.body.organizations.map(({ id }: { id: number }) => String(id))).toEqual(
      organizationIds,
    )
    sandbox.clearRequests()
    const limited: (string | null)[] = []
    for (const index of [0, 1]) {
      const id = organizationIds[index]
      const team = teamOf(sandbox, index)
      const scenarios = await ask(`/scenarios?teamId=${team}`)
      expect(scenarios.status).toBe(200)
      limited.push(scenarios.headers.get('X-RateLimit-Remaining'))
      expect((await ask(`/scenarios?organizationId=${id}`)).status).toBe(200)
      expect((await ask(`/organizations/${id}`)).body.organization.id).toBe(Number(id))
      expect((await ask(`/teams/${team}`)).status).toBe(200)
      expect((await ask(`/teams?organizationId=${id}`)).status).toBe(200)
      const scenarioId = scenarios.body.scenarios[0].id
      expect((await ask(`/scenarios/${scenarioId}`)).status).toBe(200)
    }
    expect(limited).toEqual(['29', '29'])
    const asked = sandbox.requests().map(({ organizationId }) => organizationId)
    expect(asked).toEqual([
      ...Array<string>(6).fill(first ?? ''),
      ...Array<string>(6).fill(second ?? ''),
    ])

    for (const path of [
      `/scenarios?teamId=${teamOf(sandbox, 2)}`,
      `/scenarios?organizationId=${third}`,
      `/organizations/${third}`,
      `/teams/${teamOf(sandbox, 2)}`,
      `/scenarios/${sandbox.world.scenarios(teamOf(sandbox, 2))[0]?.id}`,
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 403])
    }
  })

  test('acts in the name of the person who agreed', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, 'live')
    const { access } = await client.connect({ personId: 70_102 })
    const { body } = await askWith(`${sandbox.url('live')}/users/me`, `Bearer ${access}`)
    expect(body.authUser).toMatchObject({ id: 70_102, name: 'Élodie Caron' })
  })

  test('does no more than its scopes say', async () => {
    const sandbox = await startSandbox()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Scoped' })
    const statuses = async (
      dialect: 'guide' | 'live',
      scope: string,
      requests: readonly (readonly [string, string])[],
    ) => {
      const { access } = await createTestClient(sandbox, dialect).connect({}, { scope })
      const Authorization = `${dialect === 'live' ? 'Bearer' : 'Token'} ${access}`
      const answers: number[] = []
      for (const [method, path] of requests) {
        const url = `${sandbox.url(dialect)}${path}`
        const response = await fetch(url, { method, headers: { Authorization } })
        await response.arrayBuffer()
        answers.push(response.status)
      }
      return answers
    }
    const live = [
      ['GET', `/scenarios/${id}`],
      ['POST', `/scenarios/${id}/stop`],
      ['POST', `/scenarios/${id}/start`],
      ['POST', `/scenarios/${id}/run`],
      ['GET', `/teams/${teamOf(sandbox)}`],
      ['GET', '/users/me'],
      ['GET', '/users/me/current-authorization'],
    ] as const
    expect(await statuses('live', 'scenarios:read', live)).toEqual([
      200, 403, 403, 403, 403, 403, 200,
    ])
    expect(await statuses('live', 'scenarios:write teams:read', live)).toEqual([
      403, 200, 200, 403, 200, 403, 200,
    ])
    expect(await statuses('live', 'scenarios:run,user:read', live)).toEqual([
      403, 403, 403, 200, 403, 200, 200,
    ])
    const guide = [
      ['GET', '/scenarios'],
      ['POST', `/scenarios/${id}/execute`],
      ['DELETE', `/scenarios/${id}`],
    ] as const
    const statusesOf = async (scope: string) => (await statuses('guide', scope, guide)).map(String)
    expect(await statusesOf('read')).toEqual(['200', '403', '403'])
    expect(await statusesOf('execute')).toEqual(['403', expect.stringMatching(/^2/), '403'])
    expect(await statusesOf('write')).toEqual(['403', '403', expect.not.stringMatching(/^403$/)])
  })
})
