import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { ServerName } from '../servers/main.js'

/** The core of the servers under test; the load and whatever stands behind them have the others. */
const serverCore = 0

const source = fileURLToPath(new URL('../servers/main.ts', import.meta.url))
/** The servers as plain JavaScript, so that what is measured is the packages as they are published. */
const main = fileURLToPath(new URL('../.built/main.mjs', import.meta.url))

/** Builds the servers; the packages must be built. */
export async function buildServers(): Promise<void> {
  await build({
    entryPoints: [source],
    outfile: main,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
}

/** Whether processes can be kept on a core: Linux with `taskset`. */
export const canPin = spawnSync('taskset', ['-V']).status === 0

/** Keeps this process, which makes the load, off the core of the servers under test. */
export function leaveServerCore(cores: number): void {
  if (!canPin || cores < 2) return
  spawnSync('taskset', ['-acp', `1-${cores - 1}`, String(process.pid)])
}

/** A server in a process of its own. */
export interface BenchServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Whatever else it told at its start. */
  readonly told: Readonly<Record<string, string>>
  /** Milliseconds from the start of the process until it told its address. */
  readonly startedInMs: number
  /** Processor time of the whole process so far, all threads, user and system, in microseconds. */
  cpu(): Promise<number>
  /** Resident memory in bytes. */
  memory(): Promise<number>
  stop(): Promise<void>
}

interface Ready {
  readonly port: number
  readonly told: Record<string, string>
}

async function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  const answered = once(child, 'message')
  child.send(question as string)
  const [answer] = (await answered) as [T]
  return answer
}

/**
 * Starts a server of `bench/servers`.
 * @param input what it is made from, such as the bytes to answer or where its upstream is
 * @param options `isMeasured`: it has the servers' core for itself (the default); else it shares the others with the load
 */
export async function startServer(
  name: ServerName,
  input: Readonly<Record<string, string>> = {},
  options: { isMeasured?: boolean } = {},
): Promise<BenchServer> {
  const program = [process.execPath, main, name]
  const pinned = canPin && options.isMeasured !== false ? ['taskset', '-c', String(serverCore)] : []
  const [command = '', ...args] = [...pinned, ...program]
  const begun = performance.now()
  const child = spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const failed = ended.then(([code]) => {
    throw new Error(`The server ${name} ended with ${String(code)} before it answered.`)
  })
  failed.catch(() => undefined)
  const { port, told } = await Promise.race([ask<Ready>(child, input), failed])
  const startedInMs = performance.now() - begun
  return {
    origin: `http://127.0.0.1:${port}`,
    told,
    startedInMs,
    cpu: () => ask<number>(child, 'cpu'),
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}
