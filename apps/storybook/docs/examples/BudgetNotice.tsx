import { BudgetNotice, InlaykitProvider } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'

export function Notice() {
  return (
    <InlaykitProvider baseUrl="/api/inlaykit">
      <BudgetNotice />
    </InlaykitProvider>
  )
}
