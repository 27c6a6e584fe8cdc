import { InlaykitProvider, ScenarioList } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Automations() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <ScenarioList detail onBeforeAction={({ type }) => type !== 'delete' || confirm('Really?')} />
    </InlaykitProvider>
  )
}
