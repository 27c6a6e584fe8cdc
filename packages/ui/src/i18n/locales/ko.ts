import { commonMessages } from '../messages/common/ko.js'
import { connectionDialogMessages } from '../messages/connection-dialogs/ko.js'
import { connectionMessages } from '../messages/connections/ko.js'
import { executionBulkMessages } from '../messages/execution-bulk/ko.js'
import { executionChartMessages } from '../messages/execution-chart/ko.js'
import { executionCompareMessages } from '../messages/execution-compare/ko.js'
import { executionDetailMessages } from '../messages/execution-detail/ko.js'
import { executionSelectionMessages } from '../messages/execution-selection/ko.js'
import { executionMessages } from '../messages/executions/ko.js'
import { memberDialogMessages } from '../messages/member-dialogs/ko.js'
import { memberMessages } from '../messages/members/ko.js'
import { problemStateMessages } from '../messages/problem-states/ko.js'
import { problemMessages } from '../messages/problems/ko.js'
import { scenarioActionMessages } from '../messages/scenario-actions/ko.js'
import { scenarioBulkMessages } from '../messages/scenario-bulk/ko.js'
import { scenarioDetailMessages } from '../messages/scenario-detail/ko.js'
import { scenarioCreateMessages } from '../messages/scenario-create/ko.js'
import { scenarioMessages } from '../messages/scenarios/ko.js'
import { scenarioScheduleMessages } from '../messages/scenario-schedule/ko.js'
import { cronMessages } from '../messages/cron/ko.js'
import { scheduleMessages } from '../messages/schedules/ko.js'
import { settingsMessages } from '../messages/settings/ko.js'
import { timeRangeMessages } from '../messages/time-ranges/ko.js'
import { webhookDialogMessages } from '../messages/webhook-dialogs/ko.js'
import { webhookIncomingMessages } from '../messages/webhook-incoming/ko.js'
import { webhookMessages } from '../messages/webhooks/ko.js'
import type { Messages } from './en.js'

/** All texts in Korean. */
export const ko: Messages = {
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
