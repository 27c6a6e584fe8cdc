import { useMemo } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import type { TimeSpan } from './ticks.js'

const coarse = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
const fine = { ...coarse, second: '2-digit' } as const

/** Writes a stretch of time as the language does, its day once where both ends share it. */
export function useSpanText(): (span: TimeSpan) => string {
  const { locale, timeZone } = useFormat()
  return useMemo(() => {
    const zone = timeZone === undefined ? {} : { timeZone }
    const long = new Intl.DateTimeFormat(locale, { ...coarse, ...zone })
    const short = new Intl.DateTimeFormat(locale, { ...fine, ...zone })
    return ({ from, to }) => (to - from < 600_000 ? short : long).formatRange(from, to)
  }, [locale, timeZone])
}
