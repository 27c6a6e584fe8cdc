import type { MessagePart } from '../../message.js'

/** Texts of the chart of runs: loaded with it. */
export const executionChartMessages = {
  'executionTimeline.chart': 'Runs over time',
  'executionTimeline.chartHelp':
    'Arrow keys move from run to run, Enter opens one. With Shift they select a time, which Enter then shows alone. Plus and minus zoom, zero shows all. The list below shows the same runs.',
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
  'executionTimeline.chartEmpty': 'No runs in this time.',
  'executionTimeline.unplaced': {
    one: '{count} run tells no time and is in the list alone.',
    other: '{count} runs tell no time and are in the list alone.',
  },
  'executionTimeline.notLoaded': 'Older runs are not loaded yet',
  'executionTimeline.runAt': '{name}, {status}, {time}',
} as const satisfies MessagePart
