/**
 * The methods of the vendor's SDK that the sandbox doesn't serve, in the order of `sdkCalls`. The list may only shrink: one
 * that has come to be served fails the tests until it is taken out.
 */
export const sdkDifferences: readonly string[] = [
  'executions.getForIncompleteExecution',
  'teams.create',
  'teams.delete',
  'organizations.create',
  'organizations.update',
  'organizations.delete',
  'roles.permissions',
]
