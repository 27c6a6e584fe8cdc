import type { Dialect } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'

/** A scenario as Make itself tells it. */
export interface UpstreamScenario {
  readonly id: string
  readonly name: string
  readonly isActive: boolean
  readonly isRunnable: boolean
}

/**
 * Asks the local Make directly, by its live dialect and past everything of ours: what the page must agree with.
 * @param index of the organisation
 * @param seenBy how the page's connection speaks: the live dialect sees the first team, the guide's knows organisations alone
 */
export async function listUpstream(
  sandbox: Sandbox,
  index: number,
  seenBy: Dialect = 'live',
): Promise<UpstreamScenario[]> {
  const organization = sandbox.organizations[index]
  if (organization === undefined) throw new Error(`The sandbox has no organisation ${index}.`)
  const url = new URL(`${sandbox.url('live')}/scenarios`)
  if (seenBy === 'live') url.searchParams.set('teamId', organization.teams[0]?.id ?? '')
  else url.searchParams.set('organizationId', organization.id)
  url.searchParams.set('pg[limit]', '1000')
  const response = await fetch(url, { headers: { Authorization: `Token ${organization.apiKey}` } })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`)
  const { scenarios } = (await response.json()) as {
    scenarios: {
      id: number
      name: string
      isActive: boolean
      isinvalid: boolean
      isPaused: boolean
    }[]
  }
  return scenarios.map(({ id, name, isActive, isinvalid, isPaused }) => ({
    id: String(id),
    name,
    isActive,
    isRunnable: isActive && !isinvalid && !isPaused,
  }))
}
