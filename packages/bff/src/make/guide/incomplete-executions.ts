import { unsupported } from '../../core/errors.js'
import type { MakeIncompleteExecutions } from '../port/incomplete-executions.js'

async function refuse(): Promise<never> {
  throw unsupported('Incomplete executions')
}

/** The guide dialect tells nothing of what failed runs left. */
export function createIncompleteExecutions(): MakeIncompleteExecutions {
  return {
    list: refuse,
    get: refuse,
    bundle: refuse,
    // Ids are of our own making: one that another connection was given is told apart from one of nobody.
    scenarioOf: (id) => /^([^~]+)~./.exec(id)?.[1] ?? null,
    retry: refuse,
    retryMany: refuse,
    resolve: refuse,
  }
}
