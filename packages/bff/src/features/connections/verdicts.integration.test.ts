import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAudit } from '../../audit/index.js'
import { parseOptions } from '../../config/parse-options.js'
import { systemClock as clock } from '../../core/clock.js'
import { silentLogger as logger } from '../../core/logger.js'
import { createEventHub } from '../../events/hub.js'
import { openDatabase } from '../../store/database.js'
import { createNotifications } from '../../store/notifications.js'
import { testDatabases, type TestDatabase } from '../../testing/databases.js'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  person,
} from '../../testing/scripted-upstream.js'
import { testOptions } from '../../testing/test-bff.js'
import { createVault } from '../../vault/vault.js'
import { createOAuth } from './oauth/index.js'
import { ConnectionService } from './service.js'

const tenantId = 'acme'
const admin = { userId: 'ann', tenantId, role: 'admin' } as const
const whole = { next: null }

/** A connection to an upstream that holds its answer to the whole list, and refuses or takes the key as it is told. */
async function openConnection({ create }: TestDatabase) {
  const held: ServerResponse[] = []
  let takesKey = true
  const upstream = await createScriptedUpstream((request, response, count) => {
    if (request.url?.includes('limit=100')) held.push(response)
    else (takesKey ? fine : answerWith(401, ''))(request, response, count)
  })
  const config = parseOptions(
    testOptions({ make: { dialect: 'guide', baseUrl: `${upstream.origin}/api/v2` } }),
  )
  const database = await openDatabase(await create())
  onTestFinished(() => database.close())
  const notifications = await createNotifications({ database, clock, logger })
  onTestFinished(() => notifications.close())
  const hub = createEventHub({ database, notifications, clock, logger })
  onTestFinished(() => hub.close())
  const { gateway } = upstream
  const vault = createVault([{ id: 'test', key: randomBytes(32).toString('base64') }])
  const parts = { database, vault, gateway, hub, clock }
  const { tokens, revocations, close } = createOAuth(config, {
    ...parts,
    audit: createAudit({ database, clock, logger }),
    userAgent: 'inlaykit/test',
    observeRenewal: (work) => work(),
  })
  onTestFinished(close)
  const connections = new ConnectionService({
    ...parts,
    logger,
    upstream: config.make,
    tokens,
    revocations,
  })
  await connections.setApiKey({ tenantId, apiKey: 'canary-key-0001', organizationId: '1' })
  const { api } = await connections.open(admin, undefined)
  return {
    api,
    until: (count: number) => vi.waitFor(() => expect(held).toHaveLength(count)),
    release: () => held.splice(0).forEach((response) => response.end('{"data":[]}')),
    takeKey: (takes: boolean) => {
      takesKey = takes
    },
    status: async () => (await connections.list(tenantId))[0]?.status,
  }
}

describe.each(testDatabases)('how a connection stands, on $name', (database) => {
  it('is told by what was sent last: a read that others join later tells what was', async () => {
    const { api, until, release, takeKey, status } = await openConnection(database)
    await api.account.check(person)
    expect(await status()).toBe('ok')

    const first = api.scenarios.list(whole, person)
    await until(1)
    takeKey(false)
    await expect(api.account.check(person)).rejects.toMatchObject({
      problem: 'reconnect-required',
    })
    const joined = api.scenarios.list(whole, person)
    release()
    await Promise.all([first, joined])
    expect(await status()).toBe('reconnect-required')

    takeKey(true)
    await api.account.check(person)
    expect(await status()).toBe('ok')
  })
})
