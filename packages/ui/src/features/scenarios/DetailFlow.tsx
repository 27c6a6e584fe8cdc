import type { ScenarioModule } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { describeAction } from './describe-action.js'
import { describeApp } from './describe-app.js'
import { useDetailMessages } from './detail-texts.js'

/** The steps in their order: what its author called each, else what it does, and in which app. */
export function DetailFlow({ modules }: { modules: readonly ScenarioModule[] }): ReactNode {
  const t = useDetailMessages()
  if (modules.length === 0) {
    return <p className="ik-scenario-note">{t('scenarioDetail.noSteps')}</p>
  }
  return (
    <ol className="ik-scenario-flow">
      {modules.map(({ id, app, action, label }) => (
        <li key={id}>
          <span className="ik-scenario-step-app" dir="auto">
            {describeApp(app)}
          </span>
          <span className="ik-scenario-note" dir="auto">
            {label ?? describeAction(action)}
          </span>
        </li>
      ))}
    </ol>
  )
}
