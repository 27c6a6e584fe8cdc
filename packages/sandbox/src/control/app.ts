import { Hono, type Context } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Faults } from './faults.js'
import type { Journal } from './journal.js'
import type { OAuthControl } from './oauth.js'
import { mountOAuth } from './oauth-app.js'
import { parseFault } from './parse-fault.js'

/** `/__sandbox`: how a test in another process controls the sandbox and sees what it was asked. */
export function createControlApp(
  faults: Faults,
  journal: Journal,
  oauth: OAuthControl,
): Hono<Environment> {
  const app = new Hono<Environment>()
  const refuse = (c: Context<Environment>) =>
    c.json({ message: 'The method is not allowed here.' }, 405)
  mountPath(
    app,
    '/faults',
    {
      GET: (c) => c.json({ faults: faults.list() }),
      async POST(c) {
        // A page of another origin can't send this type without being asked first.
        if (!c.req.header('Content-Type')?.startsWith('application/json')) {
          return c.json({ message: 'Send the fault as application/json.' }, 415)
        }
        const read = await readBody(c)
        if (!read.ok) return c.json({ message: read.message }, 400)
        const parsed = parseFault(read.body)
        if (!parsed.ok) {
          return c.json({ message: parsed.errors.join(' '), errors: parsed.errors }, 400)
        }
        faults.add(parsed.route, parsed.fault)
        return c.json({ route: parsed.route, ...parsed.fault }, 201)
      },
      DELETE(c) {
        faults.clear()
        return c.body(null, 204)
      },
    },
    refuse,
  )
  mountPath(
    app,
    '/requests',
    {
      GET: (c) => c.json({ requests: journal.entries() }),
      DELETE(c) {
        journal.clear()
        return c.body(null, 204)
      },
    },
    refuse,
  )
  mountPath(app, '/requests/counts', { GET: (c) => c.json({ counts: journal.counts() }) }, refuse)
  mountOAuth(app, oauth, refuse)
  return app
}
