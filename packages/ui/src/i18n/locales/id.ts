import { commonMessages } from '../messages/common/id.js'
import { connectionDialogMessages } from '../messages/connection-dialogs/id.js'
import { connectionMessages } from '../messages/connections/id.js'
import { executionBulkMessages } from '../messages/execution-bulk/id.js'
import { executionChartMessages } from '../messages/execution-chart/id.js'
import { executionCompareMessages } from '../messages/execution-compare/id.js'
import { executionDetailMessages } from '../messages/execution-detail/id.js'
import { executionSelectionMessages } from '../messages/execution-selection/id.js'
import { executionMessages } from '../messages/executions/id.js'
import { memberDialogMessages } from '../messages/member-dialogs/id.js'
import { memberMessages } from '../messages/members/id.js'
import { problemStateMessages } from '../messages/problem-states/id.js'
import { problemMessages } from '../messages/problems/id.js'
import { scenarioActionMessages } from '../messages/scenario-actions/id.js'
import { scenarioBulkMessages } from '../messages/scenario-bulk/id.js'
import { scenarioDetailMessages } from '../messages/scenario-detail/id.js'
import { scenarioCreateMessages } from '../messages/scenario-create/id.js'
import { scenarioMessages } from '../messages/scenarios/id.js'
import { scenarioScheduleMessages } from '../messages/scenario-schedule/id.js'
import { cronMessages } from '../messages/cron/id.js'
import { scheduleMessages } from '../messages/schedules/id.js'
import { settingsMessages } from '../messages/settings/id.js'
import { timeRangeMessages } from '../messages/time-ranges/id.js'
import { webhookDialogMessages } from '../messages/webhook-dialogs/id.js'
import { webhookIncomingMessages } from '../messages/webhook-incoming/id.js'
import { webhookMessages } from '../messages/webhooks/id.js'
import type { Messages } from './en.js'

/** All texts in Indonesian. */
export const id: Messages = {
  ...commonMessages,
  ...problemStateMessages,
  ...problemMessages,
  ...scenarioMessages,
  ...scenarioCreateMessages,
  ...scenarioDetailMessages,
  ...scenarioBulkMessages,
  ...scenarioActionMessages,
  ...scheduleMessages,
  ...scenarioScheduleMessages,
  ...cronMessages,
  ...settingsMessages,
  ...executionMessages,
  ...timeRangeMessages,
  ...executionBulkMessages,
  ...executionChartMessages,
  ...executionCompareMessages,
  ...executionDetailMessages,
  ...executionSelectionMessages,
  ...connectionMessages,
  ...connectionDialogMessages,
  ...memberMessages,
  ...memberDialogMessages,
  ...webhookMessages,
  ...webhookDialogMessages,
  ...webhookIncomingMessages,
}
