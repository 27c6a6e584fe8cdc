import { z } from 'zod'
import type { ScenarioUsage } from '@inlaykit/shared'
import { optionalAmount, optionalCount, parseAnswer, readableRows } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'

const LiveUsage = z.object({ data: z.array(z.unknown()) })

/** A day is told as `2026-11-26` or as `26-11-2026` (recorded answers show both). */
const day = z.string().transform((text, context) => {
  const parts = text.split('-')
  const date = (parts[0]?.length === 4 ? parts : parts.toReversed()).join('-')
  const read = z.iso.date().safeParse(date)
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: 'no day' })
  return z.NEVER
})

const LiveDay = z.object({
  date: day,
  operations: optionalCount,
  dataTransfer: optionalCount,
  centicredits: optionalAmount,
})

/**
 * What a scenario used by day, in order: Make tells the last 30, in the organisation's time zone when asked for, and leaves out
 * those on which nothing was used.
 */
export async function readUsage(
  upstream: Upstream,
  scenarioId: string,
  call: MakeCall,
): Promise<readonly ScenarioUsage[]> {
  const { body } = await upstream.request(
    {
      method: 'GET',
      path: pathOf('scenarios', scenarioId, 'usage'),
      query: { organizationTimezone: true },
    },
    call,
  )
  const { data } = parseAnswer(LiveUsage, body, 'usage of a scenario')
  return readableRows(LiveDay, data)
    .map(({ date, operations, dataTransfer, centicredits }) => ({
      date,
      operations: operations ?? null,
      transferBytes: dataTransfer ?? null,
      credits: typeof centicredits === 'number' ? centicredits / 100 : null,
    }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
}
