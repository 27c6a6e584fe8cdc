// The whole check: verify, then every suite. Runs to the end whatever fails; the last line is `N passed, N failed`.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, elapsed, run } from './lib/run.mjs'
import { suites } from './steps.mjs'
import { verify } from './verify.mjs'

/** A suite that hangs must not hide the result of the others. */
const suiteLimitMs = 8 * 60 * 1000

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
  const code = await run(
    'timeout' in process.versions ? 'timeout' : process.execPath,
    [
      bin('vitest'),
      'run',
      '--project',
      name,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { VITEST_SKIP_INSTALL_CHECKS: '1' } },
  )
  const report = await readReport(file)
  const counts = report ?? { passed: 0, failed: 0, skipped: 0, broken: 0 }
  let failed = counts.failed + counts.broken
  // Vitest also fails for what belongs to no test, such as an unhandled rejection, or an empty suite.
  if (code !== 0 && failed === 0) failed = 1
  return { name, passed: counts.passed, failed, skipped: counts.skipped, took: elapsed(start) }
}
