import type {
  InviteMemberInput,
  ListMembersQuery,
  Member,
  Page,
  Role,
  Viewer,
} from '@inlaykit/shared'
import type { RoleSource } from '../../config/options.js'
import type { Clock } from '../../core/clock.js'
import { DomainError, notFound, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import type { MakeMember } from '../../make/port/members.js'
import { hasMirroredMember, listMirroredMembers, replaceMembers } from '../../mirror/members.js'
import { findPartState, putPartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import type { Database } from '../../store/database.js'
import { withLease } from '../../store/leases.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import {
  isSameEmail,
  lesserRole,
  membersAgeMs,
  requireFree,
  requireGrantable,
  requireManager,
  roleAmong,
} from './rules.js'

interface MemberParts {
  readonly connections: ConnectionService
  readonly synchronizer: Synchronizer
  readonly watcher: Watcher
  readonly database: Database
  readonly clock: Clock
  /** Longer than a change can take, in ms: so long nobody else changes members of the organisation. */
  readonly leaseMs: number
  /** Whose word a viewer's role goes by. */
  readonly roleSource: RoleSource
}

/** Who asks for a change, and by which connection. */
interface Asked {
  readonly viewer: Viewer
  readonly connectionId: string | undefined
  readonly signal: AbortSignal
}

/** What a change works on. */
interface Change {
  readonly connection: OpenConnection
  readonly call: MakeCall
  /** As Make has just told them. */
  readonly members: readonly MakeMember[]
  /** The viewer's own role, by those members where it goes by them. */
  readonly own: Role
}

const isEmail = (email: string) => (member: MakeMember) => isSameEmail(member.email, email)

/** The people of a connection's organisation: who they are, and what a viewer may do about them. */
export class MemberService {
  readonly #parts: MemberParts

  constructor(parts: MemberParts) {
    this.#parts = parts
  }

  /** When the members were read, which they are now if they never were; an old list is read again behind the answer. */
  async #ensure(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
    const { synchronizer, watcher, clock } = this.#parts
    watcher.lookedAtPart(connection, 'members')
    const scope = synchronizer.scope(connection)
    const state = await findPartState(scope, 'members')
    if (state === null) {
      await synchronizer.refreshMembers(connection, call)
      return (await findPartState(scope, 'members'))?.asOf ?? null
    }
    if (clock.now() - state.asOf.getTime() > membersAgeMs) this.#readAgain(connection)
    return state.asOf
  }

  #readAgain(connection: OpenConnection): void {
    const { synchronizer } = this.#parts
    synchronizer.inBackground(connection, 'members', () =>
      synchronizer.refreshMembers(connection, { priority: 'live' }),
    )
  }

  /** A page of the members, from the mirror. */
  async list(viewer: Viewer, query: ListMembersQuery, signal: AbortSignal): Promise<Page<Member>> {
    const { connections, synchronizer } = this.#parts
    const connection = await connections.open(viewer, query.connection)
    const asOf = await this.#ensure(connection, callFor(viewer, signal))
    const page = await listMirroredMembers(synchronizer.scope(connection), query)
    return {
      ...page,
      items: page.items.map((member) => tell(member, viewer)),
      asOf: asOf?.toISOString() ?? null,
    }
  }

  /**
   * Changes members. Of one organisation only one change is made at a time, on all instances and by all tenants that share
   * it, and Make is asked anew within: so two admins can't take each other's role at once.
   * @param work makes the change at Make, and answers the members as they are then
   */
  async #change(
    { viewer, connectionId, signal }: Asked,
    work: (change: Change) => Promise<readonly MakeMember[]>,
  ): Promise<readonly MakeMember[]> {
    const { connections, leaseMs, roleSource, clock, synchronizer } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const call = callFor(viewer, signal)
    const { dialect, baseUrl } = connection.row
    const key = JSON.stringify(['members', dialect, baseUrl, connection.target.organizationId])
    return withLease(this.#parts, key, { ms: leaseMs, signal }, async () => {
      const members = await connection.api.members.list(call)
      const own =
        roleSource === 'make'
          ? lesserRole(viewer.role, roleAmong(members, viewer.email))
          : viewer.role
      requireManager(own)
      let changed
      try {
        changed = await work({ connection, call, members, own })
      } catch (error) {
        // A change may have been made in part, or without our hearing of it.
        this.#readAgain(connection)
        throw error
      }
      await synchronizer.write(
        connection,
        async (scope) => {
          await replaceMembers(scope, changed)
          const asOf = new Date(clock.now())
          await putPartState(scope, 'members', { asOf, next: null, complete: true })
          const { connectionId: of } = connection
          return { result: undefined, news: [{ type: 'member.changed', connectionId: of }] }
        },
        { alone: true },
      )
      return changed
    })
  }

  /** Invites somebody, and answers them as Make has them now. */
  async invite(asked: Asked, { email, role, name, note }: InviteMemberInput): Promise<Member> {
    requireGrantable(asked.viewer.role, role)
    if (note !== undefined) {
      const { api } = await this.#parts.connections.open(asked.viewer, asked.connectionId)
      if (!api.capabilities.invitationNote) throw unsupported('A note with an invitation')
    }
    const members = await this.#change(asked, async (change) => {
      const { connection, call, members: present, own } = change
      requireGrantable(own, role)
      const known = present.find(isEmail(email))
      if (known && known.status !== 'expired') {
        throw new DomainError('conflict', 'This person is a member already, or is invited.')
      }
      if (known) requireFree('resend', known, change)
      await connection.api.members.invite(
        { email, role, name: name ?? null, note: note ?? null },
        call,
      )
      return connection.api.members.list(call)
    })
    const invited = members.find(isEmail(email))
    if (!invited) {
      throw new DomainError(
        'upstream-unavailable',
        'Make took the invitation, and does not show it yet. Look at the members again in a moment.',
      )
    }
    return tell(invited, asked.viewer)
  }

  /**
   * The capabilities of the connection, once the member is known to be there: whoever is not is answered with that alone.
   * @throws `not-found` when neither the mirror nor Make, asked anew, tells of the member
   */
  async #capabilitiesFor({ viewer, connectionId, signal }: Asked, memberId: string) {
    const { connections, synchronizer } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const scope = synchronizer.scope(connection)
    if (!(await hasMirroredMember(scope, memberId))) {
      await synchronizer.refreshMembers(connection, callFor(viewer, signal))
      if (!(await hasMirroredMember(scope, memberId))) throw notFound('member')
    }
    return connection.api.capabilities
  }

  /** Sends an invitation again. */
  async resend(asked: Asked, memberId: string): Promise<Member> {
    const { invitationResend } = await this.#capabilitiesFor(asked, memberId)
    if (!invitationResend) throw unsupported('Sending an invitation again')
    const members = await this.#change(asked, async (change) => {
      const { connection, call, members: present } = change
      const member = requireMember(present, memberId)
      requireFree('resend', member, change)
      if (member.status === 'active') {
        throw new DomainError('conflict', 'This person has accepted the invitation already.')
      }
      await connection.api.members.resend(memberId, call)
      return connection.api.members.list(call)
    })
    return tell(requireMember(members, memberId), asked.viewer)
  }

  /** Gives a member another role, and answers them as they are now. */
  async setRole(asked: Asked, memberId: string, role: Role): Promise<Member> {
    requireGrantable(asked.viewer.role, role)
    const members = await this.#change(asked, async (change) => {
      const { connection, call, members: present, own } = change
      requireGrantable(own, role)
      const member = requireMember(present, memberId)
      if (member.role === role) return present
      requireFree('role', member, change)
      await connection.api.members.setRole(member, role, call)
      return connection.api.members.list(call)
    })
    return tell(requireMember(members, memberId), asked.viewer)
  }

  /** Puts a member out of the organisation, or withdraws an invitation. */
  async remove(asked: Asked, memberId: string): Promise<void> {
    const { memberRemoval } = await this.#capabilitiesFor(asked, memberId)
    if (!memberRemoval) throw unsupported('Removing a member')
    await this.#change(asked, async (change) => {
      const { connection, call, members: present } = change
      const member = requireMember(present, memberId)
      requireFree('remove', member, change)
      await connection.api.members.remove(memberId, call)
      return present.filter(({ id }) => id !== memberId)
    })
  }
}

function requireMember(members: readonly MakeMember[], memberId: string): MakeMember {
  const member = members.find(({ id }) => id === memberId)
  if (!member) throw notFound('member')
  return member
}

function tell(member: MakeMember, { email }: Viewer): Member {
  return { ...member, you: email !== undefined && isEmail(email)(member) }
}
