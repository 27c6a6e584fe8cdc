import { z } from 'zod'
import { isDomainError } from '../../core/errors.js'
import { parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'

const LiveOrganization = z.object({ organization: z.object({ timezoneId: upstreamId }) })
const LiveZones = z.object({
  timezones: z.array(z.object({ id: upstreamId, code: z.string() })),
})

/** The organisation's time zone by its name in the IANA database; `null` where Make doesn't tell it to this credential. */
export async function readTimeZone(
  upstream: Upstream,
  { organizationId }: MakeScope,
  call: MakeCall,
): Promise<string | null> {
  if (organizationId === null) return null
  const read = async (path: string) => (await upstream.request({ method: 'GET', path }, call)).body
  try {
    const [organization, zones] = await Promise.all([
      read(pathOf('organizations', organizationId)),
      read(pathOf('enums', 'timezones')),
    ])
    const { timezoneId } = parseAnswer(LiveOrganization, organization, 'organisation').organization
    const { timezones } = parseAnswer(LiveZones, zones, 'list of time zones')
    return timezones.find(({ id }) => id === timezoneId)?.code ?? null
  } catch (error) {
    // A token without `organizations:read` is refused here, and good for all else.
    if (isDomainError(error, 'upstream-rejected') || isDomainError(error, 'not-found')) return null
    throw error
  }
}
