import { describe, expect, test } from 'vitest'
import { asks, startSandbox, teamOf } from '../testing/ask.js'

const plan = {
  name: 'Orders',
  flow: [
    { id: 1, module: 'gateway:CustomWebHook', version: 1, mapper: {}, listener: true },
    {
      id: 2,
      module: 'http:ActionSendData',
      version: 3,
      parameters: { handleErrors: true },
      mapper: { url: 'https://example.test' },
      metadata: { designer: { x: 300, y: 7, name: 'Tell them' } },
      onerror: [{ id: 3, module: 'builtin:Ignore', version: 1, mapper: {} }],
    },
  ],
  metadata: { scenario: { maxErrors: 0, autoCommit: false } },
}
const blueprint = JSON.stringify(plan)
const scheduling = JSON.stringify({ type: 'on-demand' })

describe('POST /scenarios', () => {
  test('creates an inactive scenario of the team from JSON in texts', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'live')
    const teamId = Number(teamOf(sandbox))
    const [folder] = sandbox.world.folders(teamId)
    const { status, body } = await ask('POST', '/scenarios', {
      teamId,
      folderId: folder?.id,
      blueprint,
      scheduling: JSON.stringify({ type: 'indefinitely', interval: 900 }),
    })
    expect(status).toBe(200)
    expect(body.scenario).toMatchObject({
      name: 'Orders',
      teamId,
      folderId: folder?.id,
      isActive: false,
      isinvalid: false,
      scheduling: { type: 'indefinitely', interval: 900 },
    })
    const { body: told } = await ask('GET', `/scenarios/${body.scenario.id}/blueprint`)
    expect(told.response.blueprint).toEqual(plan)
    // As soon as it is built otherwise, it is told as it is then.
    const other = sandbox.world.addScenario({ teamId, name: 'Other' }).flow
    sandbox.world.updateScenario(body.scenario.id, { flow: other })
    const { body: changed } = await ask('GET', `/scenarios/${body.scenario.id}/blueprint`)
    expect(changed.response.blueprint.flow).toHaveLength(other.length)
    expect(changed.response.blueprint.flow[1]).not.toHaveProperty('onerror')
  })

  test.each([
    [{ blueprint, scheduling }, /teamId/],
    [{ teamId: 'own', scheduling }, /blueprint/],
    [{ teamId: 'own', blueprint }, /scheduling/],
    [{ teamId: 'own', blueprint: plan, scheduling }, /blueprint/],
    [{ teamId: 'own', blueprint: '{"flow":{}}', scheduling }, /blueprint/],
    [{ teamId: 'own', blueprint, scheduling, folderId: 1 }, /folderId/],
    [{ teamId: 'own', blueprint, scheduling, isActive: true }, /isActive/],
  ])('refuses %j', async (body, why) => {
    const sandbox = await startSandbox()
    const before = sandbox.world.scenarios().length
    const teamId = Number(teamOf(sandbox))
    const sent = 'teamId' in body ? { ...body, teamId } : body
    const answer = await asks(sandbox, 'live')('POST', '/scenarios', sent)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body.suberrors)).toMatch(why)
    expect(sandbox.world.scenarios()).toHaveLength(before)
  })

  test('is confirmed where an app is new to the organisation', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'live')
    const flow = [{ id: 1, module: 'never-seen:Do', version: 1, mapper: {} }]
    const body = {
      teamId: Number(teamOf(sandbox)),
      blueprint: JSON.stringify({ name: 'New app', flow, metadata: {} }),
      scheduling,
    }
    expect((await ask('POST', '/scenarios', body)).body.code).toBe('IM004')
    const { status, body: made } = await ask('POST', '/scenarios?confirmed=true', body)
    expect(status).toBe(200)
    expect(made.scenario.usedPackages).toEqual(['never-seen'])
  })

  test('is refused for a team of somebody else', async () => {
    const sandbox = await startSandbox()
    const body = { teamId: Number(teamOf(sandbox)), blueprint, scheduling }
    expect((await asks(sandbox, 'live', 1)('POST', '/scenarios', body)).status).toBe(403)
  })
})

describe('POST /scenarios/{id}/clone', () => {
  test('makes an inactive copy under another name', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'live')
    const teamId = Number(teamOf(sandbox))
    const organizationId = sandbox.organizations[0]?.id
    const { id } = sandbox.world.addScenario({ teamId, name: 'Original', description: 'Why' })
    const path = `/scenarios/${id}/clone?organizationId=${organizationId}`
    const { body } = await ask('POST', path, { name: 'Copy', teamId, states: false })
    expect(body.scenario).toMatchObject({ name: 'Copy', teamId, isActive: false })
    const copy = sandbox.world.scenario(body.scenario.id)
    expect(copy).toMatchObject({ flow: sandbox.world.scenario(id).flow, description: 'Why' })
    expect((await ask('POST', path, { name: '', teamId, states: false })).status).toBe(400)
    expect((await ask('POST', path, { name: 'Copy', teamId })).status).toBe(400)
    const other = `/scenarios/${id}/clone?organizationId=${sandbox.organizations[1]?.id}`
    expect((await ask('POST', other, { name: 'Copy', teamId, states: false })).status).toBe(403)
  })
})

describe('a blueprint that is put', () => {
  test('mends what was invalid', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: Number(teamOf(sandbox)), name: 'Broken' })
    sandbox.world.updateScenario(id, { isInvalid: true, isActive: false })
    expect((await ask('POST', `/scenarios/${id}/start`)).status).toBeGreaterThan(399)
    const { body } = await ask('PATCH', `/scenarios/${id}`, { blueprint })
    expect(body.scenario.isinvalid).toBe(false)
    expect((await ask('POST', `/scenarios/${id}/start`)).status).toBe(200)
  })
})
