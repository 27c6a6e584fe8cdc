import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  killCommands,
  listening,
  runCommand as run,
  startCommand as start,
} from '../testing/command.js'
import type { DatabaseLocation } from '../store/database.js'
import { createDirectory, testDatabases, testPairs } from '../testing/databases.js'
import { startSandbox } from '../testing/test-bff.js'

const patiently = { timeout: 60_000, interval: 50 }
const apiKeyOf = (index: number) => sandbox.organizations[index]!.apiKey
const fine = () => ({
  INLAYKIT_PORT: '0',
  INLAYKIT_ENCRYPTION_KEYS: `test:${key}`,
  INLAYKIT_VIEWER_SECRET: viewerSecret,
})

const key = randomBytes(32).toString('base64')
const viewerSecret = randomBytes(32).toString('base64')
let sandbox: Sandbox
let directory: string

/** The variables that name a database. */
function whereabouts(location: DatabaseLocation): Record<string, string> {
  if ('url' in location) return { INLAYKIT_DATABASE_URL: location.url }
  return 'dataDir' in location ? { INLAYKIT_DATA_DIR: location.dataDir } : {}
}

beforeAll(async () => {
  sandbox = await startSandbox()
  directory = await mkdtemp(join(tmpdir(), 'inlaykit-cli-'))
})
afterEach(killCommands)
afterAll(async () => {
  await sandbox.close()
  await rm(directory, { recursive: true, force: true })
})

describe('the command line', () => {
  it('helps, and tells its version', async () => {
    const [help, version, ofServe, ofRotate, ofNothing] = await Promise.all([
      run(['--help']),
      run(['--version']),
      run(['serve', '--help']),
      run(['help', 'keys', 'rotate']),
      run(['help', 'keys', 'steal']),
    ])
    expect(ofRotate).toMatchObject({ code: 0, stdout: expect.stringContaining('--data-keys') })
    expect(ofRotate.stdout).toContain('Exit codes: 0 done')
    expect(ofNothing).toMatchObject({ code: 2, stdout: '' })
    expect(help.code).toBe(0)
    for (const name of [
      'serve',
      'doctor',
      'migrate',
      'keys rotate',
      'connections add',
      'tenants delete',
      'MAKE_ZONE',
    ]) {
      expect(help.stdout).toContain(name)
    }
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(ofServe).toMatchObject({ code: 0, stdout: expect.stringContaining('--dev') })
  })

  it('ends with code 2 at a wrong command line, without repeating what may be a key', async () => {
    const wrong = [
      '',
      'connections steal',
      'serve --fast',
      'connections list',
      'doctor canary',
      'keys rotate --before 2026-11-25',
      'keys rotate --data-keys --before canary',
      'connections add --tenant a --organization 1 --api-key=canary-key',
      'connections add canary-key',
    ]
    for (const line of wrong) {
      const { code, stdout, stderr } = await run(line.split(' ').filter(Boolean), fine())
      expect({ line, code, stdout }).toEqual({ line, code: 2, stdout: '' })
      expect(stderr).toContain('inlaykit --help')
      expect(stderr).not.toContain('canary')
    }
  }, 120_000)

  it('lists everything that is wrong with the environment and ends with code 1', async () => {
    const { code, stdout, stderr } = await run(['serve'], {
      INLAYKIT_PORT: 'canary',
      INLAYKIT_BASE_PATH: 'canary',
      MAKE_PLAN: 'canary',
      INLAYKIT_DATABASE_URL: 'mysql://canary',
    })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    for (const name of [
      'INLAYKIT_PORT',
      'INLAYKIT_BASE_PATH',
      'INLAYKIT_DATABASE_URL',
      'INLAYKIT_ENCRYPTION_KEYS',
      'INLAYKIT_VIEWER_SECRET',
      'MAKE_ZONE',
      'MAKE_PLAN',
    ]) {
      expect(stderr).toContain(`- ${name}: `)
    }
    expect(stderr).not.toContain('canary')
    expect(stderr).not.toContain('    at ')
  })

  it('refuses --dev where others could reach it', async () => {
    const { code, stderr } = await run(['serve', '--dev'], {
      ...fine(),
      INLAYKIT_HOST: '0.0.0.0',
      MAKE_ZONE: 'eu1.make.com',
    })
    expect(code).toBe(1)
    expect(stderr).toContain('- INLAYKIT_HOST: ')
  })
})

describe.each(testPairs)('serving $name', ({ dialect, database }) => {
  it('listens, lets in whoever has a token, and ends cleanly at SIGTERM', async () => {
    const location = await database.create()
    const environment = {
      ...fine(),
      ...whereabouts(location),
      MAKE_DIALECT: dialect,
      MAKE_BASE_URL: sandbox.url(dialect),
      MAKE_PLAN: 'enterprise',
      MAKE_API_KEY: apiKeyOf(0),
      MAKE_ORGANIZATION_ID: sandbox.organizations[0]!.id,
      MAKE_TEAM_ID: sandbox.organizations[0]!.teams[0]!.id,
      INLAYKIT_DEFAULT_TENANT: 'acme',
      INLAYKIT_LOG_LEVEL: 'debug',
    }
    const server = start(['serve'], environment)
    const base = await listening(server)
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/inlaykit$/)
    expect((await fetch(`${base}/readyz`)).status).toBe(200)
    expect((await fetch(`${base}/session`, { headers: { 'X-Inlaykit': '1' } })).status).toBe(401)

    const { createViewerTokens } = await import('../http/viewer-tokens.js')
    const { systemClock } = await import('../core/clock.js')
    const token = await createViewerTokens(viewerSecret, systemClock).sign({
      userId: 'u',
      tenantId: 'acme',
      role: 'viewer',
    })
    const list = await fetch(`${base}/scenarios`, { headers: { Authorization: `Bearer ${token}` } })
    expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(50)

    if (database.name === 'embedded') {
      const second = await run(['migrate'], environment)
      expect(second.code).toBe(1)
      expect(second.stderr).toContain('INLAYKIT_DATABASE_URL')
    }
    const stream = await fetch(`${base}/events`, { headers: { Authorization: `Bearer ${token}` } })
    server.child.kill('SIGTERM')
    const { code, stdout, stderr } = await server.ended
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(await stream.text()).toContain(': inlaykit')
    expect(stdout.trim().split('\n')).toHaveLength(1)
    for (const line of stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level')
    for (const secret of [apiKeyOf(0), key, viewerSecret]) expect(stderr).not.toContain(secret)
  }, 120_000)
})

describe('administration', () => {
  it('adds, lists and removes connections, and deletes tenants', async () => {
    const database = testDatabases.at(-1)!
    const location = await database.create()
    const environment = {
      ...fine(),
      ...whereabouts(location),
      MAKE_BASE_URL: sandbox.url('live'),
      INLAYKIT_LOG_LEVEL: 'debug',
    }
    const inlaykit = (line: string, stdin = '') => run(line.split(' '), environment, stdin)
    expect(await inlaykit('migrate')).toMatchObject({ code: 0 })
    const none = await inlaykit('connections add --tenant acme --organization 42')
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('MAKE_API_KEY') })

    const added = await inlaykit(
      'connections add --tenant acme --organization 42 --label Shop',
      `${apiKeyOf(0)}\n`,
    )
    expect(added).toMatchObject({ code: 0 })
    const connection = JSON.parse(added.stdout) as { id: string; label: string; hint: string }
    expect(connection).toMatchObject({ label: 'Shop', hint: apiKeyOf(0).slice(-4) })
    const listed = await inlaykit('connections list --tenant acme')
    expect(JSON.parse(listed.stdout)).toEqual(connection)
    const wrong = await inlaykit(
      'connections add --tenant acme --organization ../x',
      `${apiKeyOf(0)}\n`,
    )
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('organizationId') })

    const remove = `connections remove ${connection.id} --tenant acme`
    expect(await inlaykit(`connections remove ${connection.id} --tenant other`)).toMatchObject({
      code: 1,
    })
    expect(await inlaykit(remove)).toMatchObject({ code: 0 })
    expect(await inlaykit(remove)).toMatchObject({ code: 1 })
    expect(await inlaykit('tenants delete acme')).toMatchObject({ code: 0 })
    const gone = await inlaykit('tenants delete acme')
    expect(gone).toMatchObject({ code: 1, stdout: '' })
    for (const { stdout, stderr } of [none, added, listed, wrong, gone]) {
      expect(stdout + stderr).not.toContain(apiKeyOf(0))
    }
  }, 120_000)

  it('S2: leaves no secret in the report that Node writes about the process', async () => {
    const reports = await mkdtemp(join(directory, 'report-'))
    const server = start(['serve'], {
      ...fine(),
      NODE_OPTIONS: `--report-on-signal --report-directory=${reports}`,
      ...whereabouts(await createDirectory()),
      MAKE_BASE_URL: sandbox.url('live'),
      MAKE_API_KEY: apiKeyOf(0),
      MAKE_ORGANIZATION_ID: sandbox.organizations[0]!.id,
    })
    await listening(server)
    server.child.kill('SIGUSR2')
    const report = await vi.waitFor(async () => {
      const [file] = await readdir(reports)
      const text = await readFile(join(reports, file!), 'utf8')
      expect(JSON.parse(text)).toHaveProperty('environmentVariables.PATH')
      return text
    }, patiently)
    for (const secret of [apiKeyOf(0), key, viewerSecret]) {
      expect(report.includes(secret)).toBe(false)
    }
    expect(report).not.toContain('INLAYKIT_')
  }, 120_000)

  it('lets everybody on this machine in with --dev, but no page of another name', async () => {
    const server = start(['serve', '--dev'], {
      INLAYKIT_PORT: '0',
      INLAYKIT_ENCRYPTION_KEYS: `test:${key}`,
      INLAYKIT_DATA_DIR: join(directory, 'dev'),
      MAKE_BASE_URL: sandbox.url('live'),
      INLAYKIT_BASE_PATH: '/kit',
    })
    const base = await listening(server)
    const session = await fetch(`${base}/session`, { headers: { 'X-Inlaykit': '1' } })
    expect(await session.json()).toMatchObject({ viewer: { tenantId: 'default', role: 'admin' } })
    const { request } = await import('node:http')
    const status = await new Promise<number>((resolve) => {
      request(
        `${base}/session`,
        { headers: { Host: 'rebound.example', 'X-Inlaykit': '1' } },
        (response) => {
          response.resume()
          resolve(response.statusCode!)
        },
      ).end()
    })
    expect(status).toBe(401)
    server.child.kill('SIGINT')
    expect((await server.ended).code).toBe(0)
  }, 120_000)
})
