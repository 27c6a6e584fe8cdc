import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Select, TextField } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { DayChoice } from './DayChoice.js'
import {
  evenAmounts,
  fieldsIn,
  modesFor,
  mostOf,
  toScheduleForm,
  type ScheduleForm,
  type ScheduleMode,
} from './schedule-form.js'
import { ScheduleRuns } from './ScheduleRuns.js'
import { useEditorMessages } from './schedule-texts.js'
import type { ScheduleEditor } from './useScheduleEditor.js'
import { useCronText } from './useCronText.js'
import { useScheduleText } from './useScheduleText.js'
import { ZoneField } from './ZoneField.js'

/** Asks when a scenario starts by itself, and tells what comes of it. */
export function ScheduleFields({ editor }: { editor: ScheduleEditor }): ReactNode {
  const { change, form, kept, refusals, setting } = editor
  const t = useEditorMessages()
  const describe = useScheduleText()
  const isKept = toScheduleForm(kept, setting).mode === 'kept'
  const modes: readonly ScheduleMode[] = isKept ? ['kept', ...modesFor(setting)] : modesFor(setting)
  const missing = [
    ...(setting.kinds ? [] : [t('scenarioSchedule.noOnce')]),
    ...(setting.cron ? [] : [t('scenarioSchedule.noCron')]),
  ]
  const isReplacing = !editor.isUntouched && kept && kept.kind !== 'on-demand'
  return (
    <>
      <Select
        label={t('scenarioSchedule.kind')}
        help={missing.join(' ') || undefined}
        value={form.mode}
        options={modes.map((mode) => ({ value: mode, label: t(`scenarioSchedule.kind-${mode}`) }))}
        onChange={(mode) => change({ mode })}
      />
      {form.mode === 'kept' && <Kept editor={editor} />}
      <ModeFields editor={editor} />
      {isReplacing && (
        <p className="ik-field-help">{t('scenarioSchedule.until', { schedule: describe(kept) })}</p>
      )}
      {refusals.mode !== undefined && (
        <Notice tone="danger">{t('scenarioSchedule.refused', { reason: refusals.mode })}</Notice>
      )}
      <ScheduleRuns editor={editor} />
    </>
  )
}

/** What is there and can't be edited here, in words, and as it is where words leave something out. */
function Kept({ editor: { kept } }: { editor: ScheduleEditor }): ReactNode {
  const t = useEditorMessages()
  const describe = useScheduleText()
  if (!kept) return <Notice>{t('scenarioSchedule.keptUnknown')}</Notice>
  const isMore = ['between', 'restrict', 'maxRunsPerMinute'].some((name) => name in kept)
  return (
    <>
      <p className="ik-scenario-words">{describe(kept)}</p>
      {isMore && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls is to be reached by keyboard.
        <pre className="ik-schedule-kept" dir="ltr" tabIndex={0}>
          {JSON.stringify(kept, null, 2)}
        </pre>
      )}
      <Notice>{t('scenarioSchedule.kept')}</Notice>
    </>
  )
}

/** What is wrong with a field: before it is sent, or as the server said. */
function useFaultOf(editor: ScheduleEditor): (field: keyof ScheduleForm) => string | undefined {
  const t = useEditorMessages()
  const format = useFormat()
  const { faults, form, refusals } = editor
  const own: Partial<Record<keyof ScheduleForm, string>> = {
    amount: t('scenarioSchedule.faultAmount', { most: format.number(mostOf(form.unit)) }),
    time: t('scenarioSchedule.faultTime'),
    weekdays: t('scenarioSchedule.faultWeekdays'),
    monthDays: t('scenarioSchedule.faultMonthDays'),
    at: t('scenarioSchedule.faultAt'),
    expression: t('scenarioSchedule.faultExpression', { example: '0 9 * * 1-5' }),
    timeZone: t('scenarioSchedule.faultZone'),
  }
  return (field) => {
    if (faults[field]) return own[field]
    const reason = refusals[field]
    return reason === undefined ? undefined : t('scenarioSchedule.refused', { reason })
  }
}

function ModeFields({ editor }: { editor: ScheduleEditor }): ReactNode {
  const { change, form, setting } = editor
  const t = useEditorMessages()
  const format = useFormat()
  const faultOf = useFaultOf(editor)
  const fields = fieldsIn(form.mode, setting)
  const has = (field: keyof ScheduleForm) => fields.includes(field)
  return (
    <>
      {has('amount') && <IntervalFields editor={editor} error={faultOf('amount')} />}
      {has('weekdays') && (
        <DayChoice
          label={t('scenarioSchedule.weekdays')}
          days={[1, 2, 3, 4, 5, 6, 0].map((value) => ({
            value,
            label: format.weekday(value, 'short'),
            name: format.weekday(value),
          }))}
          value={form.weekdays}
          error={faultOf('weekdays')}
          onChange={(weekdays) => change({ weekdays })}
        />
      )}
      {has('monthDays') && (
        <DayChoice
          label={t('scenarioSchedule.monthDays')}
          days={Array.from({ length: 31 }, (_, index) => ({
            value: index + 1,
            label: format.number(index + 1),
          }))}
          value={form.monthDays}
          help={
            form.monthDays.some((day) => day > 28) ? t('scenarioSchedule.shortMonths') : undefined
          }
          error={faultOf('monthDays')}
          onChange={(monthDays) => change({ monthDays })}
        />
      )}
      {has('time') && (
        <TextField
          type="time"
          label={t('scenarioSchedule.time')}
          help={has('dayZone') && form.dayZone === '' ? t('scenarioSchedule.ownZone') : undefined}
          error={faultOf('time')}
          value={form.time}
          required
          onChange={(event) => change({ time: event.target.value })}
        />
      )}
      {has('at') && (
        <TextField
          type="datetime-local"
          label={t('scenarioSchedule.at')}
          help={t('scenarioSchedule.atHelp', { zone: setting.timeZone })}
          error={faultOf('at')}
          value={form.at}
          required
          onChange={(event) => change({ at: event.target.value })}
        />
      )}
      {has('expression') && <CronField editor={editor} error={faultOf('expression')} />}
      <ZoneField editor={editor} error={faultOf(has('dayZone') ? 'dayZone' : 'timeZone')} />
    </>
  )
}

function IntervalFields(props: { editor: ScheduleEditor; error: string | undefined }): ReactNode {
  const { change, form, setting } = props.editor
  const t = useEditorMessages()
  const format = useFormat()
  const label = t('scenarioSchedule.every')
  // Cron has only those distances that cut an hour or a day evenly.
  const amounts: readonly number[] = evenAmounts[form.unit]

  function changeUnit(unit: ScheduleForm['unit']): void {
    const isEven = (evenAmounts[unit] as readonly number[]).includes(Number(form.amount))
    change(setting.kinds || isEven ? { unit } : { unit, amount: '1' })
  }

  return (
    <div className="ik-schedule-pair">
      {setting.kinds ? (
        <TextField
          label={label}
          error={props.error}
          // A number field hides what it can't read; this one says what is wrong with it.
          inputMode="numeric"
          autoComplete="off"
          value={form.amount}
          required
          onChange={(event) => change({ amount: event.target.value.trim() })}
        />
      ) : (
        <Select
          label={label}
          value={form.amount}
          options={amounts.map((amount) => ({
            value: String(amount),
            label: format.number(amount),
          }))}
          onChange={(amount) => change({ amount })}
        />
      )}
      <Select
        label={t('scenarioSchedule.unit')}
        value={form.unit}
        options={[
          { value: 'minutes', label: t('scenarioSchedule.minutes') },
          { value: 'hours', label: t('scenarioSchedule.hours') },
        ]}
        onChange={changeUnit}
      />
    </div>
  )
}

function CronField(props: { editor: ScheduleEditor; error: string | undefined }): ReactNode {
  const { change, form, read } = props.editor
  const t = useEditorMessages()
  const cron = useCronText()
  return (
    <div className="ik-schedule-cron">
      <TextField
        label={t('scenarioSchedule.expression')}
        help={t('scenarioSchedule.expressionHelp')}
        error={props.error}
        className="ik-schedule-expression"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={form.expression}
        required
        onChange={(event) => change({ expression: event.target.value })}
      />
      <p className="ik-scenario-words" aria-live="polite">
        {'schedule' in read &&
          cron.isReady &&
          (cron.describe(form.expression) ?? t('scenarioSchedule.noWords'))}
      </p>
    </div>
  )
}
