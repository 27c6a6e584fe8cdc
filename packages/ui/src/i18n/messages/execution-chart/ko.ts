import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Korean. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': '시간별 실행',
  'executionTimeline.chartHelp':
    '화살표 키로 실행 사이를 이동하고 Enter 키로 엽니다. 아래 목록에 같은 실행이 표시됩니다.',
  'executionTimeline.chartEmpty': '이 기간에는 실행이 없습니다.',
  'executionTimeline.unplaced': { other: '실행 {count}회는 시간 정보가 없어 목록에만 표시됩니다.' },
  'executionTimeline.notLoaded': '이전 실행을 아직 불러오지 않았습니다',
  'executionTimeline.runAt': '{name}, {status}, {time}',
}
