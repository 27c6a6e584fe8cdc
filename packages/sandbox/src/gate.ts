import { faultWord, type Faults } from './control/faults.js'
import type { Journal } from './control/journal.js'
import { strike } from './control/strike.js'
import type { Dialect, Environment } from './http/environment.js'
import { oauthErrorBody } from './oauth/errors.js'
import { redactQuery } from './oauth/redact.js'
import type { OAuthCall } from './oauth/request.js'
import type { Clock } from './world/clock.js'

/** What every request of either dialect passes through first: the journal, and the faults. */
export interface Gate {
  (
    request: Request,
    call: {
      readonly dialect: Dialect
      /** Below the base. */
      readonly path: string
      /** To whom the credential belongs. */
      readonly organizationId: string | undefined
      /** What a call of an OAuth endpoint is about, as far as it is known; `null`: a call of an API. */
      readonly oauth: OAuthCall | null
      readonly bindings: Environment['Bindings']
      /** @param note adds to what the journal says of a call of an OAuth endpoint */
      readonly handle: (note: (learnt: Partial<OAuthCall>) => void) => Promise<Response>
    },
  ): Promise<Response>
}

/** Error bodies of faults that name a status only. */
const errorBodies: { readonly [D in Dialect]: (status: number) => unknown } = {
  guide: (status) => ({ message: `The request failed with status ${status}` }),
  live: (status) => ({
    detail: `The request failed with status ${status}.`,
    message: status >= 500 ? 'Internal Server Error' : 'Request failed',
    code: `SC${status}`,
  }),
}

/** @param closing is aborted when the sandbox closes, so that nothing hangs for ever */
export function createGate(context: {
  readonly clock: Clock
  readonly faults: Faults
  readonly journal: Journal
  readonly closing: AbortSignal
}): Gate {
  const { clock, faults, journal, closing } = context

  return async (request, { dialect, path, organizationId, oauth, bindings, handle }) => {
    const { incoming, outgoing } = bindings
    const url = new URL(request.url)
    const asked = incoming?.url ?? url.pathname + url.search
    const startedAt = clock.now()
    const id = journal.add({
      line: `${request.method} ${oauth ? redactQuery(asked) : asked} HTTP/${incoming?.httpVersion ?? '1.1'}`,
      method: request.method,
      path: url.pathname,
      dialect,
      organizationId: organizationId ?? null,
      time: new Date(startedAt).toISOString(),
      oauth,
    })
    let known = oauth
    const note = (learnt: Partial<OAuthCall>) => {
      if (!known) return
      known = { ...known, ...learnt }
      journal.note(id, { oauth: known })
    }

    const fault = faults.strike({ method: request.method, path, dialect, organizationId })
    if (fault) journal.note(id, { fault: faultWord(fault) })
    const response = fault
      ? await strike({
          fault,
          clock,
          outgoing,
          signal: AbortSignal.any([request.signal, closing]),
          handle: () => handle(note),
          errorBody: oauth ? oauthErrorBody : errorBodies[dialect],
        })
      : await handle(note)
    const isAnswered = !fault?.reset && !fault?.hang
    journal.note(id, {
      status: isAnswered ? response.status : null,
      durationMs: isAnswered ? clock.now() - startedAt : null,
    })
    return response
  }
}
