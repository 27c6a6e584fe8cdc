// Together, since the programs that come later need keys too, and a module that each of them shared with the first load
// would be a request of its own. Those of scenarios and runs stand in `scenario-keys.ts`: pages without them need none.
import type { Scope } from './context.js'

/** Where connections are kept in the query cache. */
export const connectionKeys = {
  all: (scope: Scope) => [...scope, 'connections'] as const,
  list: (scope: Scope) => [...scope, 'connections', 'list'] as const,
  one: (scope: Scope, connectionId: string) =>
    [...scope, 'connections', 'one', connectionId] as const,
  organizations: (scope: Scope, connectionId: string) =>
    [...scope, 'connections', 'organizations', connectionId] as const,
}

/** Where members are kept in the query cache. */
export const memberKeys = {
  all: (scope: Scope) => [...scope, 'members'] as const,
  /** Of the mutations. */
  change: (scope: Scope) => [...scope, 'members', 'change'] as const,
}
