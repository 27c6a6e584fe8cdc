'use client'

export {
  BudgetNotice,
  ConnectionPanel,
  type ConnectionAction,
  type ConnectionActionResult,
  type ConnectionPanelProps,
  type ConnectionPanelSlots,
} from './features/connections/index.js'
