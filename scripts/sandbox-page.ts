import { createGuideApp } from '../packages/sandbox/src/guide/app.js'
import { createLiveApp } from '../packages/sandbox/src/live/app.js'
import { sdkCalls } from '../packages/sandbox/src/testing/sdk-calls.js'
import { sdkDifferences } from '../packages/sandbox/src/testing/sdk-differences.js'
import { createVirtualClock } from '../packages/sandbox/src/world/clock.js'
import { createLimitBook } from '../packages/sandbox/src/world/limit-book.js'
import { createWorld } from '../packages/sandbox/src/world/world.js'

const world = createWorld({
  seed: 42,
  clock: createVirtualClock(0),
  plan: 'core',
  speed: 1,
  scheduler: false,
  historyDays: 1,
  scenariosPerTeam: 1,
})
const limits = createLimitBook(world.clock, false)

function rowsOf(app: { routes: readonly { method: string; path: string }[] }): string {
  const served = app.routes.filter(({ method }) => method !== 'ALL')
  const lines = served.map(({ method, path }) => `| \`${method}\` | \`${path}\` |`)
  return `| method | path |\n|---|---|\n${[...new Set(lines)].join('\n')}`
}

/**
 * Writes docs/sandbox.md: what the local Make serves, as it is mounted, and how far the vendor's SDK gets with it.
 * @param generated the line that says so
 */
export function sandboxPage(generated: string): string {
  const methods = Object.keys(sdkCalls)
  const missing = sdkDifferences.map((name) => `\`${name}\``)
  return `${generated.replace('packages/shared', 'packages/sandbox')}

# What the sandbox serves

Below \`/guide/api/v2\` and \`/live/api/v2\`; plain \`/api/v2\` speaks the dialect of the options.

## Guide dialect

${rowsOf(createGuideApp(world, limits))}

## Live dialect

${rowsOf(createLiveApp(world, limits))}

## The official SDK

\`@makehq/sdk\`, unchanged, gets an answer to ${methods.length - sdkDifferences.length} of its ${methods.length} methods for scenarios, blueprints, executions,
incomplete executions, hooks, folders, teams, organisations, users and roles, with the fields that Make has. Not served, as a
list that may only shrink: ${missing.join(', ')}.
`
}
