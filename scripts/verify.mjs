// Everything that is checked besides the tests. Runs to the end, then says what failed.
import { elapsed, run } from './lib/run.mjs'
import { verifySteps } from './steps.mjs'

/**
 * Runs each step.
 * @returns {Promise<{ passed: number, failed: string[] }>}
 */
export async function verify() {
  /** @type {string[]} */
  const failed = []
  for (const { name, command } of verifySteps) {
    console.log(`\n── ${name}`)
    const start = performance.now()
    const [program, ...args] = command
    const ok = (await run(program, args)) === 0
    console.log(`${ok ? '✓' : '✗'} ${name} (${elapsed(start)})`)
    if (!ok) failed.push(name)
  }
  return { passed: verifySteps.length - failed.length, failed }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { passed, failed } = await verify()
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
  console.log(`\n${passed} passed, ${failed.length} failed`)
  process.exit(failed.length === 0 ? 0 : 1)
}
