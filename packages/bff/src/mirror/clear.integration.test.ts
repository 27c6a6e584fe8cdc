import { randomBytes } from 'node:crypto'
import type { Page } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../store/database.js'
import { mirrorScenarios } from '../store/tables.js'
import { testStages } from '../testing/databases.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'
import { clearMirror } from './clear.js'

const patiently = { timeout: 40_000, interval: 300 }

vi.setConfig({ testTimeout: 60_000 })

describe.each(testStages)('a mirror that is thrown away, in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 6, historyDays: 5 })
  })
  afterAll(() => sandbox.close())

  async function readAll<T>(read: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
    const items: T[] = []
    let cursor: string | undefined
    do {
      const page = await read(cursor)
      items.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return items
  }

  /** All that viewers are shown, but for how old it is. */
  async function readEverything({ me }: TestBff) {
    const { call } = me
    const limit = 100
    const listed = await readAll((cursor) => call('listScenarios', { query: { limit, cursor } }))
    const histories: Record<string, unknown> = {}
    const scenarios: unknown[] = []
    for (const { id: scenarioId } of listed) {
      histories[scenarioId] = await readAll((cursor) =>
        call('listScenarioExecutions', { params: { scenarioId }, query: { limit, cursor } }),
      )
      scenarios.push(await call('getScenario', { params: { scenarioId } }))
    }
    return {
      scenarios,
      histories,
      lists: await readAll((cursor) => call('listScenarios', { query: { limit, cursor } })),
      folders: (await call('listFolders', {})).items,
      webhooks: await readAll((cursor) => call('listWebhooks', { query: { limit, cursor } })),
      members: await readAll((cursor) => call('listMembers', { query: { limit, cursor } })),
    }
  }

  it('comes back as it was from what Make tells', async () => {
    const location = await database.create()
    const encryptionKeys = [{ id: 'test', key: randomBytes(32).toString('base64') }]
    const settings = { dialect, database: location, sandbox, options: { encryptionKeys } }
    const first = await createTestBff({ ...settings, connected: ['acme'] })
    const connectionId = first.connections.acme!.id
    let before: Awaited<ReturnType<typeof readEverything>>
    try {
      await readEverything(first)
      before = await readEverything(first)
    } finally {
      await first.close()
    }
    expect(before.lists.length).toBeGreaterThan(5)
    expect(before.webhooks.length).toBeGreaterThan(0)
    expect(before.members.length).toBeGreaterThan(1)
    expect(Object.values(before.histories).flat().length).toBeGreaterThan(50)

    const store = await openDatabase(location)
    await clearMirror({ db: store.db, tenantId: 'acme', connectionId })
    expect(await store.db.$count(mirrorScenarios)).toBe(0)
    await store.close()

    const second = await createTestBff({ ...settings, connected: [] })
    try {
      await vi.waitFor(async () => expect(await readEverything(second)).toEqual(before), patiently)
    } finally {
      await second.close()
    }
  })
})
