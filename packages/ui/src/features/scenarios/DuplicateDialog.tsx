import type { Scenario, ScenarioWarning } from '@inlaykit/shared'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { TextField } from '../../parts/Field.js'
import { useFeedback } from '../../parts/Feedback.js'
import { focusFault } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import { useScenarioListContext } from './list-context.js'
import { copyNameOf, isScenarioName } from './scenario-name.js'
import { TaskDialog } from './TaskDialog.js'
import { useDuplicateScenario } from './useDuplicateScenario.js'
import { useTask } from './useTask.js'
import { WarningsDialog } from './WarningsDialog.js'

/** Asks for the name of a copy, makes it, and says what is left to do. */
export function DuplicateDialog(props: { scenario: Scenario; onClose: () => void }): ReactNode {
  const { scenario, onClose } = props
  const { actions } = useScenarioListContext()
  const t = useDialogMessages()
  const { toast } = useFeedback()
  const { mutateAsync: duplicate } = useDuplicateScenario()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(() =>
    copyNameOf(scenario.name, (original) => t('scenarioDuplicate.copyOf', { name: original })),
  )
  const [isWrong, setWrong] = useState(false)
  const [warnings, setWarnings] = useState<readonly ScenarioWarning[]>()
  const task = useTask(onClose)

  if (warnings !== undefined) {
    return (
      <WarningsDialog
        title={t('scenarioDuplicate.done', { name: name.trim() })}
        warnings={warnings}
        onClose={onClose}
      />
    )
  }

  function submit(form: HTMLFormElement): void {
    setWrong(!isScenarioName(name))
    if (!isScenarioName(name)) {
      focusFault(form)
      return
    }
    const wanted = name.trim()
    const { id: scenarioId } = scenario
    task.start(
      () =>
        actions.ask({ type: 'duplicate', scenario, name: wanted }, async () => {
          const { warnings: left, ...copy } = await duplicate({ scenarioId, name: wanted })
          return { outcome: 'done', scenario: copy, left }
        }),
      ({ left }) => {
        if (left !== undefined && left.length > 0) {
          setWarnings(left)
          return
        }
        onClose()
        toast({ tone: 'success', text: t('scenarioDuplicate.done', { name: wanted }) })
      },
    )
  }

  return (
    <TaskDialog
      title={t('scenarioDuplicate.title', { name: scenario.name })}
      description={t('scenarioDuplicate.description')}
      task={task}
      submit={t('scenarioDuplicate.submit')}
      initialFocus={box}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        ref={box}
        label={t('scenarioDuplicate.name')}
        error={isWrong ? t('scenarioDuplicate.faultName') : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        dir="auto"
        required
      />
    </TaskDialog>
  )
}
