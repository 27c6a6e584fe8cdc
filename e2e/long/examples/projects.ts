import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { capture, pnpm, root } from '../../../scripts/lib/run.mjs'

const examples = fileURLToPath(new URL('../../../examples/web/', import.meta.url))
const published = ['shared', 'sandbox', 'bff', 'ui'] as const

/** A place outside the workspace with the packed packages, in which examples are installed as anybody would install them. */
export interface Outside {
  /** Installs an example there. @returns its folder */
  readonly install: (example: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** Builds and packs what is published. */
export async function openOutside(): Promise<Outside> {
  await capture(process.execPath, [join(root, 'scripts/build.mjs')])
  const directory = await mkdtemp(join(tmpdir(), 'inlaykit-examples-'))
  const tarballs: Record<string, string> = {}
  for (const name of published) {
    const target = join(directory, 'packed', name)
    await mkdir(target, { recursive: true })
    await pnpm(['pack', '--pack-destination', target], { cwd: join(root, 'packages', name) })
    const [file] = await readdir(target)
    tarballs[`@inlaykit/${name}`] = `file:${join(target, file ?? '')}`
  }
  return {
    async install(example) {
      const folder = join(directory, example)
      await cp(join(examples, example), folder, {
        recursive: true,
        filter: (path) => !/node_modules|\/(dist|build|\.next|\.react-router)(\/|$)/.test(path),
      })
      const file = join(folder, 'package.json')
      const manifest = JSON.parse(await readFile(file, 'utf8')) as object
      // The versions that the example names are not published yet: the tarballs stand for them, with all that they need.
      await writeFile(file, JSON.stringify({ ...manifest, pnpm: { overrides: tarballs } }))
      await pnpm(
        ['install', '--ignore-scripts', '--ignore-workspace', '--prefer-offline', '--no-lockfile'],
        { cwd: folder },
      )
      return folder
    },
    close: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Runs a script of an installed example to its end. @throws with all that it wrote, when it fails */
export function runScript(folder: string, script: string): Promise<string> {
  return capture('npm', ['run', '--silent', script], {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
}

/** A server that an example started. */
export interface Running {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Starts a server of an installed example and waits until it answers.
 * @param command such as `node server.mjs`; `PORT` in it is the port
 * @throws when it ends before, or after a minute, with all that it wrote
 */
export async function start(
  folder: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const [program = '', ...args] = command.map((part) => (part === 'PORT' ? String(port) : part))
  const child = spawn(program, args, {
    cwd: folder,
    // Without what the tests' own process says of its mode.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      PUBLIC_URL: url,
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
    },
    detached: true,
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.pid === undefined) return
    // With what it has started: npm and npx leave their children behind.
    process.kill(-child.pid, 'SIGKILL')
    await once(child, 'close')
  }
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (child.exitCode !== null) break
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isThere) return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`${command.join(' ')} did not answer.\n${said}`)
}
