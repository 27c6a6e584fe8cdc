import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Organization } from '../world/model.js'

/** How an upstream speaks. */
export const dialects = ['guide', 'live'] as const
/** See {@link dialects}. */
export type Dialect = (typeof dialects)[number]

/** What a request carries through the sandbox, beside itself. */
export interface Environment {
  Bindings: {
    /** Only over a socket. */
    readonly incoming?: IncomingMessage
    readonly outgoing?: ServerResponse
    /** The address under which the dialect was asked, without a slash at its end. */
    readonly base?: string
  }
  Variables: {
    organization: Organization
  }
}
