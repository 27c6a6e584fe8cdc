import { ProblemError } from '@inlaykit/shared/client'

const passing: ReadonlySet<string> = new Set(['network', 'unavailable', 'upstream-timeout'])

/** Whether another try without the viewer's doing makes sense: the BFF has retried what Make failed at already. */
function isPassing(error: Error): boolean {
  return error instanceof ProblemError && passing.has(error.problem)
}

/** How every read of the kit behaves, whatever the defaults of a host's query client are. Times in milliseconds. */
export const readPolicy = {
  /** Live events say what changed; the age only matters for what is mounted again. */
  staleTime: 30_000,
  retry: (failures: number, error: Error) => failures < 2 && isPassing(error),
  retryDelay: (failures: number) => 600 * 2 ** failures,
  refetchOnWindowFocus: true,
  throwOnError: false,
} as const
