'use client'

export {
  AutomationSettings,
  type AutomationSettingsProps,
  type AutomationTab,
} from './features/settings/index.js'
