import { commonMessages } from '../messages/common/th.js'
import { connectionMessages } from '../messages/connections/th.js'
import { executionMessages } from '../messages/executions/th.js'
import { problemMessages } from '../messages/problems/th.js'
import { scenarioMessages } from '../messages/scenarios/th.js'
import type { Messages } from './en.js'

/** All texts in Thai. */
export const th: Messages = {
  ...commonMessages,
  ...problemMessages,
  ...scenarioMessages,
  ...executionMessages,
  ...connectionMessages,
}
