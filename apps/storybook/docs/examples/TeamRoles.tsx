import { InlaykitProvider, TeamRoles } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Team() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <TeamRoles />
    </InlaykitProvider>
  )
}
