'use client'

import { InlaykitProvider } from '@inlaykit/ui'
import {
  AutomationSettings,
  type AutomationPlace,
  type AutomationTab,
} from '@inlaykit/ui/automation-settings'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'

/** The whole page; `/?tab=runs&run=…` opens a part of it, and `?scenario=…` a scenario. */
export function Automations() {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const keep = ({ tab, scenarioId, executionId }: AutomationPlace) => {
    const next = new URLSearchParams({ tab })
    if (scenarioId !== null) next.set('scenario', scenarioId)
    if (executionId !== null) next.set('run', executionId)
    router.replace(`${pathname}?${next}`, { scroll: false })
  }
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <AutomationSettings
        tab={(search.get('tab') ?? 'scenarios') as AutomationTab}
        scenarioId={search.get('scenario')}
        executionId={search.get('run')}
        onPlaceChange={keep}
      />
    </InlaykitProvider>
  )
}
