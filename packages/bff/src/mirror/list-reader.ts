import type { Clock } from '../core/clock.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeScenario } from '../make/port/scenarios.js'
import { replaceFolders } from './folders.js'
import { replaceMembers } from './members.js'
import type { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import type { OwnWrites } from './own-writes.js'
import { maxPages, type ReadOnce } from './read-once.js'
import { describeChanges } from './scenario-news.js'
import { replaceScenarios } from './scenario-list-writes.js'
import { gatherFolders } from './scenarios.js'
import { findPartState, putPartState } from './state.js'

/** Reads whole lists of a connection in place of those that are mirrored. */
export class ListReader {
  readonly #records: MirrorRecords
  readonly #once: ReadOnce
  readonly #ownWrites: OwnWrites
  readonly #clock: Clock

  constructor(parts: {
    records: MirrorRecords
    once: ReadOnce
    ownWrites: OwnWrites
    clock: Clock
  }) {
    this.#records = parts.records
    this.#once = parts.once
    this.#ownWrites = parts.ownWrites
    this.#clock = parts.clock
  }

  /** Reads the whole list of scenarios. */
  refreshScenarios(connection: MirroredConnection, call: MakeCall): Promise<void> {
    return this.#once.run(connection, 'scenarios', call, async (signal) => {
      const begun = this.#clock.now()
      const list: MakeScenario[] = []
      let next: string | null = null
      for (let page = 0; page < maxPages; page += 1) {
        const answer = await connection.api.scenarios.list({ next }, { ...call, signal })
        list.push(...answer.items)
        next = answer.next
        if (next === null) break
      }
      await this.#records.record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'scenarios')
          // A read that was begun later was faster: it knows more.
          if (known !== null && known.asOf.getTime() > begun) return []
          const first = known === null
          const written = await this.#ownWrites.since(scope, connection, begun)
          const keep = new Set(written.keys())
          const { changed, removed } = await replaceScenarios(scope, list, keep)
          if (!connection.api.capabilities.folderNames) {
            const gathered = await gatherFolders(scope)
            await replaceFolders(
              scope,
              gathered.map((folder) => ({
                id: folder.id,
                name: folder.id,
                scenarioCount: folder.count,
              })),
            )
            await putPartState(scope, 'folders', {
              asOf: new Date(begun),
              next: null,
              complete: true,
            })
          }
          await putPartState(scope, 'scenarios', {
            asOf: new Date(begun),
            next: null,
            complete: true,
          })
          return first ? [] : describeChanges(connection, changed, removed)
        },
        { alone: true },
      )
    })
  }

  /** Reads the folders; where the dialect has no list of them they come with the scenarios. */
  async refreshFolders(connection: MirroredConnection, call: MakeCall): Promise<void> {
    if (!connection.api.capabilities.folderNames) {
      await this.refreshScenarios(connection, call)
      return
    }
    await this.#once.run(connection, 'folders', call, async (signal) => {
      const begun = this.#clock.now()
      const folders = await connection.api.folders.list({ ...call, signal })
      await this.#records.record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'folders')
          // Begun before our own last write, it may tell what was before that.
          if (known !== null && known.asOf.getTime() >= begun) return []
          await replaceFolders(scope, folders)
          await putPartState(scope, 'folders', {
            asOf: new Date(begun),
            next: null,
            complete: true,
          })
          return []
        },
        { alone: true },
      )
    })
  }

  /** Reads the members. */
  refreshMembers(connection: MirroredConnection, call: MakeCall): Promise<void> {
    return this.#once.run(connection, 'members', call, async (signal) => {
      const begun = this.#clock.now()
      const members = await connection.api.members.list({ ...call, signal })
      await this.#records.record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'members')
          // Begun before our own last write, it may tell what was before that.
          if (known !== null && known.asOf.getTime() >= begun) return []
          const isChanged = await replaceMembers(scope, members)
          const asOf = new Date(begun)
          await putPartState(scope, 'members', { asOf, next: null, complete: true })
          const { connectionId } = connection
          return isChanged && known !== null ? [{ type: 'member.changed', connectionId }] : []
        },
        { alone: true },
      )
    })
  }
}
