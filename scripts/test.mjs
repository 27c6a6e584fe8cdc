// The whole check: `node scripts/test.mjs [SUITE…]`. Without arguments verify comes first, then every suite; with them
// those suites alone. It runs to the end whatever fails; the last line is `N passed, N failed`.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, elapsed, run } from './lib/run.mjs'
import { suites } from './steps.mjs'
import { verify } from './verify.mjs'

/** A suite that hangs must not hide the result of the others. */
const suiteLimitMs = 20 * 60 * 1000

/**
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, took: string }} SuiteResult
 */

/** @param {string} file @returns {Promise<{ passed: number, failed: number, skipped: number, broken: number } | null>} */
async function readReport(file) {
  try {
    const report = JSON.parse(await readFile(file, 'utf8'))
    // A file that fails before its first test has none to count.
    const broken = report.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.length === 0,
    ).length
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      broken,
    }
  } catch {
    return null
  }
}

/** @param {string} name @param {string} directory @returns {Promise<SuiteResult>} */
async function runSuite(name, directory) {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const file = join(directory, `${name}.json`)
  const reports = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(bin('vitest'), ['run', '--project', name, ...reports], {
    env: { VITEST_SKIP_INSTALL_CHECKS: '1' },
    limitMs: suiteLimitMs,
  })
  const counts = (await readReport(file)) ?? { passed: 0, failed: 0, skipped: 0, broken: 0 }
  let failed = counts.failed + counts.broken
  // Vitest also fails for what belongs to no test, such as an unhandled rejection, or an empty suite.
  if (code !== 0 && failed === 0) failed = 1
  return { name, passed: counts.passed, failed, skipped: counts.skipped, took: elapsed(start) }
}

/** @param {readonly SuiteResult[]} results */
function print(results) {
  console.log('\n── summary')
  for (const { name, passed, failed, skipped, took } of results) {
    const extra = skipped > 0 ? `, ${skipped} skipped` : ''
    console.log(`  ${name.padEnd(16)} ${passed} ok, ${failed} not ok${extra} (${took})`)
  }
}

const start = performance.now()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !suites.includes(name))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${suites.join(', ')}.`)
  process.exit(2)
}
/** @type {SuiteResult[]} */
const results = []
if (wanted.length === 0) {
  const { passed, failed } = await verify()
  results.push({
    name: 'verify',
    passed,
    failed: failed.length,
    skipped: 0,
    took: elapsed(start),
  })
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
}
const directory = await mkdtemp(join(tmpdir(), 'inlaykit-tests-'))
try {
  for (const name of suites) {
    if (wanted.length === 0 || wanted.includes(name)) results.push(await runSuite(name, directory))
  }
} finally {
  await rm(directory, { recursive: true, force: true })
}
print(results)
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((total, result) => total + result[key], 0)
console.log(`\nTook ${elapsed(start)}.`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)
