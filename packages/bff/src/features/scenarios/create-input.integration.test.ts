import type { Sandbox } from '@inlaykit/sandbox'
import { blueprintBodyBytes } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { blueprintOf } from '../../testing/example-blueprints.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const cron = { kind: 'cron', expression: '*/15 * * * *', timeZone: 'UTC' } as const

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testStages)(
  'what creates a scenario in $name',
  ({ dialect, database, name: stage }) => {
    const blueprint = blueprintOf[dialect]
    const foreign = blueprintOf[dialect === 'guide' ? 'live' : 'guide']
    /** Where the first module stands. */
    const modules = dialect === 'guide' ? 'modules' : 'flow'
    let test: TestBff

    beforeAll(async () => {
      test = await createTestBff({ dialect, database: await database.create(), sandbox })
      await test.me.call('listScenarios', {})
    })
    afterAll(() => test.close())

    const nameOf = (name: string) => `${name} in ${stage}`
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      test.me.request('/scenarios', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
    /** What Make was asked, but for the histories that are read behind lists. */
    const heard = () => sandbox.requests().filter(({ path }) => !/\/(executions|logs)$/.test(path))

    it('says what the dialect does not have, and does nothing then', async () => {
      const lacking: object[] =
        dialect === 'guide'
          ? [{ folderId: '1' }, { schedule: { kind: 'immediately' } }]
          : [{ priority: 1 }, { schedule: { ...cron, expression: '0 */6 * * *' } }]
      sandbox.clearRequests()
      for (const more of lacking) {
        const response = await post({ name: nameOf('Never'), blueprint, ...more })
        await expectProblem(response, 'unsupported')
      }
      expect(writes()).toEqual([])
    })

    it('refuses a blueprint of the other dialect, and never translates half of it', async () => {
      sandbox.clearRequests()
      const response = await post({ name: nameOf('Foreign'), blueprint: foreign })
      const problem = await expectProblem(response, 'unsupported')
      expect(problem.errors).toMatchObject([{ path: 'body.blueprint' }])
      expect(problem.detail).toMatch(/another version of Make/)
      expect(heard()).toEqual([])
    })

    it.runIf(dialect === 'live')(
      'needs a team, which it says before anything is asked',
      async () => {
        const [, organization] = sandbox.organizations
        const connection = await test.bff.connections.setApiKey({
          tenantId: 'newcomer',
          apiKey: organization!.apiKey,
          organizationId: organization!.id,
        })
        sandbox.clearRequests()
        const caller = test.as('admin', 'newcomer')
        const response = await caller.request(`/scenarios?connection=${connection.id}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'Teamless', blueprint }),
        })
        const problem = await expectProblem(response, 'unsupported')
        expect(problem.detail).toMatch(/team/i)
        expect(writes()).toEqual([])
      },
    )

    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    const withParameters = (text: string) =>
      JSON.stringify({ name: 'Bad', blueprint }).replace(
        dialect === 'guide' ? '"parameters":{}' : '"mapper":{}',
        `"${dialect === 'guide' ? 'parameters' : 'mapper'}":${text}`,
      )
    it.each<[string, unknown, RegExp]>([
      ['no blueprint', { name: 'Bad' }, /^body\.blueprint$/],
      ['no name', { blueprint }, /^body\.name$/],
      ['too long a name', { name: 'a'.repeat(121), blueprint }, /^body\.name$/],
      ['an unknown field', { name: 'Bad', blueprint, teamId: 1 }, /^body\.teamId$/],
      ['a text', { name: 'Bad', blueprint: JSON.stringify(blueprint) }, /^body\.blueprint$/],
      ['a list', { name: 'Bad', blueprint: [blueprint] }, /^body\.blueprint$/],
      ['nothing in it', { name: 'Bad', blueprint: {} }, /^body\.blueprint\.(modules|flow)$/],
      [
        'modules that are none',
        { name: 'Bad', blueprint: { ...blueprint, [modules]: {} } },
        /^body\.blueprint\.(modules|flow)$/,
      ],
      [
        'a module that is none',
        { name: 'Bad', blueprint: { ...blueprint, [modules]: [blueprint, 7] } },
        /^body\.blueprint\.(modules|flow)\.0\.(id|app)/,
      ],
      ['`__proto__`', withParameters('{"__proto__":{"polluted":true}}'), /^body$/],
      ['`constructor`', withParameters('{"a":[{"constructor":{}}]}'), /^body$/],
      [
        '`prototype`',
        withParameters('{"a":[{"prototype":{}}]}'),
        /^body\.blueprint\.(modules\.0\.parameters|flow\.0\.mapper)\.a\.0$/,
      ],
      ['10,000 levels', withParameters(deep(10_000)), /^body$/],
      ['101 levels', withParameters(deep(101)), /^body$/],
      [
        'a schedule that never fires',
        {
          name: 'Bad',
          blueprint,
          schedule: { kind: 'cron', expression: '0 0 30 2 *', timeZone: 'UTC' },
        },
        /^body\.schedule\.expression$/,
      ],
      [
        'a schedule that is over',
        { name: 'Bad', blueprint, schedule: { kind: 'once', at: '2020-01-01T00:00:00Z' } },
        /^body\.schedule\.at$/,
      ],
      ['no whole number', { name: 'Bad', blueprint, maxErrors: 1.5 }, /^body\.maxErrors$/],
    ])('I4: refuses %s at its place, and Make hears nothing', async (_what, body, path) => {
      sandbox.clearRequests()
      const problem = await expectProblem(await post(body), 'validation')
      expect(problem.errors?.[0]?.path).toMatch(path)
      expect(heard()).toEqual([])
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    })

    it('tells where a key lies that is refused, and few faults of very many', async () => {
      const hidden = await post(withParameters('{"a":[{"__proto__":{}}]}'))
      const { detail } = await expectProblem(hidden, 'validation')
      expect(detail).toMatch(/at blueprint\.(modules\.0\.parameters|flow\.0\.mapper)\.a\.0/)
      const many = { ...blueprint, [modules]: Array.from({ length: 300_000 }, () => ({})) }
      const response = await post({ name: 'Bad', blueprint: many })
      const { errors } = await expectProblem(response, 'validation')
      expect(errors!.length).toBeLessThanOrEqual(20)
    })

    it('I1: takes a body of 4 MiB, and not one byte more', async () => {
      const fill = (length: number) => withParameters(`{"text":"${'x'.repeat(length)}"}`)
      const padded = fill(blueprintBodyBytes - fill(0).length)
      expect(Buffer.byteLength(padded)).toBe(blueprintBodyBytes)
      const response = await post(padded)
      expect(response.status, await response.clone().text()).toBe(201)
      sandbox.clearRequests()
      await expectProblem(await post(`${padded} `), 'payload-too-large')
      expect(heard()).toEqual([])
    })
  },
)
