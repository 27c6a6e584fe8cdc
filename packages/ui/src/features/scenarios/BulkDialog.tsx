import type { Scenario } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { focusFault } from '../../parts/useForm.js'
import type { BulkTask } from './bulk.js'
import { useBulkMessages } from './bulk-texts.js'
import { FolderChoice, isFolderName, newFolder } from './FolderChoice.js'
import { useCreateFolder } from './folder-changes.js'
import type { ScenarioBulkActionName } from './props.js'
import { TaskDialog } from './TaskDialog.js'
import { useTask } from './useTask.js'

/** So many names are told. */
const mostNames = 8

/** Asks before several scenarios are run or deleted, and where several go. */
export function BulkDialog(props: {
  action: ScenarioBulkActionName
  scenarios: readonly Scenario[]
  onClose: () => void
  onStart: (task: BulkTask) => void
}): ReactNode {
  return props.action === 'move' ? <MoveSeveral {...props} /> : <ConfirmSeveral {...props} />
}

function ConfirmSeveral(props: Parameters<typeof BulkDialog>[0]): ReactNode {
  const { scenarios, onClose, onStart } = props
  const action = props.action === 'delete' ? 'delete' : 'run'
  const t = useBulkMessages()
  const task = useTask(onClose)
  const { length: count } = scenarios
  const more = count - mostNames
  const active = scenarios.filter(({ status }) => status === 'active').length
  return (
    <TaskDialog
      title={t(`bulk.title.${action}`, { count })}
      description={t(`bulk.text.${action}`)}
      task={task}
      submit={t(`bulk.submit.${action}`, { count })}
      variant={action === 'delete' ? 'danger' : 'primary'}
      onSubmit={() => onStart({ action, scenarios })}
      onClose={onClose}
    >
      {action === 'delete' && active > 0 && <p>{t('bulk.activeOfThem', { count: active })}</p>}
      <ul className="ik-dialog-list">
        {scenarios.slice(0, mostNames).map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
        {more > 0 && <li>{t('bulk.more', { count: more })}</li>}
      </ul>
    </TaskDialog>
  )
}

function MoveSeveral(props: Parameters<typeof BulkDialog>[0]): ReactNode {
  const { scenarios, onClose, onStart } = props
  const t = useBulkMessages()
  const { mutateAsync: createFolder } = useCreateFolder()
  const [folder, setFolder] = useState('')
  const [name, setName] = useState('')
  const [isWrong, setWrong] = useState(false)
  const task = useTask(onClose)
  const { length: count } = scenarios
  const start = (folderId: string | null): void =>
    onStart({ action: 'move', scenarios, folderOf: () => folderId })

  function submit(form: HTMLFormElement): void {
    if (folder !== newFolder) {
      start(folder === '' ? null : folder)
      return
    }
    setWrong(!isFolderName(name))
    if (!isFolderName(name)) {
      focusFault(form)
      return
    }
    task.start(
      async () => {
        try {
          return { kind: 'done', value: await createFolder({ name: name.trim() }) }
        } catch (error) {
          return { kind: 'failed', error: error as Error }
        }
      },
      ({ id }) => start(id),
    )
  }

  return (
    <TaskDialog
      title={t('bulk.title.move', { count })}
      task={task}
      submit={t('bulk.submit.move', { count })}
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
