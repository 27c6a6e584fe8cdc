import { findOption, requireOption, type Command } from '../command.js'
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

/** `inlaykit webhooks list` */
export const webhooksList: Command = {
  name: 'webhooks list',
  usage: '--tenant ID [--scenario ID] [--limit N] [--json]',
  summary: "List a tenant's webhooks, by name, with masked addresses.",
  details: [...listDetails, '--scenario ID       of this scenario alone'],
  options: { ...listOptions, scenario: { type: 'string' } },
  words: 0,
  async run(input, context) {
    await withTenant(input, context, async (client) => {
      const page = await client.call('listWebhooks', {
        query: { ...pageOf(input), scenarioId: findOption(input, 'scenario') },
      })
      show(input, context, page, {
        head: ['ID', 'NAME', 'SCENARIO', 'ENABLED', 'ADDRESS'],
        rows: page.items.map(({ id, name, scenarioName, scenarioId, enabled, urlMasked }) => [
          id,
          name,
          scenarioName ?? scenarioId,
          enabled ? 'yes' : 'no',
          urlMasked,
        ]),
      })
      tellMore(input, context, page)
    })
  },
}

/** `inlaykit webhooks create` */
export const webhooksCreate: Command = {
  name: 'webhooks create',
  usage: '--tenant ID --name TEXT [--scenario ID] [--json]',
  summary: 'Create a webhook, and show its address: the one time that it is shown unasked.',
  details: [
    ...tenantDetails,
    '--name TEXT         what people call it',
    '--scenario ID       the scenario that it sets off',
  ],
  options: { ...tenantOptions, name: { type: 'string' }, scenario: { type: 'string' } },
  words: 0,
  async run(input, context) {
    const name = requireOption(input, 'name')
    await withTenant(input, context, async (client) => {
      const made = await client.call('createWebhook', {
        body: { name, scenarioId: findOption(input, 'scenario') },
      })
      // The address is to be copied whole, so it stands in no table.
      if (input.values['json'] === true) context.print(JSON.stringify(made))
      else context.print(`${made.id}  ${made.url}`)
    })
  },
}
