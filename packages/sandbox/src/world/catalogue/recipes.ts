import type { InterfaceField } from '../model.js'

/** How a recipe's scenarios are started. */
export type When =
  | 'webhook'
  | 'demand'
  | 'every 5 min'
  | 'every 15 min'
  | 'every 30 min'
  | 'hourly'
  | 'every 3 h'
  | 'every 12 h'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'yearly'
  | 'once'

/** Modules in their order; lists at the end are the branches of a router. */
export type Flow = readonly (string | readonly string[])[]

/** What a kind of scenario is called, does, and how it is started. */
export interface Recipe {
  /** May hold `{market}`, `{brand}` or `{n}`: then there are several, one for each. */
  readonly name: string
  readonly folder: string | null
  readonly flow: Flow
  readonly when: When
  readonly description?: string
  readonly input?: readonly InterfaceField[]
  readonly output?: readonly InterfaceField[]
}

/** A believable customer of Make. */
export interface Profile {
  readonly name: string
  readonly timeZone: string
  /** Of the enumerations of the live API. */
  readonly timezoneId: number
  readonly countryId: number
  readonly people: readonly string[]
  readonly domain: string
  readonly teams: readonly {
    readonly name: string
    readonly scenarios: number
    readonly recipes: readonly Recipe[]
  }[]
  readonly markets: readonly string[]
  readonly brands: readonly string[]
}
