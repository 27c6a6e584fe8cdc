import { invalidRequest } from './errors.js'

/** One column of a list: how it is sorted, and what it shows. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => unknown>>

/** How a list is paged, as the answers show it too. */
export interface PageQuery {
  readonly sortBy: string
  readonly sortDir: 'asc' | 'desc'
  readonly limit: number
  readonly offset: number
}

/** The most rows of one answer. */
const mostRows = 10_000

/**
 * The parameters of a request. Faults are gathered: {@link Query.check} tells all of them at once, as Make does with
 * its `suberrors`.
 */
export class Query {
  readonly #parameters: URLSearchParams
  readonly #faults: string[] = []

  constructor(url: string) {
    this.#parameters = new URL(url).searchParams
  }

  /** Notes a fault of a parameter. */
  fault(message: string): void {
    this.#faults.push(message)
  }

  /** A text, or `undefined`. */
  text(name: string): string | undefined {
    return this.#parameters.get(name) ?? undefined
  }

  /** A whole number from `least` to `most`, or `undefined`. */
  integer(name: string, least = 0, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    this.fault(`Invalid value of parameter '${name}': an integer is expected.`)
    return undefined
  }

  /** A boolean, or `undefined`. */
  boolean(name: string): boolean | undefined {
    return this.oneOf(name, ['true', 'false'] as const) === undefined
      ? undefined
      : this.text(name) === 'true'
  }

  /** One of `values`, or `undefined`. */
  oneOf<const V extends string>(name: string, values: readonly V[]): V | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = values.find((one) => one === text)
    if (value === undefined) {
      this.fault(`Invalid value of parameter '${name}': one of ${values.join(', ')} is expected.`)
    }
    return value
  }

  /** All values of an array parameter: `name[]=`. */
  list(name: string): readonly string[] {
    return this.#parameters.getAll(`${name}[]`)
  }

  /** All whole numbers of an array parameter. */
  integers(name: string): readonly number[] {
    const list = this.list(name)
    if (list.some((text) => !/^\d{1,16}$/.test(text))) {
      this.fault(`Invalid value of parameter '${name}': integers are expected.`)
    }
    return list.map(Number)
  }

  /** The page asked for by `pg[…]`. */
  page(sortable: readonly string[], defaults: Partial<PageQuery> = {}): PageQuery {
    return {
      sortBy: this.oneOf('pg[sortBy]', sortable) ?? defaults.sortBy ?? sortable[0] ?? 'id',
      sortDir: this.oneOf('pg[sortDir]', ['asc', 'desc']) ?? defaults.sortDir ?? 'asc',
      limit: this.integer('pg[limit]', 1, mostRows) ?? defaults.limit ?? mostRows,
      offset: this.integer('pg[offset]') ?? 0,
    }
  }

  /**
   * The columns asked for by `cols[]`; `*` means all.
   * @param defaults those shown when none is asked for
   */
  columns<Row>(columns: Columns<Row>, defaults: readonly string[]): readonly string[] {
    const asked = this.list('cols')
    if (asked.length === 0) return defaults
    if (asked.includes('*')) return Object.keys(columns)
    for (const name of asked) {
      if (!Object.hasOwn(columns, name)) this.fault(`Unknown column '${name}' in parameter 'cols'.`)
    }
    return asked
  }

  /** @throws LiveError 400 with everything that is wrong */
  check(): void {
    if (this.#faults.length > 0) throw invalidRequest(this.#faults)
  }
}

/** A row of an answer: the columns asked for, in their order. */
export function toRow<Row>(
  row: Row,
  columns: Columns<Row>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, columns[name]?.(row)]))
}

/** Sorts and cuts a list as asked. */
export function paginate<Row>(
  rows: readonly Row[],
  { sortBy, sortDir, limit, offset }: PageQuery,
  columns: Columns<Row>,
): Row[] {
  const value = columns[sortBy]
  const sign = sortDir === 'desc' ? -1 : 1
  const sorted = value ? rows.toSorted((a, b) => sign * compare(value(a), value(b))) : [...rows]
  return sorted.slice(offset, offset + limit)
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
  return Number(a ?? 0) - Number(b ?? 0)
}
