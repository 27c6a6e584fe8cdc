import type { MessagePart } from '../../message.js'

/** Texts of the chart of runs: loaded with it. */
export const executionChartMessages = {
  'executionTimeline.chart': 'Runs over time',
  'executionTimeline.chartHelp':
    'Arrow keys move from run to run, Enter opens one. The list below shows the same runs.',
  'executionTimeline.chartEmpty': 'No runs in this time.',
  'executionTimeline.unplaced': {
    one: '{count} run tells no time and is in the list alone.',
    other: '{count} runs tell no time and are in the list alone.',
  },
  'executionTimeline.notLoaded': 'Older runs are not loaded yet',
  'executionTimeline.runAt': '{name}, {status}, {time}',
} as const satisfies MessagePart
