// The whole check: `node scripts/test.mjs [SUITE…]`. Without arguments verify comes first, then every suite; with them
// those suites alone. It runs to the end whatever fails; the last line is `N passed, N failed`.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { bin, elapsed, root, run } from './lib/run.mjs'
import { suites } from './steps.mjs'
import { verify } from './verify.mjs'

/** A suite that hangs must not hide the result of the others. */
const suiteLimitMs = 20 * 60 * 1000

/**
 * What failed is named again under the summary, since the end is what is left of a long log.
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, took: string, failures: readonly string[] }} SuiteResult
 */

/** Of a failure under the summary: enough to know which assertion it was; the whole stands in the suite's own output. */
const failureLines = 6

/** @param {string} place @param {string | undefined} message */
const failure = (place, message) =>
  [place, ...(message ?? '').split('\n').slice(0, failureLines)].join('\n      ').trimEnd()

/** @param {string} file @returns {Promise<Omit<SuiteResult, 'name' | 'took'> | null>} */
async function readReport(file) {
  try {
    const report = JSON.parse(await readFile(file, 'utf8'))
    /** @type {string[]} */
    const failures = []
    let broken = 0
    for (const { name, status, message, assertionResults } of report.testResults) {
      const path = relative(root, name)
      // A file that fails before its first test has none to count.
      if (status === 'failed' && assertionResults.length === 0) {
        broken += 1
        failures.push(failure(path, message))
      }
      for (const result of assertionResults) {
        if (result.status !== 'failed') continue
        failures.push(failure(`${path} > ${result.fullName}`, result.failureMessages[0]))
      }
    }
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + report.numTodoTests,
      failures,
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
  const counts = (await readReport(file)) ?? { passed: 0, failed: 0, skipped: 0, failures: [] }
  // Vitest also fails for what belongs to no test, such as an unhandled rejection, or an empty suite.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed
  return { ...counts, name, failed, took: elapsed(start) }
}

/** @param {readonly SuiteResult[]} results */
function print(results) {
  console.log('\n── summary')
  for (const { name, passed, failed, skipped, took } of results) {
    const extra = skipped > 0 ? `, ${skipped} skipped` : ''
    console.log(`  ${name.padEnd(16)} ${passed} ok, ${failed} not ok${extra} (${took})`)
  }
  const failures = results.flatMap((result) => result.failures)
  if (failures.length > 0) console.log(`\nNot ok:\n  ${failures.join('\n  ')}`)
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
    failures: failed.map((step) => `verify > ${step}`),
  })
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
