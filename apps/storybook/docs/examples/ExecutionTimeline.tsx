import { ExecutionTimeline, InlaykitProvider } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Runs({ scenarioId }: { scenarioId?: string }) {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <ExecutionTimeline scenarioId={scenarioId} />
    </InlaykitProvider>
  )
}
