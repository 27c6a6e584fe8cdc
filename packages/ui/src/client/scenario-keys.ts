// Together, for the reason that `query-keys.ts` tells: runs stand where scenarios do.
import type { Scope } from './context.js'

/** Where scenarios are kept in the query cache. What they are asked by has its one spelling. */
export const scenarioKeys = {
  lists: (scope: Scope) => [...scope, 'scenarios', 'list'] as const,
  list: (scope: Scope, query: object) => [...scope, 'scenarios', 'list', query] as const,
  one: (scope: Scope, scenarioId: string) => [...scope, 'scenarios', 'one', scenarioId] as const,
  folders: (scope: Scope) => [...scope, 'folders'] as const,
  preview: (scope: Scope, asked: object) => [...scope, 'schedules', 'preview', asked] as const,
  /** Of the mutations. */
  run: (scope: Scope) => [...scope, 'scenarios', 'run'] as const,
  setActive: (scope: Scope) => [...scope, 'scenarios', 'set-active'] as const,
}

/** Where runs are kept in the query cache. What they are asked by has its one spelling. */
export const executionKeys = {
  all: (scope: Scope) => [...scope, 'executions'] as const,
  lists: (scope: Scope) => [...scope, 'executions', 'list'] as const,
  list: (scope: Scope, filter: object) => [...scope, 'executions', 'list', filter] as const,
  one: (scope: Scope, executionId: string) => [...scope, 'executions', 'one', executionId] as const,
  /** Of the mutation. */
  stop: (scope: Scope) => [...scope, 'executions', 'stop'] as const,
}
