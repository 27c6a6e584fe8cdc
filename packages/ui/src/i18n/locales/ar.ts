import { commonMessages } from '../messages/common/ar.js'
import { connectionDialogMessages } from '../messages/connection-dialogs/ar.js'
import { connectionMessages } from '../messages/connections/ar.js'
import { executionBulkMessages } from '../messages/execution-bulk/ar.js'
import { executionChartMessages } from '../messages/execution-chart/ar.js'
import { executionCompareMessages } from '../messages/execution-compare/ar.js'
import { executionDetailMessages } from '../messages/execution-detail/ar.js'
import { executionSelectionMessages } from '../messages/execution-selection/ar.js'
import { executionMessages } from '../messages/executions/ar.js'
import { memberDialogMessages } from '../messages/member-dialogs/ar.js'
import { memberMessages } from '../messages/members/ar.js'
import { problemStateMessages } from '../messages/problem-states/ar.js'
import { problemMessages } from '../messages/problems/ar.js'
import { scenarioActionMessages } from '../messages/scenario-actions/ar.js'
import { scenarioBulkMessages } from '../messages/scenario-bulk/ar.js'
import { scenarioDetailMessages } from '../messages/scenario-detail/ar.js'
import { scenarioCreateMessages } from '../messages/scenario-create/ar.js'
import { scenarioMessages } from '../messages/scenarios/ar.js'
import { scenarioScheduleMessages } from '../messages/scenario-schedule/ar.js'
import { cronMessages } from '../messages/cron/ar.js'
import { scheduleMessages } from '../messages/schedules/ar.js'
import { settingsMessages } from '../messages/settings/ar.js'
import { timeRangeMessages } from '../messages/time-ranges/ar.js'
import { webhookDialogMessages } from '../messages/webhook-dialogs/ar.js'
import { webhookIncomingMessages } from '../messages/webhook-incoming/ar.js'
import { webhookMessages } from '../messages/webhooks/ar.js'
import type { Messages } from './en.js'

/** All texts in Arabic. */
export const ar: Messages = {
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
