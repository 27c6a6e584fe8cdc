import type { Plan } from '@inlaykit/shared'
import { findOption, requireOption, type Command } from './command.js'
import { readApiKey } from './read-api-key.js'
import { withBff } from './with-bff.js'

/** `inlaykit connections add` */
export const connectionsAdd: Command = {
  name: 'connections add',
  usage: '--tenant ID --organization ID [--team ID] [--zone HOST] [--plan PLAN] [--label TEXT]',
  summary: 'Connect a tenant to Make by an API key, or renew its key.',
  details: [
    'The key comes from MAKE_API_KEY, else from standard input; never from the command line, which others can see.',
    '--tenant ID         your own id of the customer',
    '--organization ID   the organisation in Make',
    '--team ID           the team in it; the whole organisation when left out',
    '--zone HOST         the zone, where it is not that of MAKE_ZONE',
    '--plan PLAN         free, core, pro, teams or enterprise: sets the rate limit until Make tells it',
    '--label TEXT        what people call it',
  ],
  options: {
    tenant: { type: 'string' },
    organization: { type: 'string' },
    team: { type: 'string' },
    zone: { type: 'string' },
    plan: { type: 'string' },
    label: { type: 'string' },
  },
  words: 0,
  async run(input, context) {
    const tenantId = requireOption(input, 'tenant')
    const organizationId = requireOption(input, 'organization')
    await withBff(context, async (bff) => {
      const connection = await bff.connections.setApiKey({
        tenantId,
        organizationId,
        apiKey: await readApiKey(context),
        teamId: findOption(input, 'team'),
        zone: findOption(input, 'zone'),
        // What it holds is checked with the rest.
        plan: findOption(input, 'plan') as Plan | undefined,
        label: findOption(input, 'label'),
      })
      context.print(JSON.stringify(connection))
    })
  },
}
