/** What statements are sent to. */
export interface Statements {
  query(text: string): Promise<{ rows: unknown[] }>
}

/** How often to look, as a server does by itself: `autovacuum_naptime`. */
const pauseMs = 60_000

/** Tables of which much was changed since they were last looked after, by the thresholds at which a server does it itself. */
const neglected = `
  select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
    or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
    or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  order by 1`

/**
 * Vacuums and analyses what has changed much. The embedded database has no process that would: without it, rows that were
 * replaced are never freed, and its planner takes a history of a million runs for a handful.
 * @returns the tables that were looked after, with their schemas
 */
export async function lookAfterTables(database: Statements): Promise<string[]> {
  // A session tells what it has changed with some delay otherwise.
  await database.query('select pg_stat_force_next_flush()')
  const { rows } = await database.query(neglected)
  const names = rows.map((row) => (row as { name: string }).name)
  for (const name of names) await database.query(`vacuum (analyze) ${name}`)
  return names
}

/** Looks after the tables each minute until closed. */
export function startUpkeep(database: Statements): { close(): Promise<void> } {
  let working: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // What fails now, for example because the disk is full, fails where it matters too: there it is told.
    working = working.then(() => lookAfterTables(database)).catch(() => undefined)
  }, pauseMs)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await working
    },
  }
}
