import type { MessagePart } from '../../message.js'

/** Texts of the panel with the chosen scenario: loaded with it. */
export const scenarioDetailMessages = {
  'scenarioDetail.title': 'Scenario',
  'scenarioView.text': 'Columns show as far as there is room for them.',
  'scenarioView.all': 'Show all columns',
  'scenarioView.density': 'Height of the rows',
  'scenarioView.comfortable': 'Comfortable',
  'scenarioView.compact': 'Compact',
  'scenarioDetail.operations': 'Operations this billing period',
  'scenarioDetail.runs': 'Last runs',
  'scenarioDetail.allRuns': 'All runs',
  'scenarioDetail.lastRuns': {
    one: 'The last run.',
    other: 'The last {count} runs, newest at the end.',
  },
  'scenarioDetail.failedRuns': { one: '{count} of them failed.', other: '{count} of them failed.' },
  'scenarioDetail.steps': 'Steps',
  'scenarioDetail.noSteps': 'The connection does not tell its steps.',
  'scenarioDetail.inputs': 'Inputs',
  'scenarioDetail.required': 'required',
  'scenarioDetail.optional': 'optional',
  'scenarioDetail.nextRuns': 'Next runs, in the time zone {zone}:',
  'scenarioDetail.onlyActive': 'It starts by itself only while it is active.',
  'scenarioDetail.zoneUnknown': 'Later ones depend on settings that are known to Make alone.',
} as const satisfies MessagePart
