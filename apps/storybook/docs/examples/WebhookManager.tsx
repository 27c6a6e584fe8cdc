import { InlaykitProvider, WebhookManager } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Webhooks() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <WebhookManager onAfterAction={(action, result) => console.log(action, result)} />
    </InlaykitProvider>
  )
}
