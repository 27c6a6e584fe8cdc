import type { EndpointName } from '@inlaykit/shared'
import type { Sandbox, SandboxOptions } from '@inlaykit/sandbox'
import { testStages } from './databases.js'
import { createTestBff, startSandbox, type TestBff, type TestBffOptions } from './test-bff.js'
import { createIds, type PathIds } from './tour.js'
import { openWays, type WayCaller, type Ways } from './ways.js'

/** A BFF with both doors open, and what every route can be asked with. */
export interface OpenBff {
  readonly sandbox: Sandbox
  readonly test: TestBff
  readonly ways: Ways
  /** Ids of the tenant acme. */
  readonly ids: PathIds
  /** Makes a connection that may be changed and removed while the tenant stays connected. */
  readonly withSpareConnection: () => Promise<PathIds>
  /** Ids to ask that endpoint with: others where the one that was asked before may have removed what they name. */
  readonly idsFor: (name: EndpointName) => Promise<PathIds>
  /** The person of the test in each way. */
  callers(): readonly WayCaller[]
  close(): Promise<void>
}

/**
 * Opens a BFF for suites that walk the table of routes. One stage is enough for what happens before any dialect or
 * database: the first one. Without a background, so that whatever Make hears was asked for.
 */
export async function openBff(
  settings: {
    readonly sandbox?: SandboxOptions
    readonly database?: TestBffOptions['database']
    readonly options?: TestBffOptions['options']
  } = {},
): Promise<OpenBff> {
  const [stage] = testStages
  const sandbox = await startSandbox(settings.sandbox ?? { scenariosPerTeam: 3 })
  const test = await createTestBff({
    dialect: stage!.dialect,
    database: settings.database ?? (await stage!.database.create()),
    sandbox,
    options: { background: false, ...settings.options },
  })
  const ways = await openWays(test.bff)
  return {
    sandbox,
    test,
    ways,
    ...(await createIds(test)),
    callers: () => ways.callers(test.me.viewer),
    async close() {
      await ways.close()
      await test.close()
      await sandbox.close()
    },
  }
}
