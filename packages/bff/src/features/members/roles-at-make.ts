import type { Role, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import { listMembersByEmail } from '../../mirror/members.js'
import { findPartState, type PartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import { TenantMemo } from '../../store/tenant-memo.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import { lesserRole, membersAgeMs, roleAmong } from './rules.js'

/** What was read longer ago than this gives nobody a role any more, in ms. */
const mostAgeMs = 5 * 60_000
/** A role is remembered for so long, in ms, when no news come: they may be lost. */
const rememberedMs = 5000

interface Parts {
  readonly connections: ConnectionService
  readonly synchronizer: Synchronizer
  readonly watcher: Watcher
  readonly clock: Clock
}

/** Says what viewers are at Make, by the mirrored members: for `roleSource: 'make'`. */
export class RolesAtMake {
  readonly #parts: Parts
  /** When the members of connections were read. */
  readonly #read: TenantMemo<PartState>
  readonly #roles: TenantMemo<{ readonly role: Role }>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#read = new TenantMemo(parts.clock, rememberedMs)
    this.#roles = new TenantMemo(parts.clock, rememberedMs)
  }

  /** Something of a tenant has changed: what is remembered of its members holds no longer. */
  forget(tenantId: string): void {
    this.#read.forget(tenantId)
    this.#roles.forget(tenantId)
  }

  /** Lets go of all that is remembered. */
  clear(): void {
    this.#read.clear()
    this.#roles.clear()
  }

  /**
   * The viewer's role in the connection's organisation: that of the member with their e-mail address, and never one above
   * the host's. Whoever is no member there, has not accepted yet, or has a role of Make's own, is a viewer.
   * @throws what kept the members from being read, when what is mirrored is too old to go by, or nothing is
   */
  async of(viewer: Viewer, connectionId: string | undefined, signal: AbortSignal): Promise<Role> {
    const { connections, watcher } = this.#parts
    const { email } = viewer
    const connection = await connections.open(viewer, connectionId)
    if (email === undefined) return 'viewer'
    watcher.lookedAtPart(connection, 'members')
    await this.#ensure(connection, callFor(viewer, signal))
    return lesserRole(viewer.role, await this.#find(connection, email))
  }

  /** Sees to it that the members were read not long ago; those that are old are read again behind the answer. */
  async #ensure(connection: OpenConnection, call: MakeCall): Promise<void> {
    const { synchronizer, clock } = this.#parts
    const { tenantId, connectionId } = connection
    const state = await this.#read.find(tenantId, connectionId, () =>
      findPartState(synchronizer.scope(connection), 'members'),
    )
    const read = async (by: MakeCall) => {
      await synchronizer.refreshMembers(connection, by)
      this.forget(tenantId)
    }
    const age = state === null ? Number.NaN : clock.now() - state.asOf.getTime()
    // A clock that was turned back makes no list fresh.
    if (!(age >= 0 && age <= mostAgeMs)) await read(call)
    else if (age > membersAgeMs) {
      synchronizer.inBackground(connection, 'members', () => read({ priority: 'live' }))
    }
  }

  async #find(connection: OpenConnection, email: string): Promise<Role> {
    const { tenantId, connectionId } = connection
    const scope = this.#parts.synchronizer.scope(connection)
    const found = await this.#roles.find(
      tenantId,
      JSON.stringify([connectionId, email]),
      async () => ({ role: roleAmong(await listMembersByEmail(scope, email), email) }),
    )
    return found?.role ?? 'viewer'
  }
}
