import type { MessagePart } from '../../message.js'

/** Texts of the dialog that creates a scenario: loaded with it. */
export const scenarioCreateMessages = {
  'scenarioCreate.title': 'New scenario',
  'scenarioCreate.description':
    'It is made from a blueprint, such as Make exports. It is switched off until you activate it.',
  'scenarioCreate.blueprint': 'Blueprint',
  'scenarioCreate.blueprintHelp': 'Paste it here, or drop its file.',
  'scenarioCreate.file': 'Or choose a file:',
  'scenarioCreate.missing': 'Paste a blueprint, or choose its file.',
  'scenarioCreate.notJson': 'This is not valid JSON: line {line}, column {column}.',
  'scenarioCreate.notObject': 'A blueprint is a JSON object in braces.',
  'scenarioCreate.tooLarge': 'This file is larger than 4 MiB.',
  'scenarioCreate.unreadable': 'This file can’t be read.',
  'scenarioCreate.name': 'Name',
  'scenarioCreate.submit': 'Create scenario',
} as const satisfies MessagePart
