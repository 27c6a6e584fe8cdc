import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Organization, Person } from '../world/model.js'
import type { Caller } from './caller.js'

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
    /** Who asks; nobody, where the credential isn't known. */
    readonly caller?: Caller | undefined
  }
  Variables: {
    organization: Organization
    person: Person
  }
}
