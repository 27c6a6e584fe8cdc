import { CommandFailed, type Command } from './command.js'
import { withBff } from './with-bff.js'

/** `inlaykit tenants delete` */
export const tenantsDelete: Command = {
  name: 'tenants delete',
  usage: 'TENANT',
  summary: 'Forget everything of a tenant. Its credentials cannot be read again.',
  details: [],
  options: {},
  words: 1,
  async run(input, context) {
    const [tenantId = ''] = input.positionals
    await withBff(context, async (bff) => {
      if (!(await bff.tenants.delete(tenantId))) throw new CommandFailed('There is no such tenant.')
      context.print('The tenant was forgotten.')
    })
  },
}
