/** What stands first in a path, and the resource of its scopes. */
const resources: Readonly<Record<string, string>> = {
  scenarios: 'scenarios',
  'scenarios-folders': 'scenarios',
  hooks: 'hooks',
  dlqs: 'dlqs',
  organizations: 'organizations',
  teams: 'teams',
  users: 'user',
}

/** These start or stop a run (the developer documentation; the vendor's OpenAPI for the others). */
const runs = /^\/scenarios\/[^/]+\/(?:run|replay|executions\/[^/]+\/stop)$/

/** The scope that an access token needs for a request; `undefined`: none. */
export function scopeNeeded(method: string, path: string): string | undefined {
  // Every credential may ask what it may do.
  if (path === '/users/me/current-authorization') return undefined
  if (runs.test(path)) return 'scenarios:run'
  const resource = resources[path.split('/')[1] ?? '']
  return resource && `${resource}:${method === 'GET' ? 'read' : 'write'}`
}
