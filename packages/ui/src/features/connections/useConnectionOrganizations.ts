import type { Organization } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
import { organizationsQuery } from './queries.js'

/**
 * The organisations that a connection's credential reaches, with their teams. Where the dialect can't list them, the
 * error is the problem `unsupported`.
 */
export function useConnectionOrganizations(
  connectionId: string,
  { enabled = true }: { readonly enabled?: boolean | undefined } = {},
): UseQueryResult<readonly Organization[]> {
  return useRead((kit) => organizationsQuery(kit, connectionId), { enabled })
}
