'use client'

export {
  AutomationSettings,
  type AutomationPlace,
  type AutomationSettingsProps,
  type AutomationTab,
} from './features/settings/index.js'
