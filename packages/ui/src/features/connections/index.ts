export { BudgetNotice } from './BudgetNotice.js'
export { ConnectionPanel } from './ConnectionPanel.js'
export type {
  ConnectionAction,
  ConnectionActionResult,
  ConnectionPanelProps,
  ConnectionPanelSlots,
} from './props.js'
export * from './hooks.js'
