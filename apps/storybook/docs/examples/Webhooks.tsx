import { useTestWebhook, useWebhooks } from '@inlaykit/ui/hooks'

export function Probes() {
  const { webhooks = [] } = useWebhooks()
  const test = useTestWebhook()
  return webhooks.map(({ id, name }) => (
    <button key={id} onClick={() => test.mutate({ webhookId: id })}>
      Test {name}
    </button>
  ))
}
