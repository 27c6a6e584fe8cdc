// Weighs what a host adds to its pages: each entry point of the built kit, minified and compressed, with React and
// TanStack Query left to the host. With --check it fails over the limits, or when a schema library got in.
import { join } from 'node:path'
import { bundleSize, hooksOf } from './lib/bundle-size.mjs'
import { root } from './lib/run.mjs'
import { sheetSize } from './lib/sheet-size.mjs'

const dist = join(root, 'packages', 'ui', 'dist')

/**
 * Limits in KiB after gzip. A widget alone counts all that it needs; `index.js` all widgets together; `use…` the hooks
 * of an entry without the provider that it has too.
 */
const limits = {
  'hooks.js: use…': 6,
  'hooks.js': 10.8,
  'i18n.js': 3.4,
  'queries.js': 3.5,
  'scenario-list.js': 25,
  'execution-timeline.js': 25,
  'connection-panel.js': 17.2,
  'team-roles.js': 16.1,
  'webhook-manager.js': 16.2,
  'automation-settings.js': 11.3,
  'index.js': 58.5,
  // The custom elements at once: React and a widget come with the first of them.
  'bundle/elements.js': 2.5,
  'styles.css': 13,
  // What dresses a widget at first: the base and its own.
  'widgets/scenario-list.css': 6,
  'widgets/execution-timeline.css': 6,
  'widgets/connection-panel.css': 6,
  'widgets/team-roles.css': 6,
  'widgets/webhook-manager.css': 6,
}

/** What must never be in a browser. */
const strayModule = /node_modules\/.*\/(zod|hono|pg|undici)\//

/** @param {string} entry @returns {Promise<{ whole: number, first: number, stray: string[] }>} */
async function weighEntry(entry) {
  if (entry.endsWith('.css')) return { ...(await sheetSize(entry, dist)), stray: [] }
  const [file, part] = entry.split(': ')
  const program = part === undefined ? `export * from './${file}'` : await hooksOf(file, dist)
  const { first, whole, modules } = await bundleSize(program, dist)
  return { first, whole, stray: modules.filter((name) => strayModule.test(name)) }
}

let failed = false
console.log(
  '                                 at once   with all that is loaded later   limit (KiB, min + gzip)',
)
for (const [entry, limit] of Object.entries(limits)) {
  const { first, whole, stray } = await weighEntry(entry)
  const ok = first <= limit && stray.length === 0
  failed ||= !ok
  console.log(
    `${ok ? '✓' : '✗'} ${entry.padEnd(31)}${first.toFixed(1).padStart(7)}${whole.toFixed(1).padStart(12)}${String(limit).padStart(31)}`,
  )
  for (const name of stray) console.log(`    must not be in a browser: ${name}`)
}
if (failed && process.argv.includes('--check')) process.exit(1)
