// Bundles the custom elements into dist/bundle: with React and all else that they need, so that a page without a build step
// loads `elements.js` by a script element. Each widget is a file of its own, loaded when its element is in the page.
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

await rm(`${dist}bundle`, { recursive: true, force: true })
await build({
  entryPoints: [`${dist}elements.js`],
  outdir: `${dist}bundle`,
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  // What others' licences ask to be said stands beside the files.
  legalComments: 'linked',
  logLevel: 'warning',
})
