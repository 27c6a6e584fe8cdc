/**
 * The methods of the vendor's SDK that the sandbox doesn't serve, in the order of `sdkCalls`. The list may only shrink: one
 * that has come to be served fails the tests until it is taken out.
 *
 * An organisation of the sandbox is what its API key belongs to, so none comes or goes by a key.
 */
export const sdkDifferences: readonly string[] = ['organizations.create', 'organizations.delete']
