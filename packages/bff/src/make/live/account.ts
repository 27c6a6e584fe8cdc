import type { Organization } from '@inlaykit/shared'
import { z } from 'zod'
import { isDomainError } from '../../core/errors.js'
import { optionalText, parseAnswer, upstreamId } from '../parse.js'
import type { MakeAccount } from '../port/account.js'
import { pathOf, type MakeCall, type Upstream, type UpstreamRequest } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import { readTimeZone } from './time-zone.js'

const LiveOrganizations = z.object({
  organizations: z.array(z.object({ id: upstreamId, name: z.string(), zone: optionalText })),
})
const LiveLicense = z.object({
  organization: z.object({ license: z.object({ apiLimit: z.number().positive() }).nullish() }),
})
const LiveTeams = z.object({ teams: z.array(z.object({ id: upstreamId, name: z.string() })) })

/** The least that shows whether the credential opens what the connection means. */
function leastRequest({ organizationId, teamId }: MakeScope): UpstreamRequest {
  if (organizationId === null && teamId === null) {
    return { method: 'GET', path: pathOf('users', 'me') }
  }
  const owner = teamId === null ? { organizationId: organizationId ?? undefined } : { teamId }
  return { method: 'GET', path: pathOf('scenarios'), query: { ...owner, 'pg[limit]': 1 } }
}

/** The account in the live dialect. */
export function createAccount(upstream: Upstream, scope: MakeScope): MakeAccount {
  async function teamsOf(organizationId: string, call: MakeCall): Promise<Organization['teams']> {
    const { body } = await upstream.request(
      { method: 'GET', path: pathOf('teams'), query: { organizationId } },
      call,
    )
    return parseAnswer(LiveTeams, body, 'list of teams').teams
  }

  return {
    async organizations(call) {
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('organizations') },
        call,
      )
      const { organizations } = parseAnswer(LiveOrganizations, body, 'list of organisations')
      const told: Organization[] = []
      // One after the other: the budget of people's clicks is not to be spent on a list at once.
      for (const { id, name, zone } of organizations) {
        told.push({ id, name, zone, teams: await teamsOf(id, call) })
      }
      return told
    },
    async check(call) {
      await upstream.request(leastRequest(scope), call)
    },
    timeZone: (call) => readTimeZone(upstream, scope, call),
    async requestLimit(call) {
      if (scope.organizationId === null) return null
      const path = pathOf('organizations', scope.organizationId)
      try {
        const { body } = await upstream.request({ method: 'GET', path }, call)
        const { organization } = parseAnswer(LiveLicense, body, 'organisation')
        return organization.license?.apiLimit ?? null
      } catch (error) {
        // A token without `organizations:read` is refused here, and good for all else.
        if (isDomainError(error, 'upstream-rejected') || isDomainError(error, 'not-found'))
          return null
        throw error
      }
    },
  }
}
