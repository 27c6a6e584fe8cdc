import type { Kit } from './context.js'
import { read } from './read.js'

/** How the session is read and kept. */
export function sessionQuery({ client, scope }: Pick<Kit, 'client' | 'scope'>) {
  return read([...scope, 'session'], (signal) =>
    client.call('GET /session?connection', {}, { signal }),
  )
}
