import type { Connection } from '@inlaykit/shared'
import { queryOptions } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import { connectionKeys } from '../../client/query-keys.js'

type Reader = Pick<Kit, 'client' | 'scope'>

/** How the tenant's connections are read and kept: all of them, the default one first. */
export function connectionsQuery({ client, scope }: Reader) {
  return queryOptions({
    queryKey: connectionKeys.list(scope),
    queryFn: async ({ signal }): Promise<readonly Connection[]> =>
      (await client.call('GET /connections', {}, { signal })).items,
    ...readPolicy,
  })
}

/** How one connection is read and kept. */
export function connectionQuery({ client, scope }: Reader, connectionId: string) {
  return queryOptions({
    queryKey: connectionKeys.one(scope, connectionId),
    queryFn: ({ signal }) =>
      client.call('GET /connections/:connectionId', { params: { connectionId } }, { signal }),
    ...readPolicy,
  })
}

/** How the organisations that a connection reaches are read and kept. */
export function organizationsQuery({ client, scope }: Reader, connectionId: string) {
  return queryOptions({
    queryKey: connectionKeys.organizations(scope, connectionId),
    queryFn: async ({ signal }) =>
      (
        await client.call(
          'GET /connections/:connectionId/organizations',
          { params: { connectionId } },
          { signal },
        )
      ).items,
    ...readPolicy,
  })
}
