import type { CreateScenarioInput, ScenarioWarning } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readJsonObject } from '../../client/json-object.js'
import { TextField } from '../../parts/Field.js'
import { useFeedback } from '../../parts/Feedback.js'
import { focusFault } from '../../parts/useForm.js'
import { BlueprintField } from './BlueprintField.js'
import { useCreateMessages } from './create-texts.js'
import { FolderChoice, isFolderName, newFolder } from './FolderChoice.js'
import { useCreateFolder } from './folder-changes.js'
import { useScenarioListContext } from './list-context.js'
import { Refusals } from './Refusals.js'
import { isScenarioName } from './scenario-name.js'
import { ScheduleFields } from './ScheduleFields.js'
import { TaskDialog } from './TaskDialog.js'
import { useCreateScenario } from './useCreateScenario.js'
import { useScheduleEditor } from './useScheduleEditor.js'
import { useTask } from './useTask.js'
import { WarningsDialog } from './WarningsDialog.js'

const onDemand = { kind: 'on-demand' } as const

/** Asks for a blueprint, a name, a folder and a schedule, and creates a scenario: switched off. */
export function CreateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { access, actions } = useScenarioListContext()
  const t = useCreateMessages()
  const { toast } = useFeedback()
  const { mutateAsync: create } = useCreateScenario()
  const { mutateAsync: createFolder } = useCreateFolder()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [folder, setFolder] = useState('')
  const [folderName, setFolderName] = useState('')
  const [isTried, setTried] = useState(false)
  const [warnings, setWarnings] = useState<readonly ScenarioWarning[]>()
  const task = useTask(onClose)
  const editor = useScheduleEditor(onDemand, task.error)
  const read = readJsonObject(text)
  const isFolderWrong = folder === newFolder && !isFolderName(folderName)

  if (warnings !== undefined) {
    const title = t('scenarioDuplicate.done', { name: name.trim() })
    return <WarningsDialog title={title} warnings={warnings} onClose={onClose} />
  }

  function take(next: string): void {
    setText(next)
    // The name that a blueprint carries is offered until somebody has chosen another.
    const told = readJsonObject(next)
    const carried = 'payload' in told ? told.payload?.['name'] : undefined
    if (typeof carried === 'string' && name === '' && isScenarioName(carried)) setName(carried)
  }

  function blueprintFault(): string | undefined {
    if ('payload' in read) {
      return isTried && read.payload === undefined ? t('scenarioCreate.missing') : undefined
    }
    return read.fault === 'not-object'
      ? t('scenarioCreate.notObject')
      : t('scenarioCreate.notJson', { line: read.line, column: read.column })
  }

  function submit(form: HTMLFormElement): void {
    setTried(true)
    const schedule = editor.take()
    if (
      schedule === undefined ||
      !('payload' in read) ||
      read.payload === undefined ||
      !isScenarioName(name) ||
      isFolderWrong
    ) {
      focusFault(form)
      return
    }
    const input = {
      name: name.trim(),
      blueprint: { ...read.payload },
      ...(schedule && { schedule }),
    }
    task.start(
      () => begin(input),
      ({ left }) => {
        if (left !== undefined && left.length > 0) {
          setWarnings(left)
          return
        }
        onClose()
        toast({ tone: 'success', text: t('scenarioDuplicate.done', { name: input.name }) })
      },
    )
  }

  async function begin(input: CreateScenarioInput) {
    let folderId = folder
    if (folder === newFolder) {
      try {
        folderId = (await createFolder({ name: folderName.trim() })).id
        setFolder(folderId)
      } catch (error) {
        return { kind: 'failed', error: error as Error } as const
      }
    }
    const whole = folderId === '' ? input : { ...input, folderId }
    return actions.ask({ type: 'create', scenario: null, input: whole }, async () => {
      const { warnings: left, ...scenario } = await create(whole)
      return { outcome: 'done', scenario, left }
    })
  }

  return (
    <TaskDialog
      title={t('scenarioCreate.title')}
      description={t('scenarioCreate.description')}
      task={task}
      submit={t('scenarioCreate.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <BlueprintField value={text} error={blueprintFault()} onChange={take} />
      <Refusals error={task.error} />
      <TextField
        label={t('scenarioCreate.name')}
        error={isTried && !isScenarioName(name) ? t('scenarioDuplicate.faultName') : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        dir="auto"
        required
      />
      {access.offers('scenarioFolder') && (
        <FolderChoice
          value={folder}
          onChange={setFolder}
          name={folderName}
          onNameChange={setFolderName}
          isWrong={isTried && isFolderWrong}
        />
      )}
      <ScheduleFields editor={editor} />
    </TaskDialog>
  )
}
