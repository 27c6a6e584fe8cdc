import { queryOptions } from '@tanstack/react-query'
import type { Kit } from './context.js'
import { readPolicy } from './read-policy.js'

/** How the session is read and kept. */
export function sessionQuery({ client, scope }: Pick<Kit, 'client' | 'scope'>) {
  return queryOptions({
    queryKey: [...scope, 'session'],
    queryFn: ({ signal }) => client.call('GET /session?connection', {}, { signal }),
    ...readPolicy,
  })
}
