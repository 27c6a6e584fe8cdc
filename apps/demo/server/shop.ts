/** What Larkfield itself is about: the orders of a company. All invented, and the same at each start. */

/** How far an order has come. */
export type OrderStatus = 'unfulfilled' | 'packed' | 'shipped' | 'delivered' | 'returned'

/** One order. `total` is in whole cents of `currency`. */
export interface Order {
  readonly id: string
  readonly customer: string
  readonly city: string
  readonly channel: string
  readonly items: number
  readonly total: number
  readonly currency: 'EUR'
  readonly status: OrderStatus
  readonly placedAt: string
}

const orderCount = 240
const hour = 60 * 60 * 1000
const day = 24 * hour

const customers = [
  'Amelia Brandt',
  'Noah Fischer',
  'Sofia Lindqvist',
  'Liam O’Connor',
  'Camille Laurent',
  'Mikkel Sørensen',
  'Giulia Ferraro',
  'Jakub Nowak',
  'Elif Demir',
  'Hugo Martins',
  'Anneke de Vries',
  'Tomás Herrera',
  'Freya Haugen',
  'Kateřina Dvořáková',
  'Ruben Claes',
  'Yuki Tanaka',
] as const
const cities = [
  'Berlin',
  'Lisbon',
  'Copenhagen',
  'Dublin',
  'Lyon',
  'Turin',
  'Gdańsk',
  'Rotterdam',
  'Bergen',
  'Brno',
  'Ghent',
  'Porto',
] as const
const channels = ['Online store', 'Marketplace', 'Point of sale', 'Wholesale'] as const

/** A small repeatable source of numbers from 0 up to 1 (mulberry32). */
function createRandom(seed: string): () => number {
  let state = Array.from(seed).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function statusByAge(age: number, chance: number): OrderStatus {
  if (age < 10 * hour) return chance < 0.75 ? 'unfulfilled' : 'packed'
  if (age < 2 * day) return chance < 0.35 ? 'packed' : 'shipped'
  if (age < 4 * day) return chance < 0.5 ? 'shipped' : 'delivered'
  return chance < 0.05 ? 'returned' : 'delivered'
}

/** The orders of a company, newest first, over about two weeks before `now`. */
export function listOrders(companyId: string, now: number): Order[] {
  const random = createRandom(companyId)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0]
  const first = 20_000 + Math.floor(random() * 40_000)
  let age = 12 * 60 * 1000
  return Array.from({ length: orderCount }, (_, index) => {
    age += (0.25 + random() * 2.3) * hour
    const items = 1 + Math.floor(random() ** 2 * 7)
    return {
      id: `#${first + orderCount - index}`,
      customer: pick(customers),
      city: pick(cities),
      channel: pick(channels),
      items,
      total: items * (1900 + Math.floor(random() * 8800)),
      currency: 'EUR',
      status: statusByAge(age, random()),
      placedAt: new Date(now - age).toISOString(),
    }
  })
}

/** One figure of the overview with its course over the last 14 days; `change` is a share, 0.1 being 10 % more than the week before. */
export interface Figure {
  readonly value: number
  readonly change: number
  readonly course: readonly number[]
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function lastWeekOf(course: readonly number[]): number {
  return sumOf(course.slice(7))
}

function toFigure(course: readonly number[], value: number): Figure {
  const before = sumOf(course.slice(0, 7))
  return { value, course, change: before === 0 ? 0 : (lastWeekOf(course) - before) / before }
}

/** The figures on the overview of a company; `days` are the ends of the days that each course runs over. */
export function summarize(companyId: string, now: number) {
  const orders = listOrders(companyId, now)
  const ends = Array.from({ length: 14 }, (_, index) => now - (13 - index) * day)
  const days = ends.map((end) =>
    orders.filter((order) => {
      const placed = Date.parse(order.placedAt)
      return placed > end - day && placed <= end
    }),
  )
  const random = createRandom(`${companyId}-figures`)
  const counts = days.map((list) => list.length)
  const revenue = days.map((list) => sumOf(list.map((order) => order.total)))
  const hours = days.map(() => 15 + random() * 7)
  const returns = days.map(() => 0.018 + random() * 0.02)
  return {
    days: ends.map((end) => new Date(end).toISOString()),
    orders: toFigure(counts, lastWeekOf(counts)),
    revenue: toFigure(revenue, lastWeekOf(revenue)),
    fulfilmentHours: toFigure(hours, lastWeekOf(hours) / 7),
    returnRate: toFigure(returns, lastWeekOf(returns) / 7),
    attention: {
      unfulfilled: orders.filter((order) => order.status === 'unfulfilled').length,
      lowStock: 3 + Math.floor(random() * 6),
      returnsToInspect: 1 + Math.floor(random() * 4),
    },
  }
}

/** What a company pays for Larkfield, in whole cents. */
export function describeBilling(companyId: string, now: number) {
  const price = 24_900
  const today = new Date(now)
  return {
    price,
    currency: 'EUR',
    orders: 700 + Math.floor(createRandom(`${companyId}-billing`)() * 1100),
    ordersIncluded: 2000,
    invoices: Array.from({ length: 4 }, (_, index) => ({
      month: new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - index - 1, 15))
        .toISOString()
        .slice(0, 7),
      total: price,
    })),
  }
}
