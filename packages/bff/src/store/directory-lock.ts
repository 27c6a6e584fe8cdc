import { mkdir, open, readFile, rm, utimes, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Holder = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** When the process began, in ms since the epoch. */
  since: z.number().optional(),
})

const beatMs = 5000
const staleMs = 20_000

/** A hold on a directory of embedded Postgres. */
export interface DirectoryLock {
  release(): Promise<void>
}

function processStart(): number {
  return Math.round(Date.now() - process.uptime() * 1000)
}

async function isHeld(file: string): Promise<boolean> {
  const [text, info] = await Promise.all([
    readFile(file, 'utf8').catch(() => null),
    stat(file).catch(() => null),
  ])
  if (text === null || info === null) return false
  let holder
  try {
    holder = Holder.parse(JSON.parse(text))
  } catch {
    // A holder that died while it wrote leaves an unreadable file; a living one finishes within the beat.
    return Date.now() - info.mtimeMs < beatMs
  }
  if (holder.host === hostname()) {
    // A container starts again with the number it had before: then our own number is the dead one's, unless that one began
    // when we did. It is another thread of ours in that case.
    if (holder.pid === process.pid) {
      const isOurs = holder.since !== undefined && Math.abs(holder.since - processStart()) < 1000
      return isOurs && Date.now() - info.mtimeMs < staleMs
    }
    try {
      process.kill(holder.pid, 0)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  }
  return Date.now() - info.mtimeMs < staleMs
}

/**
 * Holds `directory` for this process: two servers on the same files would destroy them.
 * A dead holder's lock is taken over; a living one's is respected as long as it beats.
 * @throws when another process holds it
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true })
  const file = join(directory, 'inlaykit.lock')
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(
        JSON.stringify({ pid: process.pid, host: hostname(), since: processStart() }),
      )
      await handle.close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (attempt > 2 || (await isHeld(file))) {
        throw new Error(
          `Another process uses the embedded database in ${directory}. Stop it, choose another directory ` +
            '(INLAYKIT_DATA_DIR), or let several processes share a Postgres server by its URL (INLAYKIT_DATABASE_URL).',
          { cause: error },
        )
      }
      await rm(file, { force: true })
    }
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {
      // The directory was removed under us: the next write of the database says so itself.
    })
  }, beatMs)
  beat.unref()
  return {
    release: async () => {
      clearInterval(beat)
      await rm(file, { force: true })
    },
  }
}
