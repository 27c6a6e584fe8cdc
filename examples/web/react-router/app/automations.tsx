import { InlaykitProvider } from '@inlaykit/ui'
import {
  AutomationSettings,
  type AutomationPlace,
  type AutomationTab,
} from '@inlaykit/ui/automation-settings'
import { useSearchParams } from 'react-router'

/** The whole page; `/?tab=runs&run=…` opens a part of it, and `?scenario=…` a scenario. */
export default function Automations() {
  const [search, setSearch] = useSearchParams()
  const keep = ({ tab, scenarioId, executionId }: AutomationPlace) => {
    const next = new URLSearchParams({ tab })
    if (scenarioId !== null) next.set('scenario', scenarioId)
    if (executionId !== null) next.set('run', executionId)
    void setSearch(next, { replace: true, preventScrollReset: true })
  }
  return (
    <main>
      <h1>Automations</h1>
      <InlaykitProvider baseUrl="/api/inlaykit">
        <AutomationSettings
          tab={(search.get('tab') ?? 'scenarios') as AutomationTab}
          scenarioId={search.get('scenario')}
          executionId={search.get('run')}
          onPlaceChange={keep}
        />
      </InlaykitProvider>
    </main>
  )
}
