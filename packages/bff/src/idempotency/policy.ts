import type { EndpointName, Endpoints } from '@inlaykit/shared'

/** The endpoints that change something for a viewer. */
export type WriteName = {
  [N in EndpointName]: Endpoints[N]['method'] extends 'GET'
    ? never
    : Endpoints[N]['permission'] extends 'none'
      ? never
      : N
}[EndpointName]

/**
 * What may be done when a write's outcome is not known, since its process ended or Make did not answer:
 *
 * - `once`: it is never done again under the same key; whoever asks is told so
 * - `again`: doing it twice comes to the same, so the same key may do it again
 * - `unrecorded`: nothing is kept of it, since its answer is good for once only; a second request is another one
 */
export type Repetition = 'once' | 'again' | 'unrecorded'

/** A new write has no default: whoever adds one decides. */
export const repetitions: Readonly<Record<WriteName, Repetition>> = {
  createScenario: 'once',
  createFolder: 'once',
  updateFolder: 'again',
  deleteFolder: 'again',
  duplicateScenario: 'once',
  deleteScenario: 'again',
  updateScenario: 'again',
  runScenario: 'once',
  activateScenario: 'again',
  deactivateScenario: 'again',
  // It changes nothing, and a moment later its answer is another.
  previewSchedule: 'unrecorded',
  stopExecution: 'again',
  retryExecution: 'once',
  retryIncompleteExecution: 'once',
  retryIncompleteExecutions: 'once',
  resolveIncompleteExecution: 'again',
  // A second invitation would be a second letter.
  inviteMember: 'once',
  resendInvitation: 'once',
  updateMember: 'again',
  removeMember: 'again',
  createWebhook: 'once',
  updateWebhook: 'again',
  deleteWebhook: 'again',
  testWebhook: 'once',
  enableWebhook: 'again',
  disableWebhook: 'again',
  startWebhookLearning: 'again',
  stopWebhookLearning: 'again',
  // What it tells is kept nowhere but in the vault.
  revealWebhook: 'unrecorded',
  // The same key of the same organisation and team renews the connection that is there.
  createConnection: 'again',
  updateConnection: 'again',
  deleteConnection: 'again',
  testConnection: 'again',
  // The address holds a state that is good for one sign-in, and a cookie goes with it.
  startOAuth: 'unrecorded',
}
