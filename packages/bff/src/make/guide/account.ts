import { unsupported } from '../../core/errors.js'
import type { MakeAccount } from '../port/account.js'
import { pathOf, type Upstream } from '../port/call.js'

/** The account in the guide dialect, which can't list the organisations of a credential. */
export function createAccount(upstream: Upstream): MakeAccount {
  return {
    organizations: async () => {
      throw unsupported('A list of organisations')
    },
    async check(call) {
      await upstream.request(
        { method: 'GET', path: pathOf('scenarios'), query: { limit: 1 } },
        call,
      )
    },
    // Headers tell it, with every answer.
    requestLimit: async () => null,
    timeZone: async () => null,
  }
}
