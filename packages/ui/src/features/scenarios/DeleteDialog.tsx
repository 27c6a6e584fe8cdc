import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useWebhooks } from '../webhooks/hooks.js'
import { useDialogMessages } from './dialog-texts.js'
import { keepFocus } from './keep-focus.js'
import { useScenarioListContext } from './list-context.js'
import { TaskDialog } from './TaskDialog.js'
import { useDeleteScenario } from './useDeleteScenario.js'
import { useScheduleText } from './useScheduleText.js'
import { useTask } from './useTask.js'

/** Asks whether to delete a scenario, and says what goes with it. */
export function DeleteDialog(props: { scenario: Scenario; onClose: () => void }): ReactNode {
  const { scenario, onClose } = props
  const { access, actions, scroller } = useScenarioListContext()
  const t = useDialogMessages()
  const format = useFormat()
  const describe = useScheduleText()
  const { announce } = useFeedback()
  const { mutateAsync: remove } = useDeleteScenario()
  const task = useTask(onClose)
  const { id, incompleteCount, name, schedule, status } = scenario
  const { webhooks } = useWebhooks({ scenarioId: id, enabled: access.offers('webhooks') })
  const losses = [t('scenarioDelete.runs')]
  if (status === 'active' && schedule && schedule.kind !== 'on-demand') {
    losses.push(t('scenarioDelete.schedule', { schedule: describe(schedule) }))
  }
  if (webhooks !== undefined && webhooks.length > 0) {
    const names = format.list(webhooks.map((webhook) => webhook.name))
    losses.push(t('scenarioDelete.webhooks', { count: webhooks.length, names }))
  }
  if (incompleteCount) losses.push(t('scenarioDelete.incomplete', { count: incompleteCount }))

  return (
    <TaskDialog
      title={t('scenarioDelete.title', { name })}
      task={task}
      submit={t('scenarioDelete.submit')}
      variant="danger"
      cancel={t('scenarioDelete.keep')}
      onSubmit={() =>
        task.start(
          () =>
            actions.ask({ type: 'delete', scenario }, async () => {
              await remove({ scenarioId: id })
              return { outcome: 'done', scenario }
            }),
          () => {
            announce(t('scenarioDelete.done', { name }))
            keepFocus(scroller, onClose)
          },
        )
      }
      onClose={onClose}
    >
      <ul className="ik-dialog-list">
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </TaskDialog>
  )
}
