import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { programOf } from './programs.js'

/** What a command gave until its end. */
export interface CommandResult {
  /** The exit code; `null` when a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs in a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess
  /** What it has written so far. */
  readonly out: { readonly stdout: string; readonly stderr: string }
  readonly ended: Promise<CommandResult>
}

const running = new Set<ChildProcess>()

/** Ends all commands that still run: for `afterEach`. */
export function killCommands(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts the command `inlaykit` with this environment and no other. */
export function startCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningCommand {
  const child = spawn(process.execPath, [programOf('inlaykit'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: 'pipe',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  })
  running.add(child)
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes: Buffer) => {
    out.stdout += bytes.toString()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    out.stderr += bytes.toString()
  })
  const ended = new Promise<CommandResult>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, ...out })
    })
  })
  return { child, out, ended }
}

/** Runs a command to its end. */
export function runCommand(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
  stdin = '',
): Promise<CommandResult> {
  const { child, ended } = startCommand(args, environment)
  child.stdin?.end(stdin)
  return ended
}

/** The address on which `inlaykit serve` listens, once it does. */
export async function listening({ out, child }: RunningCommand): Promise<string> {
  return vi.waitFor(
    () => {
      if (child.exitCode !== null) throw new Error(`It ended: ${out.stderr}`)
      return /^inlaykit listening on (http\S+)\n/.exec(out.stdout)![1]!
    },
    { timeout: 60_000, interval: 50 },
  )
}
