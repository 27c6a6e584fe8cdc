import { roles } from '@inlaykit/shared'
import { z } from 'zod'
import { DomainError, unsupported } from '../../core/errors.js'
import { optionalText, optionalTime, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeMembers } from '../port/members.js'

const GuideMembers = z.object({
  data: z.array(
    z.object({
      id: upstreamId,
      email: z.string(),
      role: z.string(),
      name: optionalText,
      status: optionalText,
      lastSeenAt: optionalTime,
    }),
  ),
})

const statuses: Readonly<Record<string, 'invited' | 'expired'>> = {
  invited: 'invited',
  pending: 'invited',
  expired: 'expired',
}

/** Members in the guide dialect, which neither removes anybody nor invites them again. */
export function createMembers(upstream: Upstream, { organizationId }: MakeScope): MakeMembers {
  function pathBelow(...segments: string[]): string {
    if (organizationId === null) {
      throw new DomainError(
        'not-connected',
        'Choose the organisation at Make that this connection is for.',
      )
    }
    return pathOf('organizations', organizationId, 'users', ...segments)
  }

  return {
    async list(call) {
      const { body } = await upstream.request({ method: 'GET', path: pathBelow() }, call)
      return parseAnswer(GuideMembers, body, 'list of members').data.map((row) => {
        const role = roles.find((one) => one === row.role) ?? null
        return {
          id: row.id,
          email: row.email,
          name: row.name,
          role,
          roleName: row.role,
          owner: false,
          roleChangeable: true,
          status: statuses[row.status ?? ''] ?? 'active',
          lastSeenAt: row.lastSeenAt,
        }
      })
    },
    // The guide's invitation has no name.
    async invite({ email, role }, call) {
      await upstream.request(
        { method: 'POST', path: pathBelow(), body: { email, role }, once: true },
        call,
      )
    },
    async setRole({ id }, role, call) {
      await upstream.request({ method: 'PATCH', path: pathBelow(id), body: { role } }, call)
    },
    remove: async () => {
      throw unsupported('Removing a member')
    },
    resend: async () => {
      throw unsupported('Sending an invitation again')
    },
  }
}
