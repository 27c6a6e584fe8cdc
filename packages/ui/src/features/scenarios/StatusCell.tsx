import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { Badge, type Tone } from '../../parts/Badge.js'
import { errorIcon, idleIcon, pauseIcon, successIcon } from '../../parts/icons.js'
import { Switch } from '../../parts/Switch.js'
import { Cell } from './cells.js'
import { useScenarioListContext } from './list-context.js'

const looks: Readonly<Record<Scenario['status'], { tone: Tone; icon: string }>> = {
  active: { tone: 'neutral', icon: successIcon },
  inactive: { tone: 'neutral', icon: idleIcon },
  paused: { tone: 'warning', icon: pauseIcon },
  invalid: { tone: 'danger', icon: errorIcon },
}

/** Whether it is on, with the switch for that; anything else than on and off is also said in words. */
export function StatusCell({ scenario }: { scenario: Scenario }): ReactNode {
  const { access, actions, offered } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  const { id, name, schedule, status } = scenario
  const canSwitch = offered.includes('set-active')
  const isPlain = canSwitch && (status === 'active' || status === 'inactive')
  return (
    <Cell column="status">
      {canSwitch && (
        <Switch
          label={t('scenarioList.activate', { name })}
          checked={status === 'active'}
          loading={actions.isSwitching(id)}
          disabledReason={access.setActive(scenario)}
          hint={schedule?.kind === 'on-demand' ? t('scenarioList.onDemandReason') : undefined}
          onChange={(active) => actions.setActive(scenario, active)}
        />
      )}
      {isPlain ? (
        <span className="ik-scenario-status">{t(`scenarioStatus.${status}`)}</span>
      ) : (
        <Badge plain tone={looks[status].tone} icon={looks[status].icon}>
          {t(`scenarioStatus.${status}`)}
        </Badge>
      )}
    </Cell>
  )
}
