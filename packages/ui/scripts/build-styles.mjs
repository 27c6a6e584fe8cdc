// Bundles the kit's sheet into dist: `styles.css` outside any layer, `styles.layer.css` in the layer `inlaykit`, `base.css` and
// `widgets/*.css` as its parts; and as text: what shadow roots are dressed with, and what comes with parts that are loaded later.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundle, transform } from 'lightningcss'

const source = fileURLToPath(new URL('../src/styles/index.css', import.meta.url))
const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** The browsers that have `light-dark()`, `popover` and size containers: nothing of the sheet is rewritten for older ones. */
const targets = { chrome: 123 << 16, firefox: 128 << 16, safari: (17 << 16) | (5 << 8) }

/** @param {string} name @param {Uint8Array} code */
function write(name, code) {
  process.stdout.write(
    `${name} ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzipped\n`,
  )
  return writeFile(dist + name, code)
}

const plain = bundle({ filename: source, minify: true, targets })
for (const { message, loc } of plain.warnings) {
  process.stderr.write(`${loc.filename}:${loc.line}: ${message}\n`)
  process.exitCode = 1
}
const layered = transform({
  filename: 'styles.layer.css',
  code: Buffer.concat([Buffer.from('@layer inlaykit{'), plain.code, Buffer.from('}')]),
  minify: true,
  targets,
})

/** @param {string} name */
const part = (name) =>
  bundle({
    filename: fileURLToPath(new URL(`../src/styles/${name}`, import.meta.url)),
    minify: true,
    targets,
  }).code.toString()

/**
 * The module of the same name in `src` leaves the bundling to Vite.
 * @param {string} module @param {Record<string, string>} texts
 */
function writeTexts(module, texts) {
  const lines = Object.entries(texts).map(
    ([name, text]) => `export const ${name} = ${JSON.stringify(text)}\n`,
  )
  return writeFile(`${dist}styles/${module}.js`, lines.join(''))
}

await mkdir(`${dist}styles/late`, { recursive: true })
await writeTexts('shadow-sheet', {
  sheetText: plain.code.toString() + part('host.css'),
  schemeText: part('scheme.css'),
})
for (const file of await readdir(new URL('../src/styles/late/', import.meta.url))) {
  if (!file.endsWith('.css')) continue
  await writeTexts(`late/${file.replace('.css', '')}`, { text: part(`late/${file}`) })
}
// The base, and what each widget adds to it at first, for pages that show one or two.
await mkdir(`${dist}widgets`, { recursive: true })
await write('base.css', Buffer.from(part('base.css')))
for (const name of await readdir(new URL('../src/styles/widgets/', import.meta.url))) {
  await write(`widgets/${name}`, Buffer.from(part(`widgets/${name}`)))
}
await write('styles.css', plain.code)
await write('styles.layer.css', layered.code)
// Small, and to be read by who writes one of their own.
await cp(fileURLToPath(new URL('../src/styles/themes', import.meta.url)), `${dist}themes`, {
  recursive: true,
})
