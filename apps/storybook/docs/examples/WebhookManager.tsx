import { InlaykitProvider, WebhookManager } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Webhooks() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <WebhookManager onBeforeAction={({ type }) => type !== 'delete' || confirm('Really?')} />
    </InlaykitProvider>
  )
}
