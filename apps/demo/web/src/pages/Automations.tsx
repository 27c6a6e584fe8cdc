import {
  BudgetNotice,
  ConnectionPanel,
  ExecutionTimeline,
  ScenarioList,
  TeamRoles,
  WebhookManager,
} from '@inlaykit/ui'
import { useSession } from '@inlaykit/ui/hooks'
import { useState } from 'react'
import { Kit } from '../parts/Kit.js'
import { usePreferences } from '../preferences.js'

interface Chosen {
  readonly id: string
  readonly name: string
}

/** All scenarios, what ran, what starts them, and who may do what. Choosing a scenario shows its runs alone. */
function Scenarios() {
  const { t } = usePreferences()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <>
      <section className="card">
        <ScenarioList
          selectedId={chosen?.id ?? null}
          onSelect={(scenario) =>
            setChosen(scenario === null ? null : { id: scenario.id, name: scenario.name })
          }
        />
      </section>
      <section className="card">
        <div className="card-head">
          <h2>
            {chosen === null
              ? t('automations.runs')
              : t('automations.runsOf', { name: chosen.name })}
          </h2>
          {chosen !== null && (
            <button type="button" className="button" onClick={() => setChosen(null)}>
              {t('automations.showAll')}
            </button>
          )}
        </div>
        <ExecutionTimeline scenarioId={chosen?.id} />
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('automations.webhooks')}</h2>
        </div>
        <WebhookManager />
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('automations.team')}</h2>
        </div>
        <TeamRoles />
      </section>
    </>
  )
}

/** Who is not connected yet has one thing to do; everybody else finds the connection beneath what it brings. */
function Content() {
  const { t } = usePreferences()
  const { data: session } = useSession()
  const isConnected = session?.connection !== null
  return (
    <div className="automations">
      <p className="quiet">{t('automations.lead')}</p>
      <BudgetNotice />
      {isConnected && <Scenarios />}
      <section className="card">
        <div className="card-head">
          <h2>{t('automations.connection')}</h2>
        </div>
        <ConnectionPanel />
      </section>
    </div>
  )
}

/** The company's automations in Make, composed of single widgets. */
export function Automations() {
  return (
    <Kit>
      <Content />
    </Kit>
  )
}
