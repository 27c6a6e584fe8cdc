import { commonMessages } from '../messages/common/th.js'
import { connectionDialogMessages } from '../messages/connection-dialogs/th.js'
import { connectionMessages } from '../messages/connections/th.js'
import { executionBulkMessages } from '../messages/execution-bulk/th.js'
import { executionChartMessages } from '../messages/execution-chart/th.js'
import { executionCompareMessages } from '../messages/execution-compare/th.js'
import { executionDetailMessages } from '../messages/execution-detail/th.js'
import { executionSelectionMessages } from '../messages/execution-selection/th.js'
import { executionMessages } from '../messages/executions/th.js'
import { memberDialogMessages } from '../messages/member-dialogs/th.js'
import { memberMessages } from '../messages/members/th.js'
import { problemStateMessages } from '../messages/problem-states/th.js'
import { problemMessages } from '../messages/problems/th.js'
import { scenarioActionMessages } from '../messages/scenario-actions/th.js'
import { scenarioBulkMessages } from '../messages/scenario-bulk/th.js'
import { scenarioDetailMessages } from '../messages/scenario-detail/th.js'
import { scenarioCreateMessages } from '../messages/scenario-create/th.js'
import { scenarioMessages } from '../messages/scenarios/th.js'
import { scenarioScheduleMessages } from '../messages/scenario-schedule/th.js'
import { cronMessages } from '../messages/cron/th.js'
import { scheduleMessages } from '../messages/schedules/th.js'
import { settingsMessages } from '../messages/settings/th.js'
import { timeRangeMessages } from '../messages/time-ranges/th.js'
import { webhookDialogMessages } from '../messages/webhook-dialogs/th.js'
import { webhookIncomingMessages } from '../messages/webhook-incoming/th.js'
import { webhookMessages } from '../messages/webhooks/th.js'
import type { Messages } from './en.js'

/** All texts in Thai. */
export const th: Messages = {
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
