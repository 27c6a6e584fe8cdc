import type { Capabilities } from '@inlaykit/shared'

/** What the guide describes. It has neither names of folders, nor trigger, steps, outputs or costs of a run. */
export const guideCapabilities: Capabilities = {
  folderNames: false,
  runWithInput: true,
  scenarioInputs: false,
  stopExecution: true,
  executionTrigger: false,
  executionSteps: false,
  executionOutputs: false,
  executionCredits: false,
  executionTransfer: false,
  incompleteCount: false,
}
