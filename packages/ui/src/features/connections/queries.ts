import type { Connection } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { connectionKeys } from '../../client/query-keys.js'
import { read } from '../../client/read.js'

type Reader = Pick<Kit, 'client' | 'scope'>

/** How the tenant's connections are read and kept: all of them, the default one first. */
export function connectionsQuery({ client, scope }: Reader) {
  return read<readonly Connection[]>(
    connectionKeys.list(scope),
    async (signal) => (await client.call('GET /connections', {}, { signal })).items,
  )
}

/** How one connection is read and kept. */
export function connectionQuery({ client, scope }: Reader, connectionId: string) {
  return read(connectionKeys.one(scope, connectionId), (signal) =>
    client.call('GET /connections/:connectionId', { params: { connectionId } }, { signal }),
  )
}

/** How the organisations that a connection reaches are read and kept. */
export function organizationsQuery({ client, scope }: Reader, connectionId: string) {
  return read(
    connectionKeys.organizations(scope, connectionId),
    async (signal) =>
      (
        await client.call(
          'GET /connections/:connectionId/organizations',
          { params: { connectionId } },
          { signal },
        )
      ).items,
  )
}
