import type { ReactNode } from 'react'
import { Select, TextField } from '../../parts/Field.js'
import { useDialogMessages } from './dialog-texts.js'
import { useScenarioListContext } from './list-context.js'
import { useNamedFolders } from './useNamedFolders.js'

/** The choice that stands for a folder which is yet to be made. */
export const newFolder = 'new'

/** Whether the server takes it for a folder's name: 1 to 100 characters in one line. */
export function isFolderName(name: string): boolean {
  return /^\P{Cc}{1,100}$/u.test(name.trim())
}

/** Asks for a folder: none, one of those that are there, or a new one where the connection can make one. */
export function FolderChoice(props: {
  /** The id of a folder, `''` or {@link newFolder}. */
  value: string
  onChange: (value: string) => void
  /** Of the new one. */
  name: string
  onNameChange: (name: string) => void
  isWrong: boolean
}): ReactNode {
  const { value, name } = props
  const { access } = useScenarioListContext()
  const folders = useNamedFolders()
  const t = useDialogMessages()
  return (
    <>
      <Select
        label={t('scenarioMove.folder')}
        value={value}
        options={[
          { value: '', label: t('scenarioMove.none') },
          ...(folders ?? []).map((folder) => ({ value: folder.id, label: folder.name })),
          ...(access.offers('folderChanges')
            ? [{ value: newFolder, label: t('scenarioMove.new') }]
            : []),
        ]}
        onChange={props.onChange}
      />
      {value === newFolder && (
        <TextField
          label={t('scenarioMove.newName')}
          error={props.isWrong ? t('scenarioMove.faultName') : undefined}
          value={name}
          onChange={(event) => props.onNameChange(event.target.value)}
          autoComplete="off"
          dir="auto"
          required
        />
      )}
    </>
  )
}
