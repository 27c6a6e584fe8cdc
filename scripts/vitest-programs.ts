import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'
import type { ProgramName } from '../packages/bff/src/testing/programs.js'

const bff = fileURLToPath(new URL('../packages/bff/', import.meta.url))

const entryPoints: Readonly<Record<ProgramName, string>> = {
  inlaykit: join(bff, 'src', 'cli', 'main.ts'),
  'token-process': join(bff, 'src', 'testing', 'token-process-main.ts'),
}

/**
 * Bundles the programs that tests start, once for a run: each of a hundred starts from source takes several times as long, since it
 * translates every file anew.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const manifest = JSON.parse(await readFile(join(bff, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  // Below the package, so that what stays outside of the bundle is found as the package finds it.
  const room = join(bff, 'node_modules', '.cache')
  await mkdir(room, { recursive: true })
  const outdir = await mkdtemp(join(room, 'programs-'))
  await build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    conditions: ['inlaykit-source'],
    external: Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@inlaykit/')),
    logLevel: 'warning',
  })
  project.provide('programs', outdir)
  return () => rm(outdir, { recursive: true, force: true })
}
