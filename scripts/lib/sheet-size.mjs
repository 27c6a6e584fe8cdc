import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { weigh } from './bundle-size.mjs'

/** What comes with the parts of a widget that are loaded later, beside what all dialogs need. */
const late = {
  'scenario-list': ['scenario-list'],
  'execution-timeline': ['execution-timeline', 'run-detail'],
  'connection-panel': [],
  'team-roles': ['team-roles'],
  'webhook-manager': ['webhook-manager'],
}

/**
 * What a page loads to dress a widget: the base and the widget's own sheet; of another sheet, that alone.
 * @param {string} path of the sheet, from `dist`
 * @param {string} dist of the built kit
 * @returns {Promise<{ first: number, whole: number }>} in KiB after gzip: at once, with what comes with parts that are loaded later
 */
export async function sheetSize(path, dist) {
  const read = (/** @type {string} */ name) => readFile(join(dist, name))
  const own = weigh(await read(path))
  const name = /^widgets\/(.+)\.css$/.exec(path)?.[1]
  if (name === undefined) return { first: own, whole: own }
  const first = own + weigh(await read('base.css'))
  const later = ['dialogs', ...(late[/** @type {keyof typeof late} */ (name)] ?? [])].map(
    async (sheet) => {
      const url = pathToFileURL(join(dist, 'styles', 'late', `${sheet}.js`))
      const { text } = await import(url.href)
      return weigh(Buffer.from(text))
    },
  )
  return { first, whole: (await Promise.all(later)).reduce((sum, weight) => sum + weight, first) }
}
