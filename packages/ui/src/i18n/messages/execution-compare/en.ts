import type { MessagePart } from '../../message.js'

/** Texts of comparing a run with the one before: loaded with what an open run shows. */
export const executionCompareMessages = {
  'executionCompare.with': 'Compared with the run of {time}',
  'executionCompare.open': 'Open that run',
  'executionCompare.none': 'There is no earlier run of this scenario to compare with.',
  'executionCompare.failed': 'The run before could not be loaded',
  'executionCompare.onlyDifferences': 'Only differences',
  'executionCompare.sameInBoth': 'The same in both runs: {what}',
  'executionCompare.stepCount': { one: '{count} step', other: '{count} steps' },
  'executionCompare.fieldCount': { one: '{count} output field', other: '{count} output fields' },
  'executionCompare.steps': 'Steps compared',
  'executionCompare.step': 'Step',
  'executionCompare.before': 'Run before',
  'executionCompare.now': 'This run',
  'executionCompare.difference': 'Difference',
  'executionCompare.whole': 'Whole run',
  'executionCompare.longer': '{time} longer',
  'executionCompare.shorter': '{time} shorter',
  'executionCompare.status': '{now}, before: {before}',
  'executionCompare.onlyNow': 'Only in this run',
  'executionCompare.onlyBefore': 'Only in the run before',
  'executionCompare.otherError': 'Another error',
  'executionCompare.changed': 'Different',
  'executionCompare.same': 'No difference',
  'executionCompare.outputs': 'Outputs that differ',
  'executionCompare.allOutputs': 'Outputs compared',
  'executionCompare.outputsSame': 'The outputs are the same.',
  'executionCompare.field': 'Field',
  'executionCompare.absent': 'not there',
  'executionCompare.moreOperations': {
    one: '{count} operation more',
    other: '{count} operations more',
  },
  'executionCompare.fewerOperations': {
    one: '{count} operation less',
    other: '{count} operations less',
  },
  'executionCompare.more': {
    one: '{count} more output differs.',
    other: '{count} more outputs differ.',
  },
  'executionCompare.moreSame': {
    one: '{count} more output is the same.',
    other: '{count} more outputs are the same.',
  },
  'executionCompare.partial': 'Only the first {number} values of each run were compared.',
} as const satisfies MessagePart
