export { AutomationSettings, type AutomationSettingsProps } from './AutomationSettings.js'
export type { AutomationTab } from './tabs.js'
