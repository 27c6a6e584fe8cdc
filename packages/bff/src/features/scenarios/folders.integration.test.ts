import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabases, testDialects } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 4 })
})
afterAll(() => sandbox.close())

describe.runIf(testDialects.includes('live')).each(testDatabases)(
  'folders in the live dialect on $name',
  ({ name: place, create }) => {
    let test: TestBff

    const write = (method: string, path: string, body?: unknown, key?: string) =>
      test.me.request(path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const list = async () => (await test.me.call('listFolders', {})).items
    const lines = () =>
      sandbox
        .requests()
        .filter(({ path }) => path.includes('/scenarios-folders'))
        .map(({ line }) => line.replace(/^(\w+) \/\w+\/api\/v2(\S+).*/, '$1 $2'))

    beforeAll(async () => {
      test = await createTestBff({ dialect: 'live', database: await create(), sandbox })
      await list()
    })
    afterAll(() => test.close())

    it('are created, once for one key, and listed at once', async () => {
      sandbox.clearRequests()
      const body = { name: `  Campaigns ${place} ` }
      const answers = [
        await write('POST', '/folders', body, 'create'),
        await write('POST', '/folders', body, 'create'),
      ]
      expect(answers.map(({ status }) => status)).toEqual([201, 201])
      const [made, again] = (await Promise.all(answers.map((one) => one.json()))) as {
        id: string
      }[]
      expect(made).toMatchObject({ name: `Campaigns ${place}`, scenarioCount: 0 })
      expect(again).toEqual(made)
      expect(lines().filter((line) => line.startsWith('POST'))).toEqual(['POST /scenarios-folders'])
      expect(await list()).toContainEqual(made)
    })

    it('are renamed, and keep their count', async () => {
      const folder = (await list()).find(({ scenarioCount }) => (scenarioCount ?? 0) > 0)!
      sandbox.clearRequests()
      const name = `Renamed ${place}`
      const renamed = await test.me.call('updateFolder', {
        params: { folderId: folder.id },
        body: { name },
      })
      expect(renamed).toEqual({ ...folder, name })
      expect(lines()).toEqual([`PATCH /scenarios-folders/${folder.id}`])
      expect(await list()).toContainEqual(renamed)
    })

    it('are deleted, and their scenarios stay, in none', async () => {
      const { teams } = sandbox.organizations[0]!
      const { id: folderId } = await test.me.call('createFolder', { body: { name: 'To go' } })
      const { id } = sandbox.world.addScenario({
        teamId: teams[0]!.id,
        name: `Stays ${place}`,
        folderId: Number(folderId),
      })
      const query = { folder: folderId }
      await vi.waitFor(
        async () => {
          await test.me.call('getScenario', { params: { scenarioId: String(id) } })
          const { items } = await test.me.call('listScenarios', { query })
          expect(items.map(({ name }) => name)).toEqual([`Stays ${place}`])
        },
        { timeout: 30_000, interval: 200 },
      )
      expect((await write('DELETE', `/folders/${folderId}`)).status).toBe(204)
      expect((await list()).map((folder) => folder.id)).not.toContain(folderId)
      expect((await test.me.call('listScenarios', { query })).items).toEqual([])
      const found = await test.me.call('listScenarios', { query: { search: `Stays ${place}` } })
      expect(found.items).toMatchObject([{ id: String(id), folderId: null }])
      const one = await test.me.call('getScenario', { params: { scenarioId: String(id) } })
      expect(one.folderId).toBeNull()
      await expectProblem(await write('DELETE', `/folders/${folderId}`), 'not-found')
    })

    it('are told to those who look at lists', async () => {
      const stream = await test.me.request('/events')
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
      await test.me.call('createFolder', { body: { name: 'Heard of' } })
      let heard = ''
      while (!heard.includes('scenarios.changed')) heard += (await reader.read()).value ?? ''
      await reader.cancel()
    })

    it.each([
      [{}, 'body.name'],
      [{ name: 7 }, 'body.name'],
      [{ name: ' ' }, 'body.name'],
      [{ name: 'a\r\nb' }, 'body.name'],
      [{ name: 'x'.repeat(101) }, 'body.name'],
      [{ name: 'fine', parentId: '1' }, 'body.parentId'],
    ])('are not made of %j, of which Make hears nothing', async (body, path) => {
      const { id } = (await list())[0]!
      sandbox.clearRequests()
      for (const answer of [
        await write('POST', '/folders', body),
        await write('PATCH', `/folders/${id}`, body),
      ]) {
        const problem = await expectProblem(answer, 'validation')
        expect(problem.errors!.map((error) => error.path)).toContain(path)
      }
      expect(lines()).toEqual([])
    })

    it('T1: none of another team is changed, and Make hears of none', async () => {
      const other = sandbox.organizations[1]!.teams[0]!.id
      const foreign = sandbox.world.addScenario({ teamId: other, name: `Foreign ${place}` })
      const folderId = String(foreign.folderId ?? 1)
      for (const id of [folderId, '999999999', '..%2f1', '1%00']) {
        const renamed = await write('PATCH', `/folders/${id}`, { name: 'Taken over' })
        const deleted = await write('DELETE', `/folders/${id}`)
        for (const { status } of [renamed, deleted]) expect([400, 404], id).toContain(status)
      }
      const heard = sandbox.requests().filter(({ method, line }) => {
        return method !== 'GET' && /\/scenarios-folders\/(?:999999999|\.\.)/.test(line)
      })
      expect(heard).toEqual([])
    })
  },
)

describe.runIf(testDialects.includes('guide'))('folders in the guide dialect', () => {
  it('are not changed, and nothing is asked of Make for it', async () => {
    const test = await createTestBff({
      dialect: 'guide',
      database: await testDatabases[0]!.create(),
      sandbox,
    })
    try {
      const { capabilities } = await test.me.call('getSession', {})
      expect(capabilities).toMatchObject({ folderChanges: false })
      const { id } = (await test.me.call('listFolders', {})).items[0]!
      sandbox.clearRequests()
      const json = { 'Content-Type': 'application/json' }
      const body = JSON.stringify({ name: 'New' })
      for (const [method, path] of [
        ['POST', '/folders'],
        ['PATCH', `/folders/${id}`],
        ['DELETE', `/folders/${id}`],
      ] as const) {
        const init = method === 'DELETE' ? { method } : { method, headers: json, body }
        await expectProblem(await test.me.request(path, init), 'unsupported')
      }
      expect(sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    } finally {
      await test.close()
    }
  })
})
