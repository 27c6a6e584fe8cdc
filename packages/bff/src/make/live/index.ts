import type { Upstream } from '../port/call.js'
import type { MakeApi, MakeScope } from '../port/make-api.js'
import { createAccount } from './account.js'
import { liveCapabilities } from './capabilities.js'
import { createBlueprints } from './blueprints.js'
import { createExecutions } from './executions.js'
import { createFolders } from './folders.js'
import { createIncompleteExecutions } from './incomplete-executions.js'
import { createMembers } from './members.js'
import { createScenarios } from './scenarios.js'
import { createWebhooks } from './webhooks.js'

/** The live dialect: what make.com serves today. */
export function createLiveApi(upstream: Upstream, scope: MakeScope): MakeApi {
  return {
    dialect: 'live',
    capabilities: liveCapabilities(scope),
    account: createAccount(upstream, scope),
    scenarios: createScenarios(upstream, scope),
    blueprints: createBlueprints(upstream),
    folders: createFolders(upstream, scope),
    executions: createExecutions(upstream),
    incompleteExecutions: createIncompleteExecutions(upstream),
    members: createMembers(upstream, scope),
    webhooks: createWebhooks(upstream, scope),
  }
}
