import type { Upstream } from '../port/call.js'
import type { MakeApi, MakeScope } from '../port/make-api.js'
import { createAccount } from './account.js'
import { guideCapabilities } from './capabilities.js'
import { createBlueprints } from './blueprints.js'
import { createExecutions } from './executions.js'
import { createFolders } from './folders.js'
import { createIncompleteExecutions } from './incomplete-executions.js'
import { createMembers } from './members.js'
import { createScenarios } from './scenarios.js'
import { createWebhooks } from './webhooks.js'

/** The guide dialect: the API of the integration guide. The credential alone decides what is seen; only members are asked for by the organisation. */
export function createGuideApi(upstream: Upstream, scope: MakeScope): MakeApi {
  return {
    dialect: 'guide',
    capabilities: guideCapabilities,
    account: createAccount(upstream),
    scenarios: createScenarios(upstream),
    blueprints: createBlueprints(upstream),
    folders: createFolders(),
    executions: createExecutions(upstream),
    incompleteExecutions: createIncompleteExecutions(),
    members: createMembers(upstream, scope),
    webhooks: createWebhooks(upstream),
  }
}
