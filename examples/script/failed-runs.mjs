import { createClient, ProblemError } from '@inlaykit/shared/client'

const { INLAYKIT_URL: baseUrl, INLAYKIT_TOKEN: token } = process.env
if (!baseUrl || !token) {
  console.error('Set INLAYKIT_URL, where the BFF is mounted, and INLAYKIT_TOKEN, a viewer token.')
  process.exit(2)
}
const isRetrying = process.argv.includes('--retry')
const inlaykit = createClient({ baseUrl, getToken: () => token })
/** Nobody waits longer than this for one answer. */
const options = () => ({ signal: AbortSignal.timeout(40_000) })

/** The runs of the last 24 hours that failed, newest first, page by page. */
async function* failedRuns() {
  const from = new Date(Date.now() - 24 * 60 * 60_000).toISOString()
  let cursor
  do {
    const query = { status: ['error'], from, limit: 100, cursor }
    const page = await inlaykit.call('listExecutions', { query }, options())
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

try {
  for await (const run of failedRuns()) {
    console.log(`${run.startedAt}  ${run.scenarioName}  ${run.error?.message ?? ''}`)
    if (!isRetrying) continue
    try {
      // The same key for the same run: however often this script is started, it is tried again once.
      await inlaykit.call(
        'retryExecution',
        { params: { executionId: run.id } },
        { ...options(), idempotencyKey: `retry-${run.id}` },
      )
      console.log('  tried again')
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      console.log(`  not tried again: ${error.detail}`)
    }
  }
} catch (error) {
  if (!(error instanceof ProblemError)) throw error
  // Switch on the problem, never on a sentence.
  const cures = {
    unauthenticated: 'The token is no longer good: sign another one.',
    forbidden: 'The token’s role may not do this.',
    'not-connected': 'The tenant has no connection to Make yet.',
    network: `Nothing answers at ${baseUrl}.`,
  }
  console.error(cures[error.problem] ?? error.detail)
  process.exitCode = 1
}
