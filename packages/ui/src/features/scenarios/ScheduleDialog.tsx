import type { Scenario } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import { focusFault } from '../../parts/useForm.js'
import { useScenarioListContext } from './list-context.js'
import { ScheduleFields } from './ScheduleFields.js'
import { useEditorMessages } from './schedule-texts.js'
import { TaskDialog } from './TaskDialog.js'
import { useScheduleEditor } from './useScheduleEditor.js'
import { useTask } from './useTask.js'
import { useUpdateScenario } from './useUpdateScenario.js'

/** Asks when a scenario starts by itself from now on. What nobody changed is not sent. */
export function ScheduleDialog(props: { scenario: Scenario; onClose: () => void }): ReactNode {
  const { scenario, onClose } = props
  const { actions } = useScenarioListContext()
  const t = useEditorMessages()
  const { announce } = useFeedback()
  const { mutateAsync: update } = useUpdateScenario()
  const task = useTask(onClose)
  const editor = useScheduleEditor(scenario.schedule, task.error, scenario)

  function submit(form: HTMLFormElement): void {
    const schedule = editor.take()
    if (schedule === undefined) {
      focusFault(form)
      return
    }
    if (schedule === null) {
      onClose()
      return
    }
    task.start(
      () =>
        actions.ask({ type: 'schedule', scenario, schedule }, async () => {
          const changed = await update({ scenarioId: scenario.id, changes: { schedule } })
          return { outcome: 'done', scenario: changed }
        }),
      () => {
        announce(t('scenarioSchedule.done', { name: scenario.name }))
        onClose()
      },
    )
  }

  return (
    <TaskDialog
      title={t('scenarioSchedule.title', { name: scenario.name })}
      description={scenario.status === 'active' ? undefined : t('scenarioSchedule.inactive')}
      task={task}
      submit={t('scenarioSchedule.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <ScheduleFields editor={editor} />
    </TaskDialog>
  )
}
