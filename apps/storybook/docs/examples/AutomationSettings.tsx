import { InlaykitProvider } from '@inlaykit/ui'
import { AutomationSettings } from '@inlaykit/ui/automation-settings'
import '@inlaykit/ui/styles.css'

export function Settings() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <AutomationSettings defaultTab="scenarios" />
    </InlaykitProvider>
  )
}
