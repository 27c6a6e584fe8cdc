import { eq, lt, sql, type SQL } from 'drizzle-orm'
import type { Database } from '../../../store/database.js'
import { budgets } from '../../../store/tables.js'
import { drawFrom, openLedger, type Ledger } from './ledger.js'
import type { BudgetStore } from './store.js'

/**
 * Ledgers in Postgres, for any number of instances. A draw locks its organisation's row, so that draws follow each other,
 * and its time is the database's, so that instances need not agree on theirs.
 *
 * The rows have no tenant, by design: Make limits organisations, and several tenants may share one. A row holds counts
 * and times alone, under the organisation's address and id, which say nothing of who uses it; nobody reads it but the
 * gateway, and no viewer's request names it.
 * @param time the time of a draw, for tests that turn it; the database's own by default
 */
export function createPostgresBudgets(
  database: Database,
  time: () => SQL = () => sql`clock_timestamp()`,
): BudgetStore {
  const seen = new Set<string>()
  return {
    isShared: true,
    async draw(organization, draw) {
      if (!seen.has(organization)) {
        // What nobody has drawn from for a day has long been whole again.
        await database.db
          .delete(budgets)
          .where(lt(budgets.drawnAt, sql`${time()} - interval '1 day'`))
        seen.add(organization)
      }
      return database.transaction(async (tx) => {
        const [row] = await tx
          .insert(budgets)
          .values({ organization, ledger: openLedger(draw.allowance), drawnAt: time() })
          // The row is locked before its new time is taken, so that times never run backwards.
          .onConflictDoUpdate({ target: budgets.organization, set: { drawnAt: time() } })
          .returning()
        if (!row) throw new Error('the ledger of an organisation was not answered')
        // Nobody else writes it.
        const ledger = row.ledger as Ledger
        const now = row.drawnAt.getTime()
        const grant = drawFrom(ledger, draw, now)
        await tx.update(budgets).set({ ledger }).where(eq(budgets.organization, organization))
        return { grant, ledger, now }
      })
    },
  }
}
