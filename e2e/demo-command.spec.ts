import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const children: ChildProcess[] = []

function startCommand(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=inlaykit-source', 'apps/demo/server/main.ts', ...args],
    { cwd: root, env: { ...process.env, ...env } },
  )
  children.push(child)
  const said = { text: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, said, ended }
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

describe('the demo command', () => {
  it('prints an address that answers with the page, and stops cleanly', async () => {
    const { child, said, ended } = startCommand({ PORT: '0' })
    await expect
      .poll(() => said.text, { timeout: 50_000, interval: 100 })
      .toMatch(/running at {2}http:\/\/localhost:\d+\//)
    const address = /running at {2}(\S+)/.exec(said.text)?.[1] ?? ''
    const response = await fetch(address, { headers: { Accept: 'text/html' } })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<html')
    for (const hint of ['Mateo Ruiz (builder)', 'Settings → Automations', 'Ctrl-C']) {
      expect(said.text).toContain(hint)
    }
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('lists everything that is wrong at once, and does not start', async () => {
    const { said, ended } = startCommand(
      { PORT: 'none', MAKE_DIALECT: 'klingon', INLAYKIT_DATABASE_URL: 'mysql://localhost' },
      ['--turbo'],
    )
    expect(await ended).toBe(1)
    for (const word of ['PORT', 'MAKE_DIALECT', 'INLAYKIT_DATABASE_URL', '--turbo']) {
      expect(said.text).toContain(word)
    }
  })
})
