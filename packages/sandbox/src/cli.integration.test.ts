import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

const packageRoot = fileURLToPath(new URL('..', import.meta.url))
let built: string

// The command is tried as it is published: built, and run by Node itself.
beforeAll(async () => {
  built = await mkdtemp(join(packageRoot, 'node_modules', '.cli-test-'))
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  await promisify(execFile)(process.execPath, [
    join(typescript, 'bin', 'tsc'),
    '-p',
    join(packageRoot, 'tsconfig.src.json'),
    '--outDir',
    built,
    '--tsBuildInfoFile',
    join(built, 'tsbuildinfo'),
  ])
}, 120_000)

afterAll(() => rm(built, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(...args: string[]): {
  child: ChildProcess
  ended: Promise<Ended>
  text: () => string
} {
  const child = spawn(process.execPath, [join(built, 'cli.js'), ...args])
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended, text: () => stdout }
}

describe('inlaykit-sandbox', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it is, which keys open it and what to try, and ends cleanly on %s',
    async (signal) => {
      const { child, ended, text } = run('--port', '0', '--plan', 'teams', '--speed', '50')
      await expect.poll(text, { timeout: 30_000 }).toContain('Try:')
      const origin = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(text())?.[1] ?? ''
      const curls = text().match(/^ +curl .*$/gm) ?? []
      expect(curls).toHaveLength(2)
      for (const [index, curl] of curls.entries()) {
        const [, key, url] = /Token ([^']+)' '([^']+)'/.exec(curl) ?? []
        const response = await fetch(url ?? '', { headers: { Authorization: `Token ${key}` } })
        const rows = (await response.json()) as Record<string, unknown[]>
        expect(rows[index === 0 ? 'scenarios' : 'data']).toHaveLength(3)
      }
      expect(text()).toContain(`${origin}/api/v2 speaks live`)
      child.kill(signal)
      expect(await ended).toMatchObject({ code: 0, stderr: '' })
      await expect(fetch(origin)).rejects.toThrow()
    },
  )

  test('tells everything wrong in one list and ends with 1', async () => {
    const { code, stdout, stderr } = await run('--port', 'x', '--plan', 'gold', '--wat').ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      [
        "The sandbox can't start:",
        '  - --wat is no option.',
        '  - --port must be a whole number from 0 (any free port) to 65535.',
        '  - --plan must be one of free, core, pro, teams, enterprise.',
        'See inlaykit-sandbox --help.',
        '',
      ].join('\n'),
    )
  })

  test('says when its port is taken and ends with 1', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await run('--port', String(port)).ended
    expect(code).toBe(1)
    expect(stderr).toContain(`can't listen on 127.0.0.1:${port}`)
    expect(stderr).toContain('--port')
  })

  test('explains itself', async () => {
    const { code, stdout } = await run('--help').ended
    expect(code).toBe(0)
    for (const option of ['--dialect', '--port', '--host', '--plan', '--seed', '--speed']) {
      expect(stdout).toContain(option)
    }
  })
})
