import type { Organization, Person } from '../world/model.js'

/** Who asks one of the APIs. */
export interface Caller {
  /** The organisation that the request is about, as far as the credential reaches it; else the first that it does. */
  readonly organization: Organization
  /** All that the credential reaches. */
  readonly organizations: readonly Organization[]
  readonly person: Person
  /** What the credential may do; `null`: everything. */
  readonly scopes: readonly string[] | null
}
