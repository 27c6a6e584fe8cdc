import { endpoints, toOpenApi } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { Handlers } from '../../core/handler.js'

/** The endpoints that need no viewer. */
export function systemHandlers(options: {
  readonly basePath: string
  readonly version: string
  /** Whether the store answers. */
  readonly ready: () => Promise<boolean>
}): Handlers<'getHealth' | 'getReadiness' | 'getOpenApi'> {
  const { basePath, version, ready } = options
  let document: ReturnType<typeof toOpenApi> | undefined

  return {
    getHealth: async () => ({ status: 'ok' }),
    getReadiness: async () => {
      let cause: unknown
      const isReady = await ready().catch((error: unknown) => {
        cause = error
        return false
      })
      if (isReady) return { status: 'ready' }
      throw new DomainError('unavailable', 'The store does not answer. Try again.', {
        retryAfter: 5,
        ...(cause === undefined ? {} : { cause }),
      })
    },
    getOpenApi: async () => (document ??= toOpenApi(endpoints, { basePath, version })),
  }
}
