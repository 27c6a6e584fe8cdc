import type { Translation } from '../message.js'
import { commonMessages } from '../messages/common/en.js'
import { connectionDialogMessages } from '../messages/connection-dialogs/en.js'
import { connectionMessages } from '../messages/connections/en.js'
import { executionBulkMessages } from '../messages/execution-bulk/en.js'
import { executionChartMessages } from '../messages/execution-chart/en.js'
import { executionCompareMessages } from '../messages/execution-compare/en.js'
import { executionDetailMessages } from '../messages/execution-detail/en.js'
import { executionSelectionMessages } from '../messages/execution-selection/en.js'
import { executionMessages } from '../messages/executions/en.js'
import { memberDialogMessages } from '../messages/member-dialogs/en.js'
import { memberMessages } from '../messages/members/en.js'
import { problemStateMessages } from '../messages/problem-states/en.js'
import { problemMessages } from '../messages/problems/en.js'
import { scenarioActionMessages } from '../messages/scenario-actions/en.js'
import { scenarioBulkMessages } from '../messages/scenario-bulk/en.js'
import { scenarioDetailMessages } from '../messages/scenario-detail/en.js'
import { scenarioCreateMessages } from '../messages/scenario-create/en.js'
import { scenarioMessages } from '../messages/scenarios/en.js'
import { scenarioScheduleMessages } from '../messages/scenario-schedule/en.js'
import { cronMessages } from '../messages/cron/en.js'
import { scheduleMessages } from '../messages/schedules/en.js'
import { settingsMessages } from '../messages/settings/en.js'
import { timeRangeMessages } from '../messages/time-ranges/en.js'
import { webhookDialogMessages } from '../messages/webhook-dialogs/en.js'
import { webhookIncomingMessages } from '../messages/webhook-incoming/en.js'
import { webhookMessages } from '../messages/webhooks/en.js'

/** All texts in English: the source of which every other language is a translation. */
export const en = {
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
} as const

/** All texts of a language. A missing key is a type error. */
export type Messages = Translation<typeof en>

/** The key of a text. */
export type MessageKey = keyof Messages
