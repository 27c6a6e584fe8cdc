// Builds everything that is published: `node scripts/build.mjs [--storybook] [--demo]`
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bin, elapsed, pnpm, root, run } from './lib/run.mjs'

const packages = ['shared', 'sandbox', 'bff', 'ui']
const wants = new Set(process.argv.slice(2))
const start = performance.now()

/** What a renamed file left behind must not be published. */
async function clean() {
  for (const name of packages) {
    await rm(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  }
}

async function build() {
  await clean()
  const projects = packages.map((name) => join('packages', name, 'tsconfig.src.json'))
  if ((await run(bin('tsc'), ['-b', '--force', ...projects])) !== 0) return 1
  for (const name of packages) {
    const styles = join(root, 'packages', name, 'scripts', 'build-styles.mjs')
    if (existsSync(styles) && (await run(process.execPath, [styles])) !== 0) return 1
  }
  if (wants.has('--demo')) {
    const code = await run(bin('tsx'), [
      '--conditions=inlaykit-source',
      join('apps', 'demo', 'server', 'build.ts'),
    ])
    if (code !== 0) return code
  }
  if (wants.has('--storybook')) await pnpm(['--filter', '@inlaykit/storybook', 'build'])
  return 0
}

const code = await build()
console.log(code === 0 ? `Built in ${elapsed(start)}.` : 'The build failed.')
process.exit(code)
