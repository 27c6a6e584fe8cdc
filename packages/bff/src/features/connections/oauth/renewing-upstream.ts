import { isDomainError } from '../../../core/errors.js'
import type { Upstream } from '../../../make/port/call.js'
import type { TokenKeeper, TokenOwner } from './token-keeper.js'

/**
 * An upstream that asks for another token when Make refuses the present one, and then asks once more. A refused request
 * has done nothing, so any may be sent again.
 * @param used the newest version that was sent so far; 0: none
 */
export function createRenewingUpstream(
  upstream: Upstream,
  tokens: Pick<TokenKeeper, 'another'>,
  owner: TokenOwner,
  used: () => number,
): Upstream {
  return {
    request: async (request, call) => {
      // What is sent is this version or a newer one: a refusal of a newer one is only learnt by asking again.
      let version = used()
      for (;;) {
        try {
          return await upstream.request(request, call)
        } catch (error) {
          if (!isDomainError(error, 'reconnect-required') || call.signal?.aborted) throw error
          const next = await tokens.another(owner, version)
          if (next === null) throw error
          version = next.version
        }
      }
    },
  }
}
