import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { CreateScenarioInput, ScenarioBlueprint, ScenarioDetail } from '@inlaykit/shared'

/**
 * A scenario as `POST /scenarios` takes it. What Make doesn't tell is left out, and so is whether it is switched on: a copy
 * that is made from a file should run when somebody says so. Its folder is left out too: it is one of its own team, and the
 * guide dialect creates in none.
 */
export function toDocument(
  scenario: ScenarioDetail,
  { blueprint }: ScenarioBlueprint,
): CreateScenarioInput {
  const { name, description, schedule, priority, maxErrors, autoCommit } = scenario
  return {
    name,
    // What is undefined is no part of the JSON; 0 and false are.
    description: description || undefined,
    schedule: schedule ?? undefined,
    priority: priority ?? undefined,
    maxErrors: maxErrors ?? undefined,
    autoCommit: autoCommit ?? undefined,
    blueprint,
  }
}

/** Controls beyond those of ASCII and marks of direction: JSON leaves them as they are, and a terminal would obey them. */
const steering = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** The text of a document, for files and terminals alike. */
export function toText(document: CreateScenarioInput, isForProgram: boolean): string {
  return JSON.stringify(document, null, isForProgram ? undefined : 2).replace(
    steering,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** File systems take 255 bytes; a temporary name puts some behind. */
const longestName = 120

const letters = new Intl.Segmenter()

/**
 * The name of a scenario's file: letters and digits of any language stay, all else becomes `-`, so that it is a plain name on
 * every system. The id makes it the only one.
 */
export function fileNameOf({ id, name }: { readonly id: string; readonly name: string }): string {
  const words = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+/u, '')
  let kept = ''
  for (const { segment } of letters.segment(words)) {
    if (Buffer.byteLength(kept + segment) > longestName) break
    kept += segment
  }
  if (kept.endsWith('-')) kept = kept.slice(0, -1)
  const safeId = id.replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 100)
  return `${['scenario', safeId, kept].filter((part) => part !== '').join('-')}.json`
}

/**
 * Writes a file that its owner alone can read: blueprints may hold what their authors typed into them.
 * @param isForced whether a file that is there is replaced; what a link points at never is
 * @returns whether it was written: `false` when there was a file
 */
export async function writeOwnFile(
  path: string,
  text: string,
  isForced: boolean,
): Promise<boolean> {
  if (!isForced) {
    try {
      await writeFile(path, text, { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  }
  // Renamed, so that the old file is there until the new one is whole, and its rights don't stay.
  const fresh = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeFile(fresh, text, { flag: 'wx', mode: 0o600 })
    await rename(fresh, path)
    return true
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
