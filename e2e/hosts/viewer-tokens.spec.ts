import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabases } from '../../packages/bff/src/testing/databases.js'
import { expectProblem } from '../../packages/bff/src/testing/expect-problem.js'
import { startHost, type RunningHost } from './start-host.js'

const secret = randomBytes(32).toString('base64')
const page = await readFile(fileURLToPath(new URL('../../docs/hosts.md', import.meta.url)), 'utf8')

/** The code of a language on the page. */
function snippet(language: string): string {
  const code = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1]
  if (code === undefined) throw new Error(`docs/hosts.md has no ${language}.`)
  return code
}

/** What one may sign tokens with, each by running the code of the page. */
const languages = [
  {
    name: 'Python',
    command: 'python3',
    run: (call: string) => ['-c', `${snippet('python')}\nprint(${call}, end='')`],
  },
  {
    name: 'PHP',
    command: 'php',
    run: (call: string) => ['-n', '-r', `${snippet('php')}\necho ${call};`],
  },
]

let host: RunningHost
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'inlaykit-serve-'))
  const database = await testDatabases.at(-1)!.create()
  host = await startHost(
    { command: 'serve' },
    {
      ...('url' in database
        ? { INLAYKIT_DATABASE_URL: database.url }
        : { INLAYKIT_DATA_DIR: join(directory, 'data') }),
      INLAYKIT_PORT: '0',
      INLAYKIT_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
      INLAYKIT_VIEWER_SECRET: secret,
      MAKE_ZONE: 'eu1.make.com',
    },
  )
})
afterAll(async () => {
  await host.stop()
  await rm(directory, { recursive: true, force: true })
})

const ask = (token: string) =>
  fetch(`${host.url}/api/inlaykit/session`, { headers: { Authorization: `Bearer ${token}` } })

describe.each(languages)('a viewer token signed in $name', ({ name, command, run }) => {
  const sign = (...values: (string | number)[]) => {
    const call = `viewer_token(${values.map((value) => JSON.stringify(value)).join(', ')})`
    const { stdout, stderr, error, status } = spawnSync(command, run(call), { encoding: 'utf8' })
    if (error || status !== 0) throw error ?? new Error(stderr)
    return stdout
  }
  const isHere = spawnSync(command, ['--version']).status === 0

  it('lets its viewer in', async ({ skip }) => {
    skip(!isHere, `${name} (${command}) is not on this machine`)
    const answer = await ask(sign(secret, 'u_17', 'acme', 'builder'))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      viewer: { userId: 'u_17', tenantId: 'acme', role: 'builder' },
    })
  })

  it('is refused when its secret, its time or its role is wrong', async ({ skip }) => {
    skip(!isHere, `${name} (${command}) is not on this machine`)
    for (const token of [
      sign(`${secret}x`, 'u_17', 'acme', 'builder'),
      sign(secret, 'u_17', 'acme', 'builder', -60),
      sign(secret, 'u_17', 'acme', 'builder', 7200),
      sign(secret, 'u_17', 'acme', 'owner'),
    ]) {
      await expectProblem(await ask(token), 'unauthenticated')
    }
  })
})
