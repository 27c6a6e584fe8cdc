import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Scenario } from '@inlaykit/ui'
import {
  ExecutionTimeline,
  InlaykitProvider,
  ScenarioList,
  TeamRoles,
  WebhookManager,
} from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'
import './page.css'

function Automations() {
  const [chosen, setChosen] = useState<Scenario | null>(null)
  return (
    <InlaykitProvider
      baseUrl="/api/inlaykit"
      appearance={{ variables: { '--ik-accent': '#0f766e', '--ik-radius': '4px' } }}
    >
      <ScenarioList selectedId={chosen?.id ?? null} onSelect={setChosen} />
      <h2>{chosen === null ? 'All runs' : `Runs of ${chosen.name}`}</h2>
      <ExecutionTimeline key={chosen?.id} scenarioId={chosen?.id} />
      <h2>Webhooks</h2>
      <WebhookManager />
      <h2>Team</h2>
      <TeamRoles />
    </InlaykitProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <main>
      <h1>Automations</h1>
      <Automations />
    </main>
  </StrictMode>,
)
