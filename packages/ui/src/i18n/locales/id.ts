import { commonMessages } from '../messages/common/id.js'
import { connectionMessages } from '../messages/connections/id.js'
import { executionMessages } from '../messages/executions/id.js'
import { problemMessages } from '../messages/problems/id.js'
import { scenarioMessages } from '../messages/scenarios/id.js'
import type { Messages } from './en.js'

/** All texts in Indonesian. */
export const id: Messages = {
  ...commonMessages,
  ...problemMessages,
  ...scenarioMessages,
  ...executionMessages,
  ...connectionMessages,
}
