import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBff } from '../../app.js'
import type { BffOptions } from '../../config/options.js'
import { silentLogger } from '../../core/logger.js'
import { openDatabase, type DatabaseLocation } from '../../store/database.js'
import { formsOf } from '../../testing/canary.js'
import { killCommands, runCommand } from '../../testing/command.js'
import { testDatabases } from '../../testing/databases.js'
import { connect, startSandbox, testOptions } from '../../testing/test-bff.js'
import type { Finding } from './findings.js'

const newKey = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const words = (...keys: readonly { id: string; key: string }[]) =>
  keys.map(({ id, key }) => `${id}:${key}`).join()
const postgres = testDatabases.find(({ name }) => name === 'postgres')
const embedded = testDatabases.find(({ name }) => name === 'embedded')

let sandbox: Sandbox
let directory: string
beforeAll(async () => {
  sandbox = await startSandbox()
  directory = await mkdtemp(join(tmpdir(), 'inlaykit-doctor-'))
})
afterEach(killCommands)
afterAll(async () => {
  await sandbox.close()
  await rm(directory, { recursive: true, force: true })
})

/** Runs the doctor for a program, and reads what it says. */
async function examine(environment: Record<string, string>, ...args: string[]) {
  const { code, stdout, stderr } = await runCommand(['doctor', '--json', ...args], environment)
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] }
  expect(ok).toBe(code === 0)
  return {
    code,
    text: stdout + stderr,
    findings,
    of: (check: string, level: string) =>
      findings
        .filter((one) => one.check === check && one.level === level)
        .map(({ message, mend = '' }) => `${message} ${mend}`),
  }
}

function start(database: DatabaseLocation, encryptionKeys: BffOptions['encryptionKeys']) {
  return createBff(
    testOptions({
      database,
      encryptionKeys,
      make: { dialect: 'live', baseUrl: sandbox.url('live'), plan: 'enterprise' },
      logger: silentLogger,
      background: false,
    }),
  )
}

describe('inlaykit doctor', () => {
  it.runIf(postgres)(
    'finds what is wrong with keys and credentials on a server, and nothing once it is mended',
    async () => {
      const location = (await postgres!.createEmpty()) as { url: string }
      const [old, current] = [newKey('old'), newKey('new')]
      const canary = 'c0ffee00-canary-4711-0000-refused-by-make'
      const environment = {
        INLAYKIT_DATABASE_URL: location.url,
        INLAYKIT_VIEWER_SECRET: randomBytes(32).toString('base64'),
        INLAYKIT_ENCRYPTION_KEYS: words(current, old),
        MAKE_BASE_URL: sandbox.url('live'),
      }
      const empty = await examine(environment)
      expect(empty.code).toBe(0)
      expect(empty.of('database', 'warn')[0]).toMatch(/is empty.*inlaykit migrate/)

      const bff = await start(location, [old])
      const works = await connect(bff, sandbox, 'acme')
      const refused = await bff.connections.setApiKey({
        tenantId: 'brightside',
        apiKey: canary,
        organizationId: '42',
      })
      await bff.close()
      // Whatever is in the database: it forges no line and paints no terminal.
      const database = await openDatabase(location)
      await database.db.execute(
        sql`update inlaykit.connections set label = ${'Shop\u001b[31m\nfail  forged line'}
            where id = ${refused.id}`,
      )
      await database.close()

      const sick = await examine(environment)
      expect(sick.code).toBe(1)
      expect(sick.of('environment', 'ok')).toHaveLength(1)
      expect(sick.of('database', 'ok')[0]).toMatch(/answers: PostgreSQL \d+/)
      expect(sick.of('events', 'ok')).toHaveLength(1)
      expect(sick.of('clock', 'ok')).toHaveLength(2)
      expect(sick.of('keys', 'warn')).toEqual([
        expect.stringMatching(/old still wraps the data keys of 2 .*inlaykit keys rotate/),
      ])
      expect(sick.of('upstream', 'ok').join()).toContain(works.id)
      const [bad, ...others] = sick.of('upstream', 'fail')
      expect(others).toEqual([])
      expect(bad).toContain(refused.id)
      expect(bad).toContain('reconnect-required')

      const people = await runCommand(['doctor'], environment)
      expect(people.code).toBe(1)
      expect(people.stdout).toMatch(/^ok {4}environment {2}/)
      expect(people.stdout).toContain('To do: ')
      expect(people.stdout).not.toContain('\u001b')
      expect(people.stdout).not.toMatch(/^fail {2}forged/m)
      const secrets = [
        canary,
        sandbox.organizations[0]!.apiKey,
        old.key,
        current.key,
        environment.INLAYKIT_VIEWER_SECRET,
        new URL(location.url).password,
      ].filter((one) => one.length > 8)
      for (const said of [sick.text, people.stdout + people.stderr]) {
        for (const secret of secrets) {
          for (const form of formsOf(secret)) expect(said.includes(form)).toBe(false)
        }
      }

      const without = await examine({ ...environment, INLAYKIT_ENCRYPTION_KEYS: words(current) })
      expect(without.code).toBe(1)
      expect(without.of('keys', 'fail')).toEqual([
        expect.stringContaining('The master key old is missing'),
        expect.stringContaining('acme, brightside'),
      ])
      const impostor = { id: 'old', key: newKey('old').key }
      const wrong = await examine(
        { ...environment, INLAYKIT_ENCRYPTION_KEYS: words(impostor) },
        '--tenant',
        'acme',
      )
      expect(wrong.of('keys', 'fail').join()).toContain('another one of the same id')
      // A credential that can't be opened is no credential.
      expect(wrong.of('upstream', 'fail').join()).toContain(works.id)

      expect(await runCommand(['keys', 'rotate'], environment)).toMatchObject({ code: 0 })
      expect(await runCommand(['tenants', 'delete', 'brightside'], environment)).toMatchObject({
        code: 0,
      })
      const rotated = await examine(environment)
      expect(rotated.code).toBe(0)
      expect(rotated.of('keys', 'ok').join()).toMatch(/old is not used any more/)
      const mended = await examine({
        ...environment,
        INLAYKIT_ENCRYPTION_KEYS: words(current),
      })
      expect(mended.code).toBe(0)
      expect(mended.findings.filter(({ level }) => level !== 'ok')).toEqual([])
      const stranger = await examine(environment, '--tenant', 'stranger')
      expect(stranger.code).toBe(0)
      expect(stranger.of('upstream', 'warn').join()).toContain('stranger is connected to Make')
    },
    300_000,
  )

  it('names every variable that is wrong, a database and a Make that are away, and a clock that is', async () => {
    const faulty = await examine({
      INLAYKIT_PORT: 'canary',
      INLAYKIT_ENCRYPTION_KEYS: 'canary',
      INLAYKIT_DATABASE_URL: 'postgres://someone:canary-password@127.0.0.1:1/none',
    })
    expect(faulty.code).toBe(1)
    for (const name of ['INLAYKIT_PORT', 'INLAYKIT_ENCRYPTION_KEYS', 'MAKE_ZONE']) {
      expect(faulty.of('environment', 'fail').join('\n')).toContain(name)
    }
    // What can be looked at all the same, is.
    expect(faulty.of('database', 'fail').join()).toMatch(/none on 127\.0\.0\.1:1 cannot be reached/)
    expect(faulty.text).not.toContain('canary')

    const late = createServer((_request, response) => {
      response.writeHead(401, { Date: new Date(Date.now() - 3_600_000).toUTCString() }).end()
    })
    await new Promise<void>((resolve) => {
      late.listen(0, '127.0.0.1', resolve)
    })
    const fine = {
      INLAYKIT_ENCRYPTION_KEYS: words(newKey('a')),
      INLAYKIT_DATA_DIR: join(directory, 'nothing'),
    }
    const address = `http://127.0.0.1:${(late.address() as AddressInfo).port}`
    const oauth = (tokenUrl: string) => ({
      INLAYKIT_PUBLIC_URL: 'https://app.example.com',
      MAKE_CLIENT_ID: 'client-1',
      MAKE_CLIENT_SECRET: 'client-secret-canary',
      MAKE_REDIRECT_URI: 'https://app.example.com/elsewhere/oauth/callback',
      MAKE_TOKEN_URL: tokenUrl,
    })
    const tokenUrl = sandbox.oauth.urls('live').token!
    const behind = await examine({ ...fine, MAKE_BASE_URL: address, ...oauth(tokenUrl) })
    await new Promise((resolve) => {
      late.close(resolve)
    })
    expect(behind.code).toBe(1)
    expect(behind.of('clock', 'fail').join()).toMatch(/differ by 3(599|60\d) s.*NTP/)
    expect(behind.of('upstream', 'ok').join()).toContain('answers')
    expect(behind.of('database', 'warn').join()).toContain('no embedded database')
    expect(behind.of('environment', 'warn').join()).toContain('INLAYKIT_VIEWER_SECRET')
    expect(behind.of('oauth', 'warn').join()).toMatch(
      /elsewhere.* https:\/\/app\.example\.com\/api\/inlaykit\/oauth\/callback .*MAKE_REDIRECT_URI/,
    )
    const away = await examine({ ...fine, MAKE_BASE_URL: address, ...oauth(`${address}/token`) })
    expect(away.code).toBe(1)
    expect(away.of('oauth', 'fail').join()).toMatch(/ECONNREFUSED.*MAKE_TOKEN_URL/)
    expect(behind.text + away.text).not.toContain('canary')
    expect(away.of('upstream', 'fail').join()).toContain('ECONNREFUSED')
  }, 120_000)

  it.runIf(embedded)(
    'looks at an embedded database, unless another process uses it',
    async () => {
      const dataDir = join(directory, 'data')
      const key = newKey('only')
      const environment = {
        INLAYKIT_DATA_DIR: dataDir,
        INLAYKIT_VIEWER_SECRET: randomBytes(32).toString('base64'),
        INLAYKIT_ENCRYPTION_KEYS: words(key),
        MAKE_BASE_URL: sandbox.url('live'),
        MAKE_CLIENT_ID: 'client-1',
        MAKE_CLIENT_SECRET: 'client-secret-1',
        MAKE_REDIRECT_URI: 'http://localhost:8787/api/inlaykit/oauth/callback',
        MAKE_TOKEN_URL: sandbox.oauth.urls('live').token!,
      }
      const bff = await start({ dataDir }, [key])
      await connect(bff, sandbox, 'acme')
      const held = await examine(environment)
      expect(held.code).toBe(0)
      expect(held.of('database', 'warn').join()).toMatch(
        /Another process uses .*INLAYKIT_DATABASE_URL/,
      )
      await bff.close()
      const free = await examine(environment)
      expect(free.findings.filter(({ level }) => level !== 'ok')).toEqual([])
      expect(free.of('upstream', 'ok').join()).toContain('tenant acme')
      expect(free.of('oauth', 'ok').join()).toContain('http://localhost:8787/api/inlaykit/oauth')
    },
    180_000,
  )

  it.runIf(postgres)(
    'sees that instances do not hear each other, and that the schema is of another version',
    async () => {
      const [location, elsewhere] = [
        (await postgres!.createEmpty()) as { url: string },
        (await postgres!.createEmpty()) as { url: string },
      ]
      const environment = {
        INLAYKIT_DATABASE_URL: location.url,
        // Another database of the same server stands for a pooler: NOTIFY doesn't arrive.
        INLAYKIT_DATABASE_DIRECT_URL: elsewhere.url,
        INLAYKIT_ENCRYPTION_KEYS: words(newKey('a')),
        MAKE_BASE_URL: sandbox.url('live'),
      }
      const database = await openDatabase({ url: location.url })
      const deaf = await examine(environment)
      expect(deaf.of('events', 'warn').join()).toContain('INLAYKIT_DATABASE_DIRECT_URL')
      await database.db.execute(
        sql`insert into inlaykit.migrations (name) values ('9999-of-tomorrow')`,
      )
      await database.db.execute(
        sql`delete from inlaykit.migrations where name = '0002-data-key-ids'`,
      )
      const other = await examine(environment)
      await database.close()
      expect(other.of('database', 'warn')).toEqual([
        expect.stringContaining('9999-of-tomorrow'),
        expect.stringMatching(/lacks the migrations 0002-data-key-ids.*inlaykit migrate/),
      ])
      // Looking changes nothing, and what can't be looked at is left out.
      expect(other.of('keys', 'ok')).toEqual([])
    },
    120_000,
  )
})
