'use client'

import { InlaykitProvider } from '@inlaykit/ui'
import { ScenarioList } from '@inlaykit/ui/scenario-list'
import { useQueryClient } from '@tanstack/react-query'

export function Scenarios() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit" queryClient={useQueryClient()}>
      <ScenarioList />
    </InlaykitProvider>
  )
}
