import { faultWord, type Faults } from './control/faults.js'
import type { Journal } from './control/journal.js'
import { strike } from './control/strike.js'
import { readCredential } from './http/credential.js'
import type { Dialect, Environment } from './http/environment.js'
import type { World } from './world/world.js'

/** What every request of either dialect passes through first: the journal, and the faults. */
export interface Gate {
  (
    request: Request,
    call: {
      readonly dialect: Dialect
      /** Below the base. */
      readonly path: string
      readonly bindings: Environment['Bindings']
      readonly handle: () => Promise<Response>
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
  readonly world: World
  readonly faults: Faults
  readonly journal: Journal
  readonly closing: AbortSignal
}): Gate {
  const { world, faults, journal, closing } = context
  const { clock } = world

  return async (request, { dialect, path, bindings, handle }) => {
    const { incoming, outgoing } = bindings
    const url = new URL(request.url)
    const startedAt = clock.now()
    const id = journal.add({
      line: `${request.method} ${incoming?.url ?? url.pathname + url.search} HTTP/${incoming?.httpVersion ?? '1.1'}`,
      method: request.method,
      path: url.pathname,
      dialect,
      time: new Date(startedAt).toISOString(),
    })
    const secret = readCredential(request.headers.get('Authorization') ?? undefined)?.secret
    const organization = secret === undefined ? undefined : world.byApiKey(secret)
    const organizationId = organization ? String(organization.id) : undefined
    journal.note(id, { organizationId: organizationId ?? null })

    const fault = faults.strike({ method: request.method, path, dialect, organizationId })
    if (fault) journal.note(id, { fault: faultWord(fault) })
    const response = fault
      ? await strike({
          fault,
          clock,
          outgoing,
          signal: AbortSignal.any([request.signal, closing]),
          handle,
          errorBody: errorBodies[dialect],
        })
      : await handle()
    const isAnswered = !fault?.reset && !fault?.hang
    journal.note(id, {
      status: isAnswered ? response.status : null,
      durationMs: isAnswered ? clock.now() - startedAt : null,
    })
    return response
  }
}
