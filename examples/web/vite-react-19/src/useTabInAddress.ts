import { useSyncExternalStore } from 'react'
import type { AutomationTab } from '@inlaykit/ui/automation-settings'

const read = () => (location.hash.slice(1) || 'scenarios') as AutomationTab

function subscribe(listener: () => void) {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** The open tab, in the address: links and the back button work. */
export function useTabInAddress() {
  const tab = useSyncExternalStore(subscribe, read)
  const setTab = (next: AutomationTab) => {
    location.hash = next
  }
  return [tab, setTab] as const
}
