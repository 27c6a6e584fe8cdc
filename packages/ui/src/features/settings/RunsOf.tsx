import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { settingsMessages } from '../../i18n/messages/settings/en.js'
import { Button } from '../../parts/Button.js'
import { useScenario } from '../scenarios/hooks.js'

/** Whose runs alone are shown, and the way back to all. */
export function RunsOf(props: { scenarioId: string; onLeave: () => void }): ReactNode {
  const t = useMessages(settingsMessages)
  const { data } = useScenario(props.scenarioId)
  return (
    <div className="ik-tab-head">
      <h2 className="ik-tab-heading" dir="auto">
        {t('automationSettings.runsOf', { name: data?.name ?? props.scenarioId })}
      </h2>
      <Button size="small" onClick={props.onLeave}>
        {t('automationSettings.allRuns')}
      </Button>
    </div>
  )
}
