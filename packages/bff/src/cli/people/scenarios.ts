import type { Execution, ScenarioStatus } from '@inlaykit/shared'
import { findOption, UsageError, type Command, type CommandInput } from '../command.js'
import {
  listDetails,
  listOptions,
  pageOf,
  show,
  tellMore,
  tenantDetails,
  tenantOptions,
  withTenant,
} from './with-tenant.js'

/** `inlaykit scenarios list` */
export const scenariosList: Command = {
  name: 'scenarios list',
  usage: '--tenant ID [--search TEXT] [--status STATUS] [--limit N] [--json]',
  summary: "List a tenant's scenarios, by name.",
  details: [
    ...listDetails,
    '--search TEXT       what name, description or apps hold',
    '--status STATUS     active, inactive, paused or invalid; several by comma',
  ],
  options: { ...listOptions, search: { type: 'string' }, status: { type: 'string' } },
  words: 0,
  async run(input, context) {
    await withTenant(input, context, async (client) => {
      const page = await client.call('listScenarios', {
        query: {
          ...pageOf(input),
          search: findOption(input, 'search'),
          // What it holds is checked with the rest.
          status: findOption(input, 'status')?.split(',') as ScenarioStatus[] | undefined,
        },
      })
      show(input, context, page, {
        head: ['ID', 'NAME', 'STATUS', 'LAST RUN', 'NEXT RUN'],
        rows: page.items.map(({ id, name, status, lastRunAt, nextRunAt }) => [
          id,
          name,
          status,
          lastRunAt,
          nextRunAt,
        ]),
      })
      tellMore(input, context, page)
    })
  },
}

function inputOf(input: CommandInput): Record<string, unknown> | undefined {
  const text = findOption(input, 'input')
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch {
    // The words below say it.
  }
  throw new UsageError('--input must be a JSON object.')
}

/** How a run is shown in a table. */
export function runRow(run: Execution): (string | number | null | undefined)[] {
  const { id, scenarioName, scenarioId, status, startedAt, durationMs, error } = run
  return [id, scenarioName ?? scenarioId, status, startedAt, durationMs, error?.message]
}

/** The head of a table of runs. */
export const runHead = ['ID', 'SCENARIO', 'STATUS', 'STARTED', 'MS', 'ERROR']

/** `inlaykit scenarios run` */
export const scenariosRun: Command = {
  name: 'scenarios run',
  usage: 'SCENARIO --tenant ID [--input JSON] [--wait] [--json]',
  summary: 'Run a scenario.',
  details: [
    ...tenantDetails,
    '--input JSON        what its inputs are given',
    '--wait              until it ends, some 20 s at most',
  ],
  options: { ...tenantOptions, input: { type: 'string' }, wait: { type: 'boolean' } },
  words: 1,
  async run(input, context) {
    const [scenarioId = ''] = input.positionals
    const given = inputOf(input)
    await withTenant(input, context, async (client) => {
      const run = await client.call('runScenario', {
        params: { scenarioId },
        body: {
          ...(given && { input: given }),
          wait: input.values['wait'] === true,
        },
      })
      show(input, context, run, { head: runHead, rows: [runRow(run)] })
    })
  },
}

function switching(
  verb: 'activate' | 'deactivate',
  name: 'activateScenario' | 'deactivateScenario',
  summary: string,
): Command {
  return {
    name: `scenarios ${verb}`,
    usage: 'SCENARIO --tenant ID [--json]',
    summary,
    details: tenantDetails,
    options: tenantOptions,
    words: 1,
    async run(input, context) {
      const [scenarioId = ''] = input.positionals
      await withTenant(input, context, async (client) => {
        const scenario = await client.call(name, { params: { scenarioId } })
        const { id, name: called, status, nextRunAt } = scenario
        show(input, context, scenario, {
          head: ['ID', 'NAME', 'STATUS', 'NEXT RUN'],
          rows: [[id, called, status, nextRunAt]],
        })
      })
    },
  }
}

/** `inlaykit scenarios activate` */
export const scenariosActivate = switching(
  'activate',
  'activateScenario',
  'Switch a scenario on: it runs by its schedule.',
)

/** `inlaykit scenarios deactivate` */
export const scenariosDeactivate = switching(
  'deactivate',
  'deactivateScenario',
  'Switch a scenario off: it runs by its schedule no more.',
)
