import type { Execution, ExecutionStep } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useNow } from '../../parts/useNow.js'
import { durationOf } from './figures.js'

/** How long a run or step took; while it goes on, it counts. Shows nothing where it is not told. */
export function RunDuration({ of }: { of: Execution | ExecutionStep }): ReactNode {
  return of.status === 'running' ? <Counting of={of} /> : <Fixed of={of} now={undefined} />
}

function Counting({ of }: { of: Execution | ExecutionStep }): ReactNode {
  return <Fixed of={of} now={useNow(1_000)} />
}

function Fixed(props: { of: Execution | ExecutionStep; now: number | undefined }): ReactNode {
  const format = useFormat()
  const { of, now } = props
  const duration = durationOf(of, now)
  if (duration === undefined) return null
  // Tenths of a second that count would only flicker.
  return format.duration(of.status === 'running' ? Math.floor(duration / 1000) * 1000 : duration)
}
