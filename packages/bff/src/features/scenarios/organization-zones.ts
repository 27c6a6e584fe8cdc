import type { Clock } from '../../core/clock.js'
import { askBriefly } from '../../make/port/ask-briefly.js'
import type { MakeCall } from '../../make/port/call.js'
import type { MakeApi } from '../../make/port/make-api.js'
import { canonicalZone } from '../../schedules/time-zone.js'
import type { OpenConnection } from '../connections/index.js'

/** An organisation hardly ever moves to another zone, in ms. */
const knownMs = 3_600_000
/** Make may tell it soon: after a failure, or once the credential may read the organisation. */
const unknownMs = 60_000
/** How long Make is waited for, in ms: the answer gets on without. */
const waitMs = 3000

interface Reading {
  readonly zone: Promise<string | null>
  until: number
}

/** The time zones of organisations, read from Make at most once an hour. */
export class OrganizationZones {
  readonly #clock: Clock
  /** A connection that means another organisation now, or has another credential, is opened anew. */
  readonly #readings = new WeakMap<MakeApi, Reading>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The zone of the connection's organisation by its name in the IANA database; `null` where it can't be told. */
  async find({ api }: OpenConnection, call: MakeCall): Promise<string | null> {
    const now = this.#clock.now()
    const known = this.#readings.get(api)
    if (known && now < known.until) return known.zone
    // Whoever joins must not lose it because the first one has gone.
    const { signal: _own, ...shared } = call
    const zone = askBriefly(shared, { clock: this.#clock, ms: waitMs }, (briefly) =>
      api.account.timeZone(briefly),
    ).then((told) => (told !== null && canonicalZone(told) !== null ? told : null))
    const reading: Reading = { zone, until: now + knownMs }
    this.#readings.set(api, reading)
    try {
      if ((await zone) === null) reading.until = now + unknownMs
    } catch (error) {
      this.#readings.delete(api)
      throw error
    }
    return zone
  }
}
