'use client'

export {
  ConnectionPanel,
  type ConnectionAction,
  type ConnectionActionResult,
  type ConnectionPanelProps,
  type ConnectionPanelSlots,
} from './features/connections/index.js'
