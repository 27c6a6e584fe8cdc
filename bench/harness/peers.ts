import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Installs what something is measured beside. It is no dependency of the project: its folder has a lockfile of its own, so
 * that it is kept out of everybody's `pnpm install`.
 * @param folder absolute, with a `package.json` and a lockfile
 */
export async function installPeers(folder: string): Promise<void> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  const { packageManager } = JSON.parse(manifest) as { packageManager: string }
  await run('npx', ['-y', packageManager, '--ignore-workspace', 'install', '--frozen-lockfile'], {
    cwd: folder,
  })
}
