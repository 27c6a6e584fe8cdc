import type { MessagePart } from '../../message.js'

/** Texts of selecting runs to be run again: loaded where that can be done. */
export const executionSelectionMessages = {
  'executionSelection.label': 'Selection of runs',
  'executionSelection.run': '{name}, {time}',
  'executionSelection.select': 'Select {name}',
  'executionSelection.all': {
    one: 'Select the {count} that can be run again',
    other: 'Select all {count} that can be run again',
  },
  'executionSelection.none': 'None of these runs can be run again',
  'executionSelection.selected': { one: '{count} selected', other: '{count} selected' },
  'executionSelection.retry': { one: 'Run {count} again…', other: 'Run {count} again…' },
  'executionSelection.clear': 'Clear selection',
  'executionSelection.underWay': 'This run is still under way.',
  'executionSelection.succeeded': 'This run succeeded: there is nothing to run again.',
} as const satisfies MessagePart
