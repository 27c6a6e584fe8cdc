import type { MessagePart } from '../../message.js'

/** Texts of an open run and of the dialogs of the timeline: loaded with them. */
export const executionDetailMessages = {
  'executionTimeline.trigger': 'Trigger',
  'executionTimeline.started': 'Started',
  'executionTimeline.ended': 'Ended',
  'executionTimeline.duration': 'Duration',
  'executionTimeline.credits': 'Credits',
  'executionTimeline.transfer': 'Data transfer',
  'executionTimeline.modules': 'Steps done',
  'executionTimeline.id': 'Run ID',
  'executionTimeline.retry': 'Run again',
  'executionTimeline.retryNamed': 'Run again: {name}',
  'executionTimeline.compare': 'Compare with the run before',
  'executionTimeline.errorIn': 'In step {module}',
  'executionTimeline.steps': 'Steps',
  'executionTimeline.searchRun': 'Search steps and outputs',
  'executionTimeline.clearSearch': 'Clear search',
  'executionTimeline.matches': { one: '{count} match', other: '{count} matches' },
  'executionTimeline.compressIdle': 'Shorten idle time ({time})',
  'executionTimeline.stepsNone': 'No steps were recorded for this run.',
  'executionTimeline.stepsWaiting': 'The first step has not started yet.',
  'executionTimeline.outputs': 'Outputs',
  'executionTimeline.outputsNone': 'This run has no outputs.',
  'executionTimeline.outputsLater': 'Outputs are shown when the run has ended.',
  'executionTimeline.outputsTooLarge':
    'The outputs of this run are too large to be shown here. See them in Make.',
  'executionTimeline.outputsCut': 'Only the first part is shown. Copy to get all of it.',
  'executionTimeline.copyOutputs': 'Copy outputs',
  'executionTimeline.copyId': 'Copy run ID',
  'executionTimeline.detailFailed': 'The details of this run could not be loaded',
  'executionTimeline.stopTitle': 'Stop this run?',
  'executionTimeline.stopText':
    '{name} ends after the step that is under way. What it has done so far stays done.',
  'executionTimeline.stopConfirm': 'Stop run',
  'executionTimeline.stopKeep': 'Keep running',
} as const satisfies MessagePart
