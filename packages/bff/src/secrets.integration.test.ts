import { randomBytes } from 'node:crypto'
import { roles } from '@inlaykit/shared'
import { describe, expect, it, vi } from 'vitest'
import { createSweep, dumpDatabase } from './testing/canary.js'
import { testPairs } from './testing/databases.js'
import { createTestBff, startSandbox } from './testing/test-bff.js'
import { ask, createIds, endpointNames, unknownIds, writeNames } from './testing/tour.js'
import { openWays } from './testing/ways.js'

describe.each(testPairs)('secrets in $name', ({ dialect, database }) => {
  it('S1, S2, S3: leave the server in no answer, stream, log, object or table', async () => {
    const location = await database.create()
    const sandbox = await startSandbox()
    const encryptionKey = randomBytes(32).toString('base64')
    const viewerSecret = randomBytes(32).toString('base64')
    try {
      const test = await createTestBff({
        dialect,
        database: location,
        sandbox,
        options: {
          viewerSecret,
          encryptionKeys: [{ id: 'canary', key: encryptionKey }],
          limits: { upstreamMs: 3000 },
        },
      })
      const sweep = createSweep()
      const events = await test.me.events()
      const { idsFor } = await createIds(test)
      const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
      const scenarioId = items[0]!.id
      await test.me.call('runScenario', {
        params: { scenarioId },
        body: { input: { note: 'fine' } },
      })

      const ways = await openWays(test.bff)
      // A key that a person sends, where it belongs and where it does not.
      const sentKey = `canary-${randomBytes(16).toString('hex')}`
      const sent = [
        { apiKey: sentKey, organizationId: 'elsewhere' },
        { apiKey: sentKey, organizationId: '../' },
        { apiKey: [sentKey], organizationId: 'x', zone: 'nowhere.example' },
        { label: 'x', password: sentKey },
      ]
      const askEverything = async () => {
        for (const [index, role] of roles.entries()) {
          const { caller } = ways.callers(test.as(role).viewer)[index % 2]!
          for (const name of endpointNames) {
            if (name === 'streamEvents') continue
            const spare = await idsFor(name)
            await sweep.answer(await ask(caller, name, { ids: spare }))
            await sweep.answer(
              await ask(caller, name, { ids: unknownIds(spare), query: '?nothing=1' }),
            )
            if (!writeNames.includes(name)) continue
            for (const body of sent)
              await sweep.answer(await ask(caller, name, { ids: spare, body }))
          }
        }
      }
      await askEverything()
      // An upstream that sends back what it was sent, in each place of an answer.
      const { apiKey } = sandbox.organizations[0]!
      const words = `Authorization: Token ${apiKey} at ${sandbox.url(dialect)}?token=${apiKey}`
      for (const status of [400, 403, 409, 500]) {
        sandbox.fail('*', {
          status,
          body: { message: words, detail: words, code: 'SC400', suberrors: [{ message: words }] },
          headers: { 'X-Echo': apiKey },
        })
        await sweep.answer(
          await test.me.request(`/scenarios/${scenarioId}/run`, { method: 'POST' }),
        )
        sandbox.clearFaults()
      }
      sandbox.fail('*', { redirect: `http://127.0.0.1:1/?key=${apiKey}` })
      await askEverything()
      sandbox.clearFaults()
      sandbox.fail('*', { status: 401 })
      await sweep.answer(await test.me.request(`/scenarios/${scenarioId}/run`, { method: 'POST' }))
      sandbox.clearFaults()
      await vi.waitFor(() => expect(events.text()).toContain('connection.changed'), {
        timeout: 20_000,
      })
      sweep.text(events.text())
      sweep.value(test.bff)
      sweep.value(await test.bff.connections.list('acme'))
      const refused = await test.bff.connections
        .setApiKey({ tenantId: 'acme', apiKey: `${sentKey} `, organizationId: '..' })
        .catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Error)
      sweep.value(refused)
      sweep.text(JSON.stringify(process.report.getReport()))
      await events.leave()
      await ways.close()
      await test.bff.close()
      sweep.text(test.logs.join('\n'), await dumpDatabase(location))

      // What is searched in holds what it should: answers, streams, logs and tables.
      for (const part of [
        'urn:inlaykit:problem:',
        ': inlaykit',
        'request answered',
        'mirror_scenarios',
      ]) {
        expect(sweep.holds(part), part).toBe(true)
      }
      const keys = sandbox.organizations.map((one) => [`the key of ${one.id}`, one.apiKey])
      expect(
        sweep.leaks({ ...Object.fromEntries(keys), encryptionKey, viewerSecret, sentKey }),
      ).toEqual([])
    } finally {
      await sandbox.close()
    }
  }, 240_000)
})
