import type { Scenario } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useFeedback } from '../../parts/Feedback.js'
import { focusFault } from '../../parts/useForm.js'
import { useDialogMessages } from './dialog-texts.js'
import { FolderChoice, isFolderName, newFolder } from './FolderChoice.js'
import { useCreateFolder } from './folder-changes.js'
import { keepFocus } from './keep-focus.js'
import { useScenarioListContext } from './list-context.js'
import { TaskDialog } from './TaskDialog.js'
import { useTask } from './useTask.js'
import { useUpdateScenario } from './useUpdateScenario.js'

/** Asks for the folder that a scenario goes into, which may be a new one. */
export function MoveDialog(props: { scenario: Scenario; onClose: () => void }): ReactNode {
  const { scenario, onClose } = props
  const { actions, scroller } = useScenarioListContext()
  const t = useDialogMessages()
  const { announce } = useFeedback()
  const { mutateAsync: update } = useUpdateScenario()
  const { mutateAsync: createFolder } = useCreateFolder()
  const [folder, setFolder] = useState(scenario.folderId ?? '')
  const [name, setName] = useState('')
  const [isWrong, setWrong] = useState(false)
  const task = useTask(onClose)

  function submit(form: HTMLFormElement): void {
    const isFaulty = folder === newFolder && !isFolderName(name)
    setWrong(isFaulty)
    if (isFaulty) {
      focusFault(form)
      return
    }
    if (folder === (scenario.folderId ?? '')) {
      onClose()
      return
    }
    task.start(move, () => {
      announce(t('scenarioMove.done', { name: scenario.name }))
      keepFocus(scroller, onClose)
    })
  }

  /** The folder is made first: the host is asked with the id that it has. */
  async function move() {
    let folderId = folder === '' ? null : folder
    if (folder === newFolder) {
      try {
        folderId = (await createFolder({ name: name.trim() })).id
        setFolder(folderId)
      } catch (error) {
        return { kind: 'failed', error: error as Error } as const
      }
    }
    return actions.ask({ type: 'move', scenario, folderId }, async () => {
      const changed = await update({ scenarioId: scenario.id, changes: { folderId } })
      return { outcome: 'done', scenario: changed }
    })
  }

  return (
    <TaskDialog
      title={t('scenarioMove.title', { name: scenario.name })}
      task={task}
      submit={t('scenarioMove.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <FolderChoice
        value={folder}
        onChange={setFolder}
        name={name}
        onNameChange={setName}
        isWrong={isWrong}
      />
    </TaskDialog>
  )
}
