/** The fixed words of both dialects' paths; whatever else stands in a path is an id, or may be one. */
const words = new Set([
  'activate',
  'blueprint',
  'blueprints',
  'bundle',
  'clone',
  'connections',
  'consumptions',
  'current-authorization',
  'deactivate',
  'disable',
  'dlqs',
  'enable',
  'execute',
  'executions',
  'folders',
  'hooks',
  'incomings',
  'interface',
  'learn-start',
  'learn-stop',
  'logs',
  'me',
  'organizations',
  'ping',
  'retry',
  'run',
  'scenarios',
  'scenarios-folders',
  'set-data',
  'start',
  'stats',
  'stop',
  'teams',
  'triggers',
  'usage',
  'user-organization-roles',
  'user-team-roles',
  'users',
  'variables',
  'webhooks',
])

/**
 * The path of an upstream request with `{id}` for all that isn't a fixed word, so that it names one of few routes and
 * nothing of a tenant's.
 */
export function toRouteTemplate(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment === '' || words.has(segment) ? segment : '{id}'))
    .join('/')
}
