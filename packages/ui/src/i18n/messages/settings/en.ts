import type { MessagePart } from '../../message.js'

/** Texts of the ready page of settings. */
export const settingsMessages = {
  'automationSettings.label': 'Automations',
  'automationSettings.tabs': 'Parts of the automations',
  'automationSettings.scenarios': 'Scenarios',
  'automationSettings.runs': 'Runs',
  'automationSettings.webhooks': 'Webhooks',
  'automationSettings.team': 'Team',
  'automationSettings.connection': 'Connection',
  'automationSettings.runsOf': 'Runs of {name}',
  'automationSettings.allRuns': 'Show all runs',
} as const satisfies MessagePart
