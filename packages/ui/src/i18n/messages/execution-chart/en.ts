import type { MessagePart } from '../../message.js'

/** Texts of the chart of runs: loaded with it. */
export const executionChartMessages = {
  'executionTimeline.chart': 'Runs over time',
  'executionTimeline.chartHelp':
    'Arrow keys move from run to run, Enter opens one. With Shift they select a time, which Enter then shows alone. Plus and minus zoom, zero shows all. P and N lead to the failed run before and after. The list below shows the same runs.',
  'executionTimeline.view': 'Time in view',
  'executionTimeline.view.in': 'Zoom in',
  'executionTimeline.view.out': 'Zoom out',
  'executionTimeline.view.earlier': 'Earlier',
  'executionTimeline.view.later': 'Later',
  'executionTimeline.view.whole': 'Show the whole range',
  'executionTimeline.viewIsWhole': 'The whole range is in view.',
  'executionTimeline.inView': 'In view: {time}',
  'executionTimeline.marked': 'Selected: {time}',
  'executionTimeline.rangeChosen': 'Shows the runs of {time}.',
  'executionTimeline.clearRange': 'Clear selected time',
  'executionTimeline.summary': 'Runs in view',
  'executionTimeline.summary.runs': 'Runs',
  'executionTimeline.summary.succeeded': 'Succeeded',
  'executionTimeline.summary.median': 'Median',
  'executionTimeline.summary.p95': '95% took up to',
  'executionTimeline.summary.partial': 'Of the runs loaded so far',
  'executionTimeline.failures': 'Failed runs',
  'executionTimeline.failure.earlier': 'Earlier failed run',
  'executionTimeline.failure.later': 'Later failed run',
  'executionTimeline.failure.noneEarlier': 'There is no earlier failed run in this time.',
  'executionTimeline.failure.noneLater': 'There is no later failed run in this time.',
  'executionTimeline.failure.noneLoaded': 'No earlier failed run is loaded yet.',
  'executionTimeline.failure.none': 'No further failed run.',
  'executionTimeline.retryFailedRuns': {
    one: 'Run {count} failed run again…',
    other: 'Run {count} failed runs again…',
  },
  'executionTimeline.chartEmpty': 'No runs in this time.',
  'executionTimeline.unplaced': {
    one: '{count} run tells no time and is in the list alone.',
    other: '{count} runs tell no time and are in the list alone.',
  },
  'executionTimeline.notLoaded': 'Older runs are not loaded yet',
  'executionTimeline.runAt': '{name}, {status}, {time}',
} as const satisfies MessagePart
