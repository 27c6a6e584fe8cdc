import type { ReactNode } from 'react'
import { Select } from '../../parts/Field.js'
import { useConnectionPanel } from './panel-context.js'
import { useDialogMessages } from './dialog-texts.js'

/** One of the zones that the server knows, or its own. */
export function ZoneSelect(props: { value: string; onChange: (zone: string) => void }): ReactNode {
  const { zones } = useConnectionPanel()
  const t = useDialogMessages()
  return (
    <Select
      label={t('connectionForm.zone')}
      help={t('connectionForm.zoneHelp')}
      value={props.value}
      options={[
        { value: '', label: t('connectionForm.zoneDefault') },
        ...zones.map((zone) => ({ value: zone, label: zone })),
      ]}
      onChange={props.onChange}
    />
  )
}
