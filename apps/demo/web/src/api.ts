import type { TextKey } from './i18n/en.js'

/** What someone may be within a company. */
export type Role = 'viewer' | 'builder' | 'manager' | 'admin'

/** A company that uses Larkfield. */
export interface Company {
  readonly id: string
  readonly name: string
  readonly trade: string
}

/** Who is signed in, and for which of their companies. */
export interface Me {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title: string
  readonly role: Role
  readonly company: Company
  readonly companies: readonly (Company & { readonly role: Role })[]
}

/** Someone who can sign in. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly memberships: readonly { readonly companyId: string; readonly role: Role }[]
}

/** The answer of `/api/me`. */
export interface Session {
  readonly me: Me | null
  readonly people: readonly Candidate[]
  readonly companies: readonly Company[]
}

/** How far an order has come. */
export type OrderStatus = 'unfulfilled' | 'packed' | 'shipped' | 'delivered' | 'returned'

/** All of them, in their order of life. */
export const orderStatuses = [
  'unfulfilled',
  'packed',
  'shipped',
  'delivered',
  'returned',
] as const satisfies readonly OrderStatus[]

/** One order; `total` is in whole cents. */
export interface Order {
  readonly id: string
  readonly customer: string
  readonly city: string
  readonly channel: string
  readonly items: number
  readonly total: number
  readonly currency: string
  readonly status: OrderStatus
  readonly placedAt: string
}

/** One figure of the overview; `change` is a share, 0.1 being 10 % more than the week before. */
export interface Figure {
  readonly value: number
  readonly change: number
  readonly course: readonly number[]
}

/** The answer of `/api/overview`. */
export interface Overview {
  /** The ends of the days over which each course runs. */
  readonly days: readonly string[]
  readonly orders: Figure
  readonly revenue: Figure
  readonly fulfilmentHours: Figure
  readonly returnRate: Figure
  readonly attention: {
    readonly unfulfilled: number
    readonly lowStock: number
    readonly returnsToInspect: number
  }
  readonly latest: readonly Order[]
}

/** The answer of `/api/billing`; sums are in whole cents. */
export interface Billing {
  readonly price: number
  readonly currency: string
  readonly orders: number
  readonly ordersIncluded: number
  readonly invoices: readonly { readonly month: string; readonly total: number }[]
}

/** A member of the company's team. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title: string
  readonly role: Role
}

/** The text of a role, in the catalogues. */
export function roleText(role: Role): TextKey {
  return `role.${role}`
}

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`/api${path}`, init)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

const jsonHeaders = { 'Content-Type': 'application/json' }

/** Larkfield's own server, as its pages use it. */
export const api = {
  session: () => call<Session>('/me'),
  signIn: (personId: string, companyId?: string) =>
    call<{ me: Me }>('/session', {
      method: 'PUT',
      headers: jsonHeaders,
      body: JSON.stringify({ personId, ...(companyId !== undefined && { companyId }) }),
    }),
  signOut: () => call<void>('/session', { method: 'DELETE' }),
  overview: () => call<Overview>('/overview'),
  orders: () => call<{ orders: readonly Order[] }>('/orders'),
  billing: () => call<Billing>('/billing'),
  team: () => call<{ team: readonly Member[] }>('/team'),
}
