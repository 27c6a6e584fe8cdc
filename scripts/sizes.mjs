// Weighs what a host adds to its pages: each entry point of the built kit, minified and compressed, with React and
// TanStack Query left to the host. With --check it fails over the limits, or when a schema library got in.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './lib/run.mjs'

const dist = join(root, 'packages', 'ui', 'dist')
const kib = 1024

/** Limits in KiB after gzip. A widget alone counts all that it needs; `index.js` all widgets together. */
const limits = {
  'hooks.js': 26,
  'scenario-list.js': 25,
  'execution-timeline.js': 25,
  'connection-panel.js': 18.5,
  'team-roles.js': 16,
  'webhook-manager.js': 17,
  'automation-settings.js': 17,
  'index.js': 78,
  // The custom elements at once: React and a widget come with the first of them.
  'bundle/elements.js': 2.5,
  'styles.css': 13,
}

/** @param {Uint8Array} bytes */
const weigh = (bytes) => gzipSync(bytes, { level: 9 }).byteLength / kib

/** @param {string} entry @returns {Promise<{ whole: number, first: number, stray: string[] }>} */
async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(dist, entry)],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/react-query'],
    outdir: join(root, 'node_modules', '.cache', 'sizes'),
    write: false,
    metafile: true,
  })
  const names = Object.keys(metafile.inputs)
  const outputs = metafile.outputs
  const start = Object.keys(outputs).find((name) =>
    outputs[name].entryPoint?.endsWith(`dist/${entry}`),
  )
  /** What a page loads at once: the entry and all that it imports statically. */
  const first = new Set(start === undefined ? [] : [start])
  for (const name of first) {
    for (const { path, kind } of outputs[name].imports) {
      if (kind === 'import-statement' && outputs[path]) first.add(path)
    }
  }
  const weights = new Map(
    outputFiles.map((file) => [file.path.slice(root.length), weigh(file.contents)]),
  )
  const sum = (/** @type {Iterable<string>} */ paths) =>
    [...paths].reduce((total, path) => total + (weights.get(path) ?? 0), 0)
  return {
    whole: sum(weights.keys()),
    first: sum(first),
    stray: names.filter((name) => /node_modules\/.*\/(zod|hono|pg|undici)\//.test(name)),
  }
}

let failed = false
console.log(
  '                        at once   with all that is loaded later   limit (KiB, min + gzip)',
)
for (const [entry, limit] of Object.entries(limits)) {
  const { first, whole, stray } = entry.endsWith('.css')
    ? await readFile(join(dist, entry)).then((bytes) => ({
        first: weigh(bytes),
        whole: weigh(bytes),
        stray: [],
      }))
    : await bundle(entry)
  const ok = first <= limit && stray.length === 0
  failed ||= !ok
  console.log(
    `${ok ? '✓' : '✗'} ${entry.padEnd(22)}${first.toFixed(1).padStart(7)}${whole.toFixed(1).padStart(12)}${String(limit).padStart(31)}`,
  )
  for (const name of stray) console.log(`    must not be in a browser: ${name}`)
}
if (failed && process.argv.includes('--check')) process.exit(1)
