import type { Role } from '@inlaykit/shared'

/** A company that is a customer of Larkfield; each has an organisation of its own in Make. */
export interface Company {
  readonly id: string
  readonly name: string
  readonly trade: string
}

/** Someone who can sign in. Most belong to one company; a consultant may belong to several, with another role in each. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title: string
  readonly memberships: readonly { readonly companyId: string; readonly role: Role }[]
}

/** The companies, in the order in which the sandbox's organisations are given to them. */
export const companies: readonly Company[] = [
  { id: 'copperleaf', name: 'Copperleaf Home', trade: 'Furniture and homeware' },
  { id: 'tidal', name: 'Tidal Outdoor', trade: 'Outdoor equipment' },
  { id: 'quillon', name: 'Quillon Studio', trade: 'Prints and stationery' },
]

/** The company that is new: it has its organisation in Make, and has not connected it yet. */
export const newcomerId = 'quillon'

const domains: Readonly<Record<string, string>> = {
  copperleaf: 'copperleafhome.example',
  tidal: 'tidaloutdoor.example',
  quillon: 'quillonstudio.example',
}

function member(id: string, name: string, title: string, companyId: string, role: Role): Person {
  const domain = domains[companyId] ?? 'example.com'
  const email = `${id.split('-')[0] ?? id}@${domain}`
  return { id, name, email, title, memberships: [{ companyId, role }] }
}

/** Everyone who can sign in. */
export const people: readonly Person[] = [
  member('ines-duarte', 'Inês Duarte', 'Customer support', 'copperleaf', 'viewer'),
  member('mateo-ruiz', 'Mateo Ruiz', 'Operations specialist', 'copperleaf', 'builder'),
  member('hana-sato', 'Hana Sato', 'Head of operations', 'copperleaf', 'manager'),
  member('amara-okafor', 'Amara Okafor', 'Founder', 'copperleaf', 'admin'),
  member('jonas-weber', 'Jonas Weber', 'Warehouse lead', 'tidal', 'viewer'),
  member('priya-nair', 'Priya Nair', 'Automation engineer', 'tidal', 'builder'),
  member('lucia-moretti', 'Lucía Moretti', 'E-commerce manager', 'tidal', 'manager'),
  member('erik-lund', 'Erik Lund', 'Managing director', 'tidal', 'admin'),
  member('felix-braun', 'Felix Braun', 'Print technician', 'quillon', 'viewer'),
  member('nadia-petrova', 'Nadia Petrova', 'Owner', 'quillon', 'admin'),
  {
    id: 'noor-haddad',
    name: 'Noor Haddad',
    email: 'noor@haddad-advisory.example',
    title: 'Consultant for two companies',
    memberships: [
      { companyId: 'copperleaf', role: 'manager' },
      { companyId: 'tidal', role: 'viewer' },
    ],
  },
]

/** The person with this id, if there is one. */
export function findPerson(id: unknown): Person | undefined {
  return people.find((person) => person.id === id)
}

/** The company with this id, if there is one. */
export function findCompany(id: unknown): Company | undefined {
  return companies.find((company) => company.id === id)
}

/** What the person is in that company; `undefined`: nothing. */
export function findRole(person: Person, companyId: unknown): Role | undefined {
  return person.memberships.find((membership) => membership.companyId === companyId)?.role
}
