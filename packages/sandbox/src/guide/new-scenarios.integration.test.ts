import { describe, expect, test } from 'vitest'
import { asks, startSandbox } from '../testing/ask.js'

const modules = [
  { id: 1, app: 'gateway', action: 'CustomWebHook', parameters: { hook: 7 } },
  { id: 2, app: 'builtin', action: 'BasicRouter', parameters: {} },
  { id: 3, app: 'http', action: 'ActionSendData', parameters: { url: 'https://example.test' } },
  { id: 4, app: 'slack', action: 'CreateMessage', parameters: {} },
]
const connections = [
  { from: 1, to: 2 },
  { from: 2, to: 3 },
  { from: 2, to: 4 },
]
const blueprint = { modules, connections, note: 'kept' }

describe('POST /scenarios', () => {
  test('creates a scenario that tells the blueprint as it was given', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'guide')
    const { status, body } = await ask('POST', '/scenarios', {
      name: 'Orders',
      blueprint,
      active: true,
      priority: 0,
      autoCommit: false,
      description: 'What comes in',
    })
    expect(status).toBe(201)
    const { body: told } = await ask('GET', `/scenarios/${body.id}`)
    expect(told).toMatchObject({
      name: 'Orders',
      active: true,
      priority: 0,
      maxErrors: 3,
      autoCommit: false,
      description: 'What comes in',
      blueprint,
      modules,
    })
    expect(told.schedule).toBeUndefined()
    const list = await ask('GET', '/scenarios?limit=1000')
    expect(list.body.data.map(({ id }: { id: number }) => id)).toContain(body.id)
    const foreign = await asks(sandbox, 'guide', 1)('GET', `/scenarios/${body.id}`)
    expect(foreign.status).toBe(404)
  })

  test.each([
    [{ blueprint }, /name/],
    [{ name: 'No plan' }, /blueprint/],
    [{ name: 'Text', blueprint: '{}' }, /blueprint/],
    [{ name: 'Other', blueprint: { flow: [] } }, /modules/],
    [{ name: 'Loose', blueprint: { modules } }, /connections/],
    [{ name: 'Nowhere', blueprint: { modules, connections: [{ from: 1, to: 9 }] } }, /connection/],
    [
      {
        name: 'Circle',
        blueprint: {
          modules,
          connections: [
            { from: 1, to: 2 },
            { from: 3, to: 4 },
            { from: 4, to: 3 },
          ],
        },
      },
      /circle/,
    ],
    [{ name: 'Folder', blueprint, folderId: 1 }, /folderId/],
    [{ name: 'Wrong', blueprint, priority: -1 }, /priority/],
  ])('refuses %j', async (body, why) => {
    const sandbox = await startSandbox()
    const before = sandbox.world.scenarios().length
    const answer = await asks(sandbox, 'guide')('POST', '/scenarios', body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toMatch(why)
    expect(sandbox.world.scenarios()).toHaveLength(before)
  })

  test('takes a blueprint of 4 MiB', async () => {
    const sandbox = await startSandbox()
    const text = 'x'.repeat(4 * 1024 * 1024)
    const large = { modules: [{ ...modules[0], parameters: { text } }], connections: [] }
    const answer = await asks(sandbox, 'guide')('POST', '/scenarios', {
      name: 'Large',
      blueprint: large,
    })
    expect(answer.status).toBe(201)
  })

  test('mends what was invalid by another blueprint, and switches it on with it', async () => {
    const sandbox = await startSandbox()
    const ask = asks(sandbox, 'guide')
    const { id } = (await ask('POST', '/scenarios', { name: 'Broken', blueprint })).body
    sandbox.world.updateScenario(id, { isInvalid: true })
    expect((await ask('PATCH', `/scenarios/${id}`, { active: true })).status).toBe(422)
    const mended = { modules: [modules[0]], connections: [] }
    const { body } = await ask('PATCH', `/scenarios/${id}`, { blueprint: mended, active: true })
    expect(body).toMatchObject({ active: true, blueprint: mended })
  })
})
