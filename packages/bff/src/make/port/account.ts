import type { Organization } from '@inlaykit/shared'
import type { MakeCall } from './call.js'

/** What a credential reaches. */
export interface MakeAccount {
  /** The organisations that the credential reaches, with their teams; only where `capabilities.organizations`. */
  organizations(call: MakeCall): Promise<readonly Organization[]>
  /** Asks for as little as there is, to learn whether Make takes the credential for what the connection means. */
  check(call: MakeCall): Promise<void>
  /** How many requests a minute the organisation may make, where Make tells it; `null`: it doesn't, or not to this credential. */
  requestLimit(call: MakeCall): Promise<number | null>
  /** The organisation's time zone by its name in the IANA database; `null` where Make doesn't tell it, or not to this credential. */
  timeZone(call: MakeCall): Promise<string | null>
}
