'use client'

import { InlaykitProvider } from '@inlaykit/ui'
import { AutomationSettings, type AutomationTab } from '@inlaykit/ui/automation-settings'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'

/** The whole page; `/?tab=runs` opens a part of it. */
export function Automations() {
  const router = useRouter()
  const pathname = usePathname()
  const tab = (useSearchParams().get('tab') ?? 'scenarios') as AutomationTab
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <AutomationSettings
        tab={tab}
        onTabChange={(next) => router.replace(`${pathname}?tab=${next}`, { scroll: false })}
      />
    </InlaykitProvider>
  )
}
