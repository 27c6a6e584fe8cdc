import { useState } from 'react'
import type { ReactNode } from 'react'
import { TextArea } from '../../parts/Field.js'
import { useCreateMessages } from './create-texts.js'

/** The server takes no more, in bytes. */
const mostBytes = 4 * 1024 * 1024

/** Takes a blueprint: typed or pasted, chosen as a file, or dropped. */
export function BlueprintField(props: {
  value: string
  error: string | undefined
  onChange: (text: string) => void
}): ReactNode {
  const { value, error, onChange } = props
  const t = useCreateMessages()
  const [fault, setFault] = useState<'tooLarge' | 'unreadable'>()
  const [isOver, setOver] = useState(false)

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return
    if (file.size > mostBytes) {
      setFault('tooLarge')
      return
    }
    try {
      onChange(await file.text())
      setFault(undefined)
    } catch {
      setFault('unreadable')
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Dropping is for the mouse; the file field is for everybody.
    <div
      className="ik-blueprint"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <TextArea
        label={t('scenarioCreate.blueprint')}
        help={t('scenarioCreate.blueprintHelp')}
        error={error ?? (fault && t(`scenarioCreate.${fault}`))}
        rows={8}
        dir="ltr"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          setFault(undefined)
          onChange(event.target.value)
        }}
        required
      />
      <label className="ik-blueprint-file">
        <span>{t('scenarioCreate.file')}</span>
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file again is a change too.
            event.target.value = ''
          }}
        />
      </label>
    </div>
  )
}
