import type { Capabilities, Dialect, Execution, ExecutionDetail } from '@inlaykit/shared'

const guide: Capabilities = {
  organizations: false,
  folderNames: false,
  folderChanges: false,
  runWithInput: true,
  scenarioInputs: false,
  scenarioCreate: true,
  scenarioDuplicate: true,
  scenarioFolder: false,
  scenarioPriority: true,
  scenarioVersions: false,
  scenarioUsage: false,
  scheduleCron: true,
  scheduleKinds: false,
  stopExecution: true,
  retryExecution: true,
  executionTrigger: false,
  executionSteps: false,
  executionOutputs: false,
  executionCredits: false,
  executionTransfer: false,
  incompleteCount: false,
  incompleteExecutions: false,
  memberRemoval: false,
  invitationResend: false,
  invitationNote: false,
  webhooks: true,
  webhookRename: false,
  webhookSettings: false,
  webhookSwitch: false,
  webhookLearning: false,
  webhookQueue: false,
  webhookQueueItems: false,
  webhookLog: false,
  webhookMethod: true,
  webhookSecurity: true,
  webhookScenario: true,
}

const all: Capabilities = {
  organizations: true,
  folderNames: true,
  folderChanges: true,
  runWithInput: true,
  scenarioInputs: true,
  scenarioCreate: true,
  scenarioDuplicate: true,
  scenarioFolder: true,
  scenarioPriority: true,
  scenarioVersions: true,
  scenarioUsage: true,
  scheduleCron: true,
  scheduleKinds: true,
  stopExecution: true,
  retryExecution: true,
  executionTrigger: true,
  executionSteps: true,
  executionOutputs: true,
  executionCredits: true,
  executionTransfer: true,
  incompleteCount: true,
  incompleteExecutions: true,
  memberRemoval: true,
  invitationResend: true,
  invitationNote: true,
  webhooks: true,
  webhookRename: true,
  webhookSettings: true,
  webhookSwitch: true,
  webhookLearning: true,
  webhookQueue: true,
  webhookQueueItems: true,
  webhookLog: true,
  webhookMethod: true,
  webhookSecurity: true,
  webhookScenario: true,
}

/**
 * What a story's connection can do: that of a dialect, as the BFF states it for a connection of one team, or everything that
 * the contract knows. The live dialect tells no steps of a run.
 */
export function capabilitiesOf(whose: Dialect | 'all'): Capabilities {
  if (whose === 'guide') return { ...guide }
  if (whose === 'all') return { ...all }
  return {
    ...all,
    executionSteps: false,
    invitationResend: false,
    webhookMethod: false,
    webhookSecurity: false,
    webhookScenario: false,
    scenarioPriority: false,
    scheduleCron: false,
  }
}

/** A run as a list tells it, without what the dialect can't. */
export function tellExecution(run: ExecutionDetail, capabilities: Capabilities): Execution {
  const { steps: _steps, outputs: _outputs, ...row } = run
  const mayBeRetried = run.status !== 'running' && run.status !== 'success'
  return {
    ...row,
    retryable: row.retryable ?? (capabilities.retryExecution && mayBeRetried),
    trigger: capabilities.executionTrigger ? row.trigger : 'unknown',
    credits: capabilities.executionCredits ? row.credits : null,
    transferBytes: capabilities.executionTransfer ? row.transferBytes : null,
  }
}

/** A run, whole, without what the dialect can't tell. */
export function tellExecutionDetail(
  run: ExecutionDetail,
  capabilities: Capabilities,
): ExecutionDetail {
  return {
    ...tellExecution(run, capabilities),
    steps: capabilities.executionSteps ? run.steps : null,
    outputs: capabilities.executionOutputs ? run.outputs : null,
  }
}
