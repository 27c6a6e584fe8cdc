import type { Organization } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { organizationsQuery } from './queries.js'

/**
 * The organisations that a connection's credential reaches, with their teams. Where the dialect can't list them, the
 * error is the problem `unsupported`.
 */
export function useConnectionOrganizations(
  connectionId: string,
  options: { readonly enabled?: boolean | undefined } = {},
): UseQueryResult<readonly Organization[]> {
  const kit = useKit()
  return useQuery(
    { ...organizationsQuery(kit, connectionId), enabled: options.enabled ?? true },
    kit.queryClient,
  )
}
