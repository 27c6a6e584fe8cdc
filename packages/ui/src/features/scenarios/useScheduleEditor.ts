import type { Scenario, Schedule, SchedulePreview } from '@inlaykit/shared'
import { ProblemError } from '@inlaykit/shared/client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useDebounced } from '../../parts/useDebounced.js'
import { useScenarioListContext } from './list-context.js'
import {
  fieldsIn,
  isUntouched,
  readScheduleForm,
  toScheduleForm,
  type ReadSchedule,
  type ScheduleFaults,
  type ScheduleForm,
  type ScheduleSetting,
} from './schedule-form.js'
import { useSchedulePreview } from './useSchedulePreview.js'

/** How long typing must pause before the server is asked for the next runs, in ms. */
const previewDelayMs = 350

/** What the server says against a field, in its words. */
export type ScheduleRefusals = Partial<Record<keyof ScheduleForm, string>>

/** A schedule that is being edited. */
export interface ScheduleEditor {
  readonly setting: ScheduleSetting
  /** The schedule that was there when it was opened. */
  readonly kept: Schedule | null | undefined
  readonly form: ScheduleForm
  readonly change: (changes: Partial<ScheduleForm>) => void
  readonly read: ReadSchedule
  /** Whether nothing is to be saved. */
  readonly isUntouched: boolean
  /** Fields with something wrong, once the person has tried to save or has left what is to be wrong. */
  readonly faults: ScheduleFaults
  readonly refusals: ScheduleRefusals
  /** The run that Make has planned for what was there; absent where none is known. */
  readonly planned: string | null | undefined
  /** The next runs of what the fields say now. */
  readonly preview: UseQueryResult<SchedulePreview>
  /** Whether `preview` is still that of an earlier state of the fields. */
  readonly isStale: boolean
  /**
   * Takes what the fields say in order to save it: `null` where nothing is to be saved, `undefined` where something is wrong, which
   * is then shown.
   */
  readonly take: () => Schedule | null | undefined
}

/**
 * Edits a schedule: what the connection can't say is not offered, and one that the fields can't say stays as it is.
 * @param kept the schedule that is there
 * @param error why the last try to save failed
 * @param scenario whose schedule it is; absent for one that is still to be made
 */
export function useScheduleEditor(
  kept: Schedule | null | undefined,
  error: Error | null,
  scenario?: Scenario,
): ScheduleEditor {
  const { access } = useScenarioListContext()
  const format = useFormat()
  const setting: ScheduleSetting = {
    cron: access.offers('scheduleCron'),
    kinds: access.offers('scheduleKinds'),
    timeZone: format.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const [form, setForm] = useState(() => toScheduleForm(kept, setting))
  // What has passed since then is the server's to say.
  const [openedAt] = useState(() => Date.now())
  const [isTried, setTried] = useState(false)
  const [sent, setSent] = useState<string>()

  const read = readScheduleForm(form, kept, setting, openedAt)
  const said = 'schedule' in read && read.schedule !== null ? JSON.stringify(read.schedule) : ''
  const settled = useDebounced(said, previewDelayMs)
  const asked = settled === '' ? null : (JSON.parse(settled) as Schedule)
  const startsByItself =
    asked !== null && asked.kind !== 'on-demand' && asked.kind !== 'immediately'
  const planned = scenario?.status === 'active' ? scenario.nextRunAt : null
  const preview = useSchedulePreview(startsByItself ? asked : null, {
    scenarioId: scenario?.id,
    nextRunAt: planned,
  })
  const isStale = settled !== said || preview.isPlaceholderData

  return {
    setting,
    kept,
    form,
    change: (changes) => setForm((before) => ({ ...before, ...changes })),
    read,
    isUntouched: isUntouched(form, kept, setting),
    faults: isTried && 'faults' in read ? read.faults : {},
    refusals: {
      ...(isStale ? {} : refusalsOf(preview.error, form, setting)),
      ...(sent === said ? refusalsOf(error, form, setting) : {}),
    },
    planned,
    preview,
    isStale,
    take() {
      setTried(true)
      if ('faults' in read) return undefined
      setSent(said)
      return isUntouched(form, kept, setting) ? null : read.schedule
    },
  }
}

function refusalsOf(
  error: Error | null,
  { mode }: ScheduleForm,
  setting: ScheduleSetting,
): ScheduleRefusals {
  const refusals: ScheduleRefusals = {}
  if (!(error instanceof ProblemError)) return refusals
  const fields = fieldsIn(mode, setting)
  for (const { path, message } of error.errors ?? []) {
    const place = /(?:^|\.)schedule(?:\.(\w+))?/.exec(path)
    if (place === null) continue
    const field = fields.find((one) => (wireNames[one] ?? one) === place[1]) ?? 'mode'
    refusals[field] = message
  }
  return refusals
}

/** How the contract calls a field, where it has another name there. */
const wireNames: Partial<Record<keyof ScheduleForm, string>> = {
  amount: 'seconds',
  weekdays: 'days',
  monthDays: 'days',
  dayZone: 'timeZone',
}
