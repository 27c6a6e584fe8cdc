import type { MessagePart } from '../../message.js'

/** Texts that widgets share. `common.locale` is the language tag of the catalogue itself. */
export const commonMessages = {
  'common.locale': 'en',
  'common.loading': 'Loading…',
  'common.retry': 'Try again',
  'common.copied': 'Copied',
  'common.copyFailed': 'Your browser did not allow copying.',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.dismiss': 'Dismiss',
  'common.asOf': 'As of {time}',
  'common.unknown': 'Unknown',
  'common.needsRole': 'Your role does not allow this. It needs at least the role {role}.',
  'common.unsupported': 'Your connection to Make does not offer this.',
  'common.showsLast': 'Showing what was last read.',
  'common.reconnectNeeded': 'Make no longer accepts the stored access. Connect again to go on.',
  'common.budgetLow':
    'Your account has nearly used up what Make allows per minute. Things may take a little longer.',
  'common.budgetLowUntil':
    'Your account has nearly used up what Make allows per minute. Things may take a little longer until {time}.',
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
