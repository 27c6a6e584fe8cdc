import type { Capabilities } from '@inlaykit/shared'

/** What the guide describes. It has neither a list of organisations, nor names of folders, nor trigger, steps, outputs or costs of a run. */
export const guideCapabilities: Capabilities = {
  organizations: false,
  folderNames: false,
  runWithInput: true,
  scenarioInputs: false,
  stopExecution: true,
  retryExecution: false,
  executionTrigger: false,
  executionSteps: false,
  executionOutputs: false,
  executionCredits: false,
  executionTransfer: false,
  incompleteCount: false,
  incompleteExecutions: false,
  memberRemoval: false,
  invitationResend: false,
  webhooks: true,
  webhookRename: false,
  webhookSwitch: false,
  webhookLearning: false,
  webhookQueue: false,
  webhookMethod: true,
  webhookSecurity: true,
  webhookScenario: true,
}
