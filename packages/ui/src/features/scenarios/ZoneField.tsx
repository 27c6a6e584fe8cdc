import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { Select } from '../../parts/Field.js'
import { fieldsIn, toScheduleForm } from './schedule-form.js'
import { useEditorMessages } from './schedule-texts.js'
import type { ScheduleEditor } from './useScheduleEditor.js'

/** Asks in which time zone times are meant, where that may be chosen. */
export function ZoneField(props: { editor: ScheduleEditor; error: string | undefined }): ReactNode {
  const { change, form, kept, setting } = props.editor
  const t = useEditorMessages()
  const fields = fieldsIn(form.mode, setting)
  const keptForm = toScheduleForm(kept, setting)
  const zones = useMemo(() => {
    const [here, before] = [setting.timeZone, keptForm.timeZone]
    return [...new Set([here, before, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  }, [keptForm.timeZone, setting.timeZone])
  const label = t('scenarioSchedule.zone')
  if (fields.includes('timeZone')) {
    return (
      <Select
        label={label}
        help={props.error}
        value={form.timeZone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(timeZone) => change({ timeZone })}
      />
    )
  }
  if (!fields.includes('dayZone') || keptForm.dayZone === '') return null
  return (
    <Select
      label={label}
      help={props.error}
      value={form.dayZone}
      options={[
        { value: keptForm.dayZone, label: keptForm.dayZone.replaceAll('_', ' ') },
        { value: '', label: t('scenarioSchedule.ownZoneOption') },
      ]}
      onChange={(dayZone) => change({ dayZone })}
    />
  )
}
