import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabases } from '../../packages/bff/src/testing/databases.js'
import {
  createTestBff,
  startSandbox,
  type TestBff,
} from '../../packages/bff/src/testing/test-bff.js'
import { openWays, type Ways } from '../../packages/bff/src/testing/ways.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const viewer = { userId: 'nightly', tenantId: 'acme', role: 'builder' } as const

/** The example in a process of its own, on plain Node and what is built, as a stranger runs it. */
function runScript(environment: Readonly<Record<string, string>>, ...words: string[]) {
  return new Promise<{ code: number; lines: string[]; said: string }>((resolve) => {
    execFile(
      process.execPath,
      ['failed-runs.mjs', ...words],
      { cwd: `${root}examples/script`, env: { PATH: process.env['PATH'], ...environment } },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code)
        resolve({ code, lines: stdout.split('\n').filter(Boolean), said: stderr })
      },
    )
  })
}

describe('a script with the typed client, on plain Node', () => {
  let sandbox: Sandbox
  let test: TestBff
  let ways: Ways
  let baseUrl: string
  let scenarioId: number

  beforeAll(async () => {
    const tsc = `${root}node_modules/typescript/bin/tsc`
    const built = spawnSync(process.execPath, [tsc, '-b', 'packages/shared/tsconfig.src.json'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(built.status, built.stdout).toBe(0)
    sandbox = await startSandbox({ scenariosPerTeam: 2, historyDays: 0 })
    const teamId = sandbox.organizations[0]!.teams[0]!.id
    scenarioId = sandbox.world.addScenario({ teamId, name: 'Orders → warehouse' }).id
    for (let run = 0; run < 2; run += 1) {
      sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 0 })
      await sandbox.world.finished(sandbox.world.startScenario(scenarioId).id)
    }
    test = await createTestBff({
      dialect: 'live',
      database: await testDatabases[0]!.create(),
      sandbox,
      options: { viewerSecret: randomBytes(32).toString('base64') },
    })
    ways = await openWays(test.bff)
    baseUrl = ways.all[1].origin + test.bff.basePath
  })
  afterAll(async () => {
    await ways.close()
    await test.close()
    await sandbox.close()
  })

  const environment = async (role: 'viewer' | 'builder' = 'builder') => ({
    INLAYKIT_URL: baseUrl,
    INLAYKIT_TOKEN: await test.bff.signViewerToken({ ...viewer, role }),
  })

  it('reads page by page, and writes once for a key however often it is started', async () => {
    const listed = await runScript(await environment())
    expect(listed).toMatchObject({ code: 0, said: '' })
    expect(listed.lines).toHaveLength(2)
    for (const line of listed.lines) expect(line).toContain('Orders → warehouse')

    const runs = () => sandbox.world.executions(scenarioId).length
    const retried = await runScript(await environment(), '--retry')
    expect(retried).toMatchObject({ code: 0, said: '' })
    expect(retried.lines.filter((line) => line === '  tried again')).toHaveLength(2)
    expect(runs()).toBe(4)
    const again = await runScript(await environment(), '--retry')
    expect(again.lines.filter((line) => line === '  tried again')).toHaveLength(2)
    expect(runs()).toBe(4)
  })

  it('knows a problem by its name', async () => {
    const watching = await runScript(await environment('viewer'), '--retry')
    expect(watching.code).toBe(0)
    expect(watching.lines.filter((line) => line.startsWith('  not tried again: '))).toHaveLength(2)
    const stranger = await runScript({ INLAYKIT_URL: baseUrl, INLAYKIT_TOKEN: 'nobody' })
    expect(stranger).toMatchObject({ code: 1, lines: [] })
    expect(stranger.said).toContain('The token is no longer good')
    const nowhere = await runScript({
      ...(await environment()),
      INLAYKIT_URL: 'http://127.0.0.1:1',
    })
    expect(nowhere.code).toBe(1)
    expect(nowhere.said).toContain('Nothing answers at http://127.0.0.1:1.')
  })
})
