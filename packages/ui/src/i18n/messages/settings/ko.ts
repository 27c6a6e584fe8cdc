import type { Translation } from '../../message.js'
import type { settingsMessages as en } from './en.js'

/** Korean. */
export const settingsMessages: Translation<typeof en> = {
  'automationSettings.label': '자동화',
  'automationSettings.tabs': '자동화 구성',
  'automationSettings.scenarios': '시나리오',
  'automationSettings.runs': '실행 기록',
  'automationSettings.webhooks': '웹훅',
  'automationSettings.team': '팀',
  'automationSettings.connection': '연결',
  'automationSettings.runsOf': '{name}의 실행 기록',
  'automationSettings.allRuns': '모든 실행 기록 보기',
}
