import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const kib = 1024

/** What a host has anyway: React, and TanStack Query where the kit is one of several that use it. */
export const hostsOwn = ['react', 'react-dom', 'react/*', 'react-dom/*', '@tanstack/react-query']

/** @param {Uint8Array} bytes @returns {number} KiB after gzip */
export const weigh = (bytes) => gzipSync(bytes, { level: 9 }).byteLength / kib

/**
 * What a page loads for a program: minified for production and compressed chunk by chunk.
 * @param {string} contents the program, which imports what is weighed
 * @param {string} resolveDir where its imports are looked for
 * @param {readonly string[]} [external] what is not counted
 * @returns {Promise<{ first: number, whole: number, modules: string[] }>} in KiB: at once, with all that is loaded later
 */
export async function bundleSize(contents, resolveDir, external = hostsOwn) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir, sourcefile: 'entry.js' },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser', 'import'],
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...external, 'node:*'],
    loader: { '.css': 'empty' },
    logLevel: 'error',
    outdir: '/weighed',
    write: false,
    metafile: true,
  })
  const { outputs } = metafile
  // What is imported on demand is an entry point of its own.
  const start = Object.keys(outputs).find((name) => outputs[name].entryPoint?.endsWith('entry.js'))
  /** What a page loads at once: the entry and all that it imports statically. */
  const first = new Set(start === undefined ? [] : [start])
  for (const name of first) {
    for (const { path, kind } of outputs[name].imports) {
      if (kind === 'import-statement' && outputs[path]) first.add(path)
    }
  }
  const weights = new Map(outputFiles.map((file) => [file.path, weigh(file.contents)]))
  const weightOf = (/** @type {string} */ name) =>
    [...weights].find(([path]) => path.endsWith(name.replace(/^.*weighed/, 'weighed')))?.[1] ?? 0
  return {
    first: [...first].reduce((total, name) => total + weightOf(name), 0),
    whole: [...weights.values()].reduce((total, weight) => total + weight, 0),
    modules: Object.keys(metafile.inputs),
  }
}

/**
 * A program that has every hook of an entry and nothing else of it.
 * @param {string} file the entry
 * @param {string} dir where it is
 * @returns {Promise<string>} its text
 */
export async function hooksOf(file, dir) {
  const { metafile } = await build({
    stdin: { contents: `export * from './${file}'`, resolveDir: dir },
    bundle: true,
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
  })
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports)
  const hooks = names.filter((name) => /^use[A-Z]/.test(name))
  return `export { ${hooks.join(', ')} } from './${file}'`
}
