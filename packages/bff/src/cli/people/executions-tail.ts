import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import type { Client } from '@inlaykit/shared/client'
import { createAbortController } from '../../core/abort.js'
import { systemClock } from '../../core/clock.js'
import { findOption, UsageError, type Command, type CommandInput } from '../command.js'
import { waitAfter } from './patience.js'
import { RunNews } from './run-news.js'
import { toLine } from './table.js'
import { tenantDetails, tenantOptions, withTenant } from './with-tenant.js'

/** Runs that are shown at first. */
const firstRuns = 10
/** How often the mirror is asked, in seconds; what it holds is read again from Make each 15 s at most. */
const everyS = 5

/** Room of the columns: start, status, duration, scenario; then the id and the error. */
const widths = [24, 7, 7, 30, 10]

function lineOf(run: Execution): string {
  const { id, scenarioName, scenarioId, status, startedAt, durationMs, error } = run
  return toLine(
    [startedAt, status, durationMs, scenarioName ?? scenarioId, id, error?.message],
    widths,
  )
}

/** A whole number of an option. */
function numberOf(input: CommandInput, name: string, least: number, most: number): number | null {
  const text = findOption(input, name)
  if (text === undefined) return null
  const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}.`)
}

interface Filter {
  readonly scenarioId: string | undefined
  readonly status: ExecutionStatus[] | undefined
}

/** All runs that began from then on. */
async function listSince(client: Client, filter: Filter, from: number, signal: AbortSignal) {
  const runs: Execution[] = []
  let cursor: string | undefined
  do {
    const query = { ...filter, from: new Date(from).toISOString(), limit: 100, cursor }
    const page = await client.call('listExecutions', { query }, { signal })
    runs.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return runs
}

/** `inlaykit executions tail` */
export const executionsTail: Command = {
  name: 'executions tail',
  usage: '--tenant ID [--scenario ID] [--status STATUS] [--limit N] [--every SECONDS] [--json]',
  summary: "Follow a tenant's runs: each as it comes, and again when it has changed.",
  details: [
    ...tenantDetails.slice(0, 2),
    '--json              one JSON document a line, as the API answers a run',
    '--scenario ID       of this scenario alone',
    '--status STATUS     running, success, warning, error or stopped; several by comma',
    `--limit N           how many of the past are shown first, 0 to 100; ${firstRuns}`,
    `--every SECONDS     how often it is looked, 1 to 3600; ${everyS}`,
    'Ends with Ctrl+C, or when nobody reads on.',
  ],
  options: {
    ...tenantOptions,
    scenario: { type: 'string' },
    status: { type: 'string' },
    limit: { type: 'string' },
    every: { type: 'string' },
  },
  words: 0,
  async run(input, context) {
    const shown = numberOf(input, 'limit', 0, 100) ?? firstRuns
    const everyMs = (numberOf(input, 'every', 1, 3600) ?? everyS) * 1000
    const filter: Filter = {
      scenarioId: findOption(input, 'scenario'),
      // What it holds is checked with the rest.
      status: findOption(input, 'status')?.split(',') as ExecutionStatus[] | undefined,
    }
    const ending = createAbortController()
    const end = () => ending.abort()
    void context.stopped().then(end)
    void context.unread.then(end)
    const { signal } = ending
    const print = (run: Execution) => {
      if (!signal.aborted)
        context.print(input.values['json'] === true ? JSON.stringify(run) : lineOf(run))
    }

    /** Looks once: what can pass is told and waited for, all else ends the command. */
    const look = async (work: () => Promise<void>): Promise<void> => {
      let waitMs = everyMs
      try {
        await work()
      } catch (error) {
        const seconds = waitAfter(error)
        if (signal.aborted || seconds === null) throw error
        context.tell(
          `${(error as { detail?: string }).detail ?? ''} Looking again in ${seconds} s.`,
        )
        waitMs = Math.max(waitMs, seconds * 1000)
      }
      await systemClock.sleep(waitMs, signal)
    }

    await withTenant(input, context, async (client) => {
      const news = new RunNews()
      try {
        // One at least is asked for: by its time what is new is told from what is old.
        const query = { ...filter, limit: Math.max(1, shown) }
        const { items } = await client.call('listExecutions', { query }, { signal })
        news.begin(items)
        for (const run of items.slice(0, shown).toReversed()) print(run)
        while (!signal.aborted) {
          await look(async () => {
            const from = news.from(systemClock.now())
            for (const run of news.of(await listSince(client, filter, from, signal), from))
              print(run)
          })
        }
      } catch (error) {
        if (!signal.aborted) throw error
      }
    })
  },
}
