import { InlaykitProvider } from '@inlaykit/ui'
import { AutomationSettings, type AutomationTab } from '@inlaykit/ui/automation-settings'
import { useSearchParams } from 'react-router'

/** The whole page; `/?tab=runs` opens a part of it. */
export default function Automations() {
  const [search, setSearch] = useSearchParams()
  const tab = (search.get('tab') ?? 'scenarios') as AutomationTab
  return (
    <main>
      <h1>Automations</h1>
      <InlaykitProvider baseUrl="/api/inlaykit">
        <AutomationSettings
          tab={tab}
          onTabChange={(next) =>
            setSearch({ tab: next }, { replace: true, preventScrollReset: true })
          }
        />
      </InlaykitProvider>
    </main>
  )
}
