import { randomBytes } from 'node:crypto'
import { silentLogger as logger } from '../core/logger.js'
import type { MirroredConnection } from '../mirror/mirrored-connection.js'
import { RunTracker } from '../mirror/run-tracker.js'
import { Synchronizer } from '../mirror/synchronizer.js'
import { Watcher } from '../mirror/watcher.js'
import { WebhookMirror } from '../mirror/webhooks.js'
import type { DatabaseLocation } from '../store/database.js'
import { createVault } from '../vault/vault.js'
import { createManualClock, type ManualClock } from './manual-clock.js'
import { createMirrorStage } from './mirror-stage.js'

/** A watcher whose time stands still, of a tenant that has a stream open all the while. */
export interface WatcherStage {
  readonly clock: ManualClock
  readonly synchronizer: Synchronizer
  readonly webhooks: WebhookMirror
  readonly watcher: Watcher
  readonly connection: MirroredConnection
  /** The paths that Make was asked for since the last call of this, in their order. */
  takeAsked(): string[]
  /** See {@link takeAsked}; takes none away. */
  asked(): readonly string[]
  close(): Promise<void>
}

/**
 * Sets a watcher up over a Make that answers what `answer` says.
 * @param answer the body for a path; what it throws is what Make fails with
 */
export async function createWatcherStage(
  location: DatabaseLocation,
  answer: (path: string) => unknown,
): Promise<WatcherStage> {
  const stage = await createMirrorStage(location)
  const { database, hub } = stage
  const clock = createManualClock()
  const synchronizer = new Synchronizer({ database, hub, clock, logger })
  const vault = createVault([{ id: 'k', key: randomBytes(32).toString('base64') }])
  const webhooks = new WebhookMirror({ database, hub, vault, clock })
  const watcher = new Watcher({
    synchronizer,
    readParts: {
      members: synchronizer.refreshMembers,
      webhooks: (connection, call) => webhooks.refresh(connection, call),
    },
    tracker: new RunTracker({ synchronizer, clock }),
    clock,
    logger,
    streaming: () => ['acme'],
    enabled: true,
  })
  let asked: string[] = []
  const connection = stage.connect({
    request: async ({ path }: { readonly path: string }) => {
      asked.push(path)
      return { status: 200, body: answer(path) }
    },
  })
  return {
    clock,
    synchronizer,
    webhooks,
    watcher,
    connection,
    asked: () => asked,
    takeAsked() {
      const taken = asked
      asked = []
      return taken
    },
    async close() {
      await watcher.close()
      await stage.close()
    },
  }
}
