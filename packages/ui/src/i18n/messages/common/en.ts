import type { MessagePart } from '../../message.js'

/** Texts that widgets share. `common.locale` is the language tag of the catalogue itself. */
export const commonMessages = {
  'common.locale': 'en',
  'common.loading': 'Loading…',
  'common.retry': 'Try again',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.dismiss': 'Dismiss',
  'common.asOf': 'As of {time}',
  'common.unknown': 'Unknown',
  'common.needsRole': 'Your role does not allow this. It needs at least the role {role}.',
  'common.unsupported': 'Your connection to Make does not offer this.',
  'common.showsLast': 'Showing what was last read.',
  'common.retryIn': {
    one: 'Try again in {count} second.',
    other: 'Try again in {count} seconds.',
  },
  'role.viewer': 'Viewer',
  'role.builder': 'Builder',
  'role.manager': 'Manager',
  'role.admin': 'Admin',
  'run.running': 'Running',
  'run.success': 'Succeeded',
  'run.warning': 'Warning',
  'run.error': 'Failed',
  'run.stopped': 'Stopped',
} as const satisfies MessagePart
