import type { Translation } from '../../message.js'
import type { executionChartMessages as en } from './en.js'

/** Korean. */
export const executionChartMessages: Translation<typeof en> = {
  'executionTimeline.chart': '시간별 실행',
  'executionTimeline.chartHelp':
    '화살표 키로 실행 사이를 이동하고 Enter 키로 엽니다. Shift와 함께 누르면 시간을 선택하며, Enter 키를 누르면 그 시간만 표시됩니다. 더하기와 빼기 키로 확대하거나 축소하고 0 키로 전체를 표시합니다. P와 N 키로 이전 또는 다음 실패한 실행으로 이동합니다. 아래 목록에 같은 실행이 표시됩니다.',
  'executionTimeline.view': '표시 중인 시간',
  'executionTimeline.view.in': '확대',
  'executionTimeline.view.out': '축소',
  'executionTimeline.view.earlier': '이전 시간',
  'executionTimeline.view.later': '이후 시간',
  'executionTimeline.view.whole': '전체 기간 표시',
  'executionTimeline.viewIsWhole': '전체 기간이 표시되어 있습니다.',
  'executionTimeline.inView': '표시 중: {time}',
  'executionTimeline.marked': '선택됨: {time}',
  'executionTimeline.rangeChosen': '{time}의 실행을 표시합니다.',
  'executionTimeline.clearRange': '선택한 시간 해제',
  'executionTimeline.summary': '표시 중인 실행',
  'executionTimeline.summary.runs': '실행',
  'executionTimeline.summary.succeeded': '성공',
  'executionTimeline.summary.median': '중앙값',
  'executionTimeline.summary.p95': '95%의 최대 시간',
  'executionTimeline.summary.partial': '지금까지 불러온 실행 기준',
  'executionTimeline.failures': '실패한 실행',
  'executionTimeline.failure.earlier': '이전 실패한 실행',
  'executionTimeline.failure.later': '다음 실패한 실행',
  'executionTimeline.failure.noneEarlier': '이 기간에 이전의 실패한 실행이 없습니다.',
  'executionTimeline.failure.noneLater': '이 기간에 이후의 실패한 실행이 없습니다.',
  'executionTimeline.failure.noneLoaded': '이전의 실패한 실행을 아직 불러오지 않았습니다.',
  'executionTimeline.failure.none': '더 이상 실패한 실행이 없습니다.',
  'executionTimeline.retryFailedRuns': { other: '실패한 실행 {count}개 다시 실행…' },
  'executionTimeline.chartEmpty': '이 기간에는 실행이 없습니다.',
  'executionTimeline.unplaced': { other: '실행 {count}회는 시간 정보가 없어 목록에만 표시됩니다.' },
  'executionTimeline.notLoaded': '이전 실행을 아직 불러오지 않았습니다',
  'executionTimeline.runAt': '{name}, {status}, {time}',
  'executionTimeline.print.status': '상태',
  'executionTimeline.print.scenario': '시나리오',
  'executionTimeline.print.more': {
    other: '불러온 실행 {count}개가 더 있지만 인쇄하지 않았습니다.',
  },
  'executionTimeline.print.older': '이 기간의 이전 실행은 불러오지 않아 인쇄하지 않았습니다.',
}
