import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const probe = pathToFileURL(fileURLToPath(new URL('probe.mjs', import.meta.url))).href

/** What is started: an example by its own `start` script, a file that mounts the kit in a harder way, or the stand-alone. */
export type Program =
  | { readonly example: string; readonly script?: string }
  | { readonly variant: string }
  | { readonly command: 'serve' }

const fromSource = ['--import', 'tsx', '--conditions=inlaykit-source']

/** A host in a process of its own. */
export interface RunningHost {
  /** Its origin, as it names it. */
  readonly url: string
  /** The lines that it wrote so far. */
  lines(): string[]
  stop(): Promise<void>
}

/** What `node` is called with to run a program. */
async function argumentsOf(program: Program): Promise<{ cwd: string; words: string[] }> {
  if ('variant' in program) {
    return { cwd: `${root}e2e`, words: [...fromSource, `hosts/variants/${program.variant}.ts`] }
  }
  if ('command' in program) {
    const main = 'packages/bff/src/cli/main.ts'
    return { cwd: root, words: [...fromSource, main, program.command] }
  }
  const cwd = `${root}examples/${program.example}`
  const { scripts } = JSON.parse(await readFile(`${cwd}/package.json`, 'utf8')) as {
    scripts: Record<string, string>
  }
  const [command, ...words] = (scripts[program.script ?? 'start'] ?? '').split(' ')
  return { cwd, words: command === 'tsx' ? ['--import', 'tsx', ...words] : words }
}

/** A port that nobody listens on. */
async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

/**
 * Starts a host and waits until it says where it listens.
 * @throws when it ends before, with all that it wrote
 */
export async function startHost(
  program: Program,
  environment: Readonly<Record<string, string>>,
): Promise<RunningHost> {
  const { cwd, words } = await argumentsOf(program)
  const child = spawn(process.execPath, ['--import', probe, ...words], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(await findPort()),
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  })
  let said = ''
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  process.once('exit', kill)
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /https?:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    void closed.then((code) => reject(new Error(`The host ended with ${code}:\n${said}`)))
  })
  return {
    url,
    lines: () => said.split('\n'),
    async stop() {
      kill()
      process.off('exit', kill)
      await closed
    },
  }
}
