'use client'

export { useFormat } from './i18n/I18nProvider.js'
export type { Format, TimeValue } from './i18n/format.js'
export { useProblemText } from './parts/useProblemText.js'
export { describeApp } from './features/scenarios/describe-app.js'
export { useCronText, type CronText } from './features/scenarios/useCronText.js'
export { useScheduleText } from './features/scenarios/useScheduleText.js'
