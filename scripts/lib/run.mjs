import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A command installed in this repository, started by the present Node.
 * @param {string} name such as `oxlint`
 * @returns {string}
 */
export const bin = (name) =>
  fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url))

/**
 * Runs a command in the root of the repository, its output passed through.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, limitMs?: number }} [options] with `limitMs` it is ended, with all that it
 *   started, when it takes longer
 * @returns {Promise<number>} the exit code; 1 when it could not be started or was ended by a signal
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      // A group of its own, so that browsers and servers end with the command that started them.
      detached: options.limitMs !== undefined && process.platform !== 'win32',
    })
    const end = () => {
      const { pid } = child
      if (pid === undefined) return
      try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
      } catch {
        // It has just ended by itself.
      }
    }
    const timer =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            console.error(`${command} took longer than ${options.limitMs / 1000} s and was ended.`)
            end()
          }, options.limitMs)
    if (options.limitMs !== undefined) {
      process.once('exit', end)
      child.once('close', () => process.off('exit', end))
    }
    child.once('error', (error) => {
      clearTimeout(timer)
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code ?? 1)
    })
  })
}

/**
 * Runs a command and answers what it wrote.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<string>} stdout
 * @throws {Error} with all that it wrote, when it doesn't end with 0
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let out = ''
    let all = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      all += chunk
    })
    child.stderr.on('data', (chunk) => (all += chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0
        ? resolve(out)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${all.trim()}`)),
    )
  })
}

/** @param {number} since `performance.now()` at the start @returns {string} such as `3.2 s` */
export const elapsed = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs pnpm: the one that started this program, else the version that package.json names.
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<string>} stdout
 */
export function pnpm(args, options) {
  const own = process.env['npm_execpath']
  if (own !== undefined && own.includes('pnpm')) {
    return /\.[cm]?js$/.test(own)
      ? capture(process.execPath, [own, ...args], options)
      : capture(own, args, options)
  }
  return capture('npx', ['-y', 'pnpm@10.34.9', ...args], options)
}
