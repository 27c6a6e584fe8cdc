import type { Caller } from './http/caller.js'
import { readCredential } from './http/credential.js'
import type { Dialect } from './http/environment.js'
import type { Grants } from './oauth/grants.js'
import type { Organization } from './world/model.js'
import type { World } from './world/world.js'

/** Finds out who asks. `undefined`: nobody that the dialect knows. */
export interface FindCaller {
  (
    dialect: Dialect,
    request: {
      readonly authorization: string | null
      /** Below the base. */
      readonly path: string
      readonly query: URLSearchParams
    },
  ): Caller | undefined
}

/**
 * The guide has one header for both, `Token`; the live API takes keys by `Token` and access tokens by `Bearer`. A token is
 * good at the API of the dialect that gave it.
 */
const schemes: { readonly [D in Dialect]: { readonly key: string; readonly oauth: string } } = {
  guide: { key: 'token', oauth: 'token' },
  live: { key: 'token', oauth: 'bearer' },
}

/** Knows API keys and access tokens. */
export function createFindCaller(world: World, grants: Grants): FindCaller {
  return (dialect, { authorization, path, query }) => {
    const credential = readCredential(authorization ?? undefined)
    if (!credential) return undefined
    const { scheme, secret } = credential
    const { key, oauth } = schemes[dialect]
    const owner = scheme === key ? world.byApiKey(secret) : undefined
    const [first] = owner?.people ?? []
    if (owner && first) {
      return { organization: owner, organizations: [owner], person: first, scopes: null }
    }
    const token = scheme === oauth ? grants.findAccess(secret) : undefined
    if (token?.grant.dialect !== dialect) return undefined
    const { organizations, person } = token.grant
    const meant = organizationMeant(world, path, query)
    const organization = organizations.find(({ id }) => id === meant) ?? organizations[0]
    return organization && { organization, organizations, person, scopes: token.scopes }
  }
}

/** The id of the organisation that a request is about: the live API's paths and queries name it, or what lives in it. */
function organizationMeant(
  world: World,
  path: string,
  query: URLSearchParams,
): Organization['id'] | undefined {
  const [, collection, id] = /^\/([^/]+)\/(\d{1,15})(?=\/|$)/.exec(path) ?? []
  if (collection === 'organizations') return Number(id)
  if (collection === 'teams') return world.team(Number(id))?.organizationId
  if (collection === 'scenarios') return world.scenario(Number(id))?.organizationId
  if (collection === 'hooks') return world.hooks.find(Number(id))?.organizationId
  const place = /^\/users\/[^/]+\/user-(organization|team)-roles\/(\d{1,15})$/.exec(path)
  if (place) {
    return place[1] === 'team' ? world.team(Number(place[2]))?.organizationId : Number(place[2])
  }
  const organizationId = query.get('organizationId')
  if (organizationId !== null) return Number(organizationId)
  const teamId = query.get('teamId')
  return teamId === null ? undefined : world.team(Number(teamId))?.organizationId
}
