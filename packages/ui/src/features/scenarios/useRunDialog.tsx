import type { Scenario } from '@inlaykit/shared'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemMessages } from '../../i18n/messages/problems/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import type { RunDialogProps } from './RunDialog.js'
import type { ScenarioActions } from './useScenarioActions.js'

const texts = { ...scenarioMessages, ...problemMessages } as const

interface Opened {
  readonly scenario: Scenario
  readonly RunDialog: ComponentType<RunDialogProps>
}

/** The dialog before a run with input; its code is loaded when it is asked for the first time. */
export function useRunDialog(actions: Pick<ScenarioActions, 'run'>): {
  readonly open: (scenario: Scenario) => void
  readonly element: ReactNode
} {
  const t = useMessages(texts)
  const { toast } = useFeedback()
  const [opened, setOpened] = useState<Opened>()

  async function open(scenario: Scenario): Promise<void> {
    try {
      const { RunDialog } = await import('./RunDialog.js')
      setOpened({ scenario, RunDialog })
    } catch {
      const reason = t('problem.network')
      toast({ tone: 'danger', text: t('scenarioList.runFailed', { name: scenario.name, reason }) })
    }
  }

  return {
    open: (scenario) => void open(scenario),
    element: opened && (
      <opened.RunDialog
        scenario={opened.scenario}
        onClose={() => setOpened(undefined)}
        onRun={(input) => {
          setOpened(undefined)
          actions.run(opened.scenario, input)
        }}
      />
    ),
  }
}
