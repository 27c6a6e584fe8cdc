import { connectionsMirrorEvents } from './0001-connections-mirror-events.js'
import { dataKeyIds } from './0002-data-key-ids.js'
import { oauth } from './0003-oauth.js'
import { budgets } from './0004-budgets.js'
import { idempotencyRecords } from './0005-idempotency-records.js'
import { webhooks } from './0006-webhooks.js'
import { members } from './0007-members.js'
import { executionFigures } from './0009-execution-figures.js'
import { auditRecords } from './0010-audit-records.js'
import { incompleteExecutions } from './0012-incomplete-executions.js'
import { scenarioOrders } from './0014-scenario-orders.js'
import { runInputs } from './0015-run-inputs.js'
import { historyGaps } from './0016-history-gaps.js'
import { ownWrites } from './0017-own-writes.js'
import { runEndsTold } from './0020-run-ends-told.js'
import { runInputsKept } from './0021-run-inputs-kept.js'

/** One step of the database's history, made in one transaction. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * The database's history, oldest first. Text in the program, not files beside it, since a host's bundler would lose those.
 * A migration that was released is never changed again.
 */
export const migrations: readonly Migration[] = [
  connectionsMirrorEvents,
  dataKeyIds,
  oauth,
  budgets,
  idempotencyRecords,
  webhooks,
  members,
  executionFigures,
  auditRecords,
  incompleteExecutions,
  scenarioOrders,
  runInputs,
  historyGaps,
  ownWrites,
  runEndsTold,
  runInputsKept,
]
