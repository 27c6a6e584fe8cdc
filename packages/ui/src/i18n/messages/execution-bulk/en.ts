import type { MessagePart } from '../../message.js'

/** Texts of running several runs again: loaded when that is asked for. */
export const executionBulkMessages = {
  'executionBulk.title': {
    one: 'Run {count} failed run again?',
    other: 'Run {count} failed runs again?',
  },
  'executionBulk.titleSelected': {
    one: 'Run {count} selected run again?',
    other: 'Run {count} selected runs again?',
  },
  'executionBulk.text':
    'Each starts anew with the input that it had, a few at a time. Each uses operations.',
  'executionBulk.newest': {
    one: 'Only the newest is taken.',
    other: 'Only the newest {count} are taken.',
  },
  'executionBulk.start': { one: 'Run {count} again', other: 'Run {count} again' },
  'executionBulk.none': 'None of them can be run again.',
  'executionBulk.cancel': 'Stop',
  'executionBulk.doing': 'Running again',
  'executionBulk.progress': {
    one: '{through} of {count} done',
    other: '{through} of {count} done',
  },
  'executionBulk.ended': '{through} run again, {failed} failed.',
  'executionBulk.state.ready': 'Will be run again.',
  'executionBulk.state.waiting': 'Not begun.',
  'executionBulk.state.running': 'Being started…',
  'executionBulk.state.done': 'Runs again.',
  'executionBulk.state.failed': 'Could not be run again.',
  'executionBulk.state.vetoed': 'Not allowed here.',
  'executionBulk.state.impossible': 'Is left out.',
} as const satisfies MessagePart
