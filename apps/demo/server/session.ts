import { randomBytes } from 'node:crypto'
import cookieSession from 'cookie-session'
import { Router, json, type RequestHandler } from 'express'
import { companies, findCompany, findPerson, findRole, people } from './people.js'
import type { Company, Person } from './people.js'
import type { Role } from '@inlaykit/shared'

/** Who is signed in, for which of their companies. */
export interface SignedIn {
  readonly person: Person
  readonly company: Company
  readonly role: Role
}

/** The session cookie of Larkfield. Its key is new with each start, which signs everyone out: right for a demo. */
export function sessions(): RequestHandler {
  return cookieSession({
    name: 'larkfield',
    keys: [randomBytes(32).toString('base64url')],
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 12 * 60 * 60 * 1000,
  })
}

/**
 * Who is signed in, as the session of a request says; `null`: nobody.
 * Role and company are looked up afresh each time, so that a change of them counts at once.
 */
export function readSignedIn(request: unknown): SignedIn | null {
  const session = (request as { session?: Record<string, unknown> | null }).session
  const person = findPerson(session?.['personId'])
  if (person === undefined) return null
  const company = findCompany(session?.['companyId'])
  const role = company === undefined ? undefined : findRole(person, company.id)
  return company === undefined || role === undefined ? null : { person, company, role }
}

function describe(signedIn: SignedIn | null) {
  if (signedIn === null) return null
  const { person, company, role } = signedIn
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    title: person.title,
    role,
    company,
    companies: person.memberships.map(({ companyId, role }) =>
      Object.assign({ role }, findCompany(companyId)),
    ),
  }
}

/** Signing in and out, and the choice of company. There is no password: this is a demo, on this machine alone. */
export function sessionRoutes(): Router {
  const router = Router()
  router.use(json({ limit: '4kb' }))
  router.get('/me', (request, response) => {
    response.json({
      me: describe(readSignedIn(request)),
      people: people.map(({ id, name, title, memberships }) => ({ id, name, title, memberships })),
      companies,
    })
  })
  router.put('/session', (request, response) => {
    const body: unknown = request.body
    const { personId, companyId } = (body ?? {}) as { personId?: unknown; companyId?: unknown }
    const person = findPerson(personId)
    const company = findCompany(companyId ?? person?.memberships[0]?.companyId)
    const role =
      person === undefined || company === undefined ? undefined : findRole(person, company.id)
    if (person === undefined || company === undefined || role === undefined) {
      response.status(400).json({ message: 'There is no such person in that company.' })
      return
    }
    request.session = { personId: person.id, companyId: company.id }
    response.json({ me: describe({ person, company, role }) })
  })
  router.delete('/session', (request, response) => {
    request.session = null
    response.status(204).end()
  })
  return router
}
