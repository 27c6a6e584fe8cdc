import { sql } from 'drizzle-orm'
import type { Database } from '../../store/database.js'
import type { Findings } from './findings.js'

const tolerableMs = 5000
/** Viewer tokens and OAuth live for minutes: a difference of one breaks them. */
const harmfulMs = 60_000

/** Tells how far this machine's clock is from another, given what that one told between two moments of ours. */
export function examineDifference(
  other: {
    readonly name: string
    readonly at: number
    readonly before: number
    readonly after: number
  },
  findings: Findings,
): void {
  const { name, at, before, after } = other
  // The other clock was read at an unknown moment between the two.
  const difference = at < before ? before - at : Math.max(0, at - after)
  const words = `This machine's clock and that of ${name} differ by ${Math.round(difference / 1000)} s`
  if (difference > harmfulMs) {
    findings.fail(`${words}: viewer tokens and OAuth will fail.`, 'Set both by NTP.')
  } else if (difference > tolerableMs) {
    findings.warn(`${words}.`, 'Set both by NTP.')
  } else {
    findings.ok(`This machine's clock agrees with that of ${name}.`)
  }
}

/** Compares the clock with the database's. */
export async function examineDatabaseClock({ db }: Database, findings: Findings): Promise<void> {
  const before = Date.now()
  const { rows } = await db.execute<{ at: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as at`,
  )
  examineDifference(
    { name: 'the database', at: Number(rows[0]?.at), before, after: Date.now() },
    findings,
  )
}
