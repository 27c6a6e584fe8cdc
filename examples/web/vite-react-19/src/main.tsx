import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { InlaykitProvider } from '@inlaykit/ui'
import { AutomationSettings } from '@inlaykit/ui/automation-settings'
import '@inlaykit/ui/styles.css'
import { useTabInAddress } from './useTabInAddress'
import './page.css'

function Page() {
  const [tab, setTab] = useTabInAddress()
  return (
    <main>
      <h1>Automations</h1>
      <InlaykitProvider baseUrl="/api/inlaykit" locale={navigator.language}>
        <AutomationSettings tab={tab} onTabChange={setTab} />
      </InlaykitProvider>
    </main>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
