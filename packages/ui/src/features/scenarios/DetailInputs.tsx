import type { ScenarioInput } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useDetailMessages } from './detail-texts.js'

/** What a run can be given: its name, Make's type of it and whether it must be there. */
export function DetailInputs({ inputs }: { inputs: readonly ScenarioInput[] }): ReactNode {
  const t = useDetailMessages()
  return (
    <ul className="ik-scenario-inputs">
      {inputs.map(({ name, label, type, required, help }) => (
        <li key={name}>
          <span dir="auto">{label ?? name}</span>{' '}
          <span className="ik-scenario-input-type">
            <code dir="ltr">{type}</code> ·{' '}
            {t(required ? 'scenarioDetail.required' : 'scenarioDetail.optional')}
          </span>
          {help && (
            <span className="ik-scenario-note" dir="auto">
              {help}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
