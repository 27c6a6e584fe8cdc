import type { ExecutionStatus } from '@inlaykit/shared'
import { findOption, type Command } from '../command.js'
import { runHead, runRow } from './scenarios.js'
import { listDetails, listOptions, pageOf, show, tellMore, withTenant } from './with-tenant.js'

/** `inlaykit executions list` */
export const executionsList: Command = {
  name: 'executions list',
  usage: '--tenant ID [--scenario ID] [--status STATUS] [--from TIME] [--to TIME] [--json]',
  summary: "List a tenant's runs, newest first.",
  details: [
    ...listDetails,
    '--scenario ID       of this scenario alone',
    '--status STATUS     running, success, warning, error or stopped; several by comma',
    '--from, --to TIME   when they began, for example 2026-11-23T08:00:00Z',
  ],
  options: {
    ...listOptions,
    scenario: { type: 'string' },
    status: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  words: 0,
  async run(input, context) {
    await withTenant(input, context, async (client) => {
      const query = {
        ...pageOf(input),
        // What it holds is checked with the rest.
        status: findOption(input, 'status')?.split(',') as ExecutionStatus[] | undefined,
        from: findOption(input, 'from'),
        to: findOption(input, 'to'),
      }
      const scenarioId = findOption(input, 'scenario')
      const page =
        scenarioId === undefined
          ? await client.call('listExecutions', { query })
          : await client.call('listScenarioExecutions', { params: { scenarioId }, query })
      show(input, context, page, { head: runHead, rows: page.items.map(runRow) })
      tellMore(input, context, page)
    })
  },
}
