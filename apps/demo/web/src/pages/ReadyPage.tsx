import {
  AutomationSettings,
  type AutomationPlace,
  type AutomationTab,
} from '@inlaykit/ui/automation-settings'
import { useState } from 'react'
import { Kit } from '../parts/Kit.js'

function readPlace(): AutomationPlace {
  const search = new URLSearchParams(window.location.search)
  return {
    tab: (search.get('tab') ?? 'scenarios') as AutomationTab,
    scenarioId: search.get('scenario'),
    executionId: search.get('run'),
  }
}

/** The address goes along, so that it can be sent to a colleague. */
function keepPlace({ tab, scenarioId, executionId }: AutomationPlace): void {
  const search = new URLSearchParams({ tab })
  if (scenarioId !== null) search.set('scenario', scenarioId)
  if (executionId !== null) search.set('run', executionId)
  window.history.replaceState(null, '', `?${search}`)
}

/** The same automations as the kit composes them by itself: one line in a product's settings. */
export function ReadyPage() {
  const [place] = useState(readPlace)
  return (
    <Kit>
      <section className="card">
        <AutomationSettings
          defaultTab={place.tab}
          defaultScenarioId={place.scenarioId}
          defaultExecutionId={place.executionId}
          onPlaceChange={keepPlace}
        />
      </section>
    </Kit>
  )
}
