import type { Capabilities } from '@inlaykit/shared'
import type { MakeScope } from '../port/make-api.js'

/** What make.com tells: all but the steps of a run. Folders and webhooks are listed by team, and scenarios created in one, so only where a team is chosen. */
export function liveCapabilities(scope: MakeScope): Capabilities {
  return {
    organizations: true,
    folderNames: scope.teamId !== null,
    folderChanges: scope.teamId !== null,
    runWithInput: true,
    scenarioInputs: true,
    scenarioCreate: scope.teamId !== null,
    scenarioDuplicate: scope.teamId !== null && scope.organizationId !== null,
    scenarioFolder: scope.teamId !== null,
    scenarioPriority: false,
    scenarioVersions: true,
    scenarioUsage: true,
    scheduleCron: false,
    scheduleKinds: true,
    stopExecution: true,
    retryExecution: true,
    executionTrigger: true,
    executionSteps: false,
    executionOutputs: true,
    executionCredits: true,
    executionTransfer: true,
    incompleteCount: true,
    incompleteExecutions: true,
    memberRemoval: true,
    invitationResend: false,
    invitationNote: true,
    webhooks: scope.teamId !== null,
    webhookRename: true,
    webhookSettings: true,
    webhookSwitch: true,
    webhookLearning: true,
    webhookQueue: true,
    webhookQueueItems: true,
    webhookLog: true,
    webhookMethod: false,
    webhookSecurity: false,
    webhookScenario: false,
  }
}
