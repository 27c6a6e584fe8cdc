import { requireOption, type Command } from './command.js'
import { withBff } from './with-bff.js'

/** `inlaykit connections list` */
export const connectionsList: Command = {
  name: 'connections list',
  usage: '--tenant ID',
  summary: "List a tenant's connections to Make as JSON lines, the default one first.",
  details: ['--tenant ID         whose connections'],
  options: { tenant: { type: 'string' } },
  words: 0,
  async run(input, context) {
    const tenantId = requireOption(input, 'tenant')
    await withBff(context, async (bff) => {
      for (const connection of await bff.connections.list(tenantId)) {
        context.print(JSON.stringify(connection))
      }
    })
  },
}
