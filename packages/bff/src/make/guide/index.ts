import type { Upstream } from '../port/call.js'
import type { MakeApi } from '../port/make-api.js'
import { createAccount } from './account.js'
import { guideCapabilities } from './capabilities.js'
import { createExecutions } from './executions.js'
import { createFolders } from './folders.js'
import { createScenarios } from './scenarios.js'
import { createWebhooks } from './webhooks.js'

/** The guide dialect: the API of the integration guide. The credential alone decides what is seen, so it has no scope. */
export function createGuideApi(upstream: Upstream): MakeApi {
  return {
    dialect: 'guide',
    capabilities: guideCapabilities,
    account: createAccount(upstream),
    scenarios: createScenarios(upstream),
    folders: createFolders(),
    executions: createExecutions(upstream),
    webhooks: createWebhooks(upstream),
  }
}
