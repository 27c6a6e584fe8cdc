import { customType, pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** All of ours lives in a schema of its own, so that a host's database stays as it was. */
export const inlaykit = pgSchema('inlaykit')

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
/** A time that may be infinite, which no `Date` is: for the database's own comparing alone. */
export const endlessTime = customType<{ data: never }>({ dataType: () => 'timestamptz' })
/** A moment. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
