import type { Viewer } from '@inlaykit/bff'

/** Somebody who can sign in to an example, and their customer account. */
export interface Person extends Pick<Viewer, 'role'> {
  readonly id: string
  readonly name: string
  /** The customer of the host that they belong to; becomes the tenant. */
  readonly account: string
}

/** Everyone there is. A host looks people up in its own database. */
export const people: readonly Person[] = [
  { id: 'ana', name: 'Ana Sousa', account: 'acme', role: 'admin' },
  { id: 'ben', name: 'Ben Okafor', account: 'acme', role: 'viewer' },
  { id: 'cleo', name: 'Cléo Martin', account: 'brightside', role: 'admin' },
]

/** The cookie that stands in for the host's own session. */
export const signInCookie = 'person'

/**
 * Who is signed in, as the request's cookie says. A STAND-IN for the host's own session: anybody can write this cookie.
 * @param cookies the request's Cookie header
 */
export function findPerson(cookies: string | null | undefined): Person | undefined {
  const id = /(?:^|;\s*)person=(\w+)/.exec(cookies ?? '')?.[1]
  return people.find((person) => person.id === id)
}

/** What the kit is told of a person; `null` when nobody is signed in. */
export function toViewer(person: Person | undefined): Viewer | null {
  if (person === undefined) return null
  const { id, name, account, role } = person
  return { userId: id, tenantId: account, role, name }
}
