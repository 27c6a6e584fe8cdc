import { ConnectionPanel, InlaykitProvider } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Connection() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <ConnectionPanel returnTo="/settings/automations" />
    </InlaykitProvider>
  )
}
