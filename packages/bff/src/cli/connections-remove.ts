import { CommandFailed, requireOption, type Command } from './command.js'
import { withBff } from './with-bff.js'

/** `inlaykit connections remove` */
export const connectionsRemove: Command = {
  name: 'connections remove',
  usage: 'CONNECTION --tenant ID',
  summary: 'Remove a connection with its credential and all that was read through it.',
  details: ['--tenant ID         whose connection'],
  options: { tenant: { type: 'string' } },
  words: 1,
  async run(input, context) {
    const tenantId = requireOption(input, 'tenant')
    const [connectionId = ''] = input.positionals
    await withBff(context, async (bff) => {
      if (!(await bff.connections.remove(tenantId, connectionId))) {
        throw new CommandFailed('The tenant has no such connection.')
      }
      context.print('The connection was removed.')
    })
  },
}
