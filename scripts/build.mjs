// Builds everything that is published, each package to its `dist`: `node scripts/build.mjs [--storybook]`
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bin, elapsed, root, run } from './lib/run.mjs'

const packages = ['shared', 'sandbox', 'bff', 'ui']
const start = performance.now()

/** @returns {Promise<number>} the exit code */
async function build() {
  for (const name of packages) {
    // What a renamed file left behind must not be published.
    await rm(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  }
  const projects = packages.map((name) => join('packages', name, 'tsconfig.src.json'))
  if ((await run(bin('tsc'), ['-b', '--force', ...projects])) !== 0) return 1
  for (const name of packages) {
    for (const step of ['build-styles.mjs', 'build-elements.mjs']) {
      const script = join(root, 'packages', name, 'scripts', step)
      if (existsSync(script) && (await run(process.execPath, [script])) !== 0) return 1
    }
  }
  if (!process.argv.includes('--storybook')) return 0
  const storybook = join(root, 'apps', 'storybook')
  return run(
    join(storybook, 'node_modules', '.bin', 'storybook'),
    ['build', '--quiet', '--disable-telemetry'],
    { cwd: storybook },
  )
}

const code = await build()
console.log(code === 0 ? `Built in ${elapsed(start)}.` : 'The build failed.')
process.exit(code)
