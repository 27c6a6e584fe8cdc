export {
  AutomationSettings,
  type AutomationPlace,
  type AutomationSettingsProps,
} from './AutomationSettings.js'
export type { AutomationTab } from './tabs.js'
