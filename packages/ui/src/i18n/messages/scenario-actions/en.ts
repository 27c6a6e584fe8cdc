import type { MessagePart } from '../../message.js'

/** Texts of the dialogs that a row of the scenario list opens: loaded with them. */
export const scenarioActionMessages = {
  'scenarioDuplicate.title': 'Duplicate {name}',
  'scenarioDuplicate.description': 'The copy is switched off until you activate it.',
  'scenarioDuplicate.name': 'Name of the copy',
  'scenarioDuplicate.copyOf': '{name} (copy)',
  'scenarioDuplicate.faultName': 'Enter 1 to 120 characters in one line.',
  'scenarioDuplicate.submit': 'Duplicate scenario',
  'scenarioDuplicate.done': '{name} was created.',
  'scenarioWarnings.text': 'It is there, but this is left to do:',
  'scenarioMove.title': 'Move {name}',
  'scenarioMove.folder': 'Folder',
  'scenarioMove.none': 'No folder',
  'scenarioMove.new': 'New folder…',
  'scenarioMove.newName': 'Name of the new folder',
  'scenarioMove.faultName': 'Enter 1 to 100 characters in one line.',
  'scenarioMove.submit': 'Move scenario',
  'scenarioMove.done': '{name} was moved.',
  'scenarioDelete.title': 'Delete {name}?',
  'scenarioDelete.runs': 'The scenario and the history of its runs are deleted for good.',
  'scenarioDelete.schedule': 'It no longer starts by itself: {schedule}.',
  'scenarioDelete.webhooks': {
    one: 'The webhook {names} has no scenario to start any more.',
    other: 'The webhooks {names} have no scenario to start any more.',
  },
  'scenarioDelete.incomplete': {
    one: '{count} run that waits to be completed is lost.',
    other: '{count} runs that wait to be completed are lost.',
  },
  'scenarioDelete.keep': 'Keep scenario',
  'scenarioDelete.submit': 'Delete scenario',
  'scenarioDelete.done': '{name} was deleted.',
} as const satisfies MessagePart
