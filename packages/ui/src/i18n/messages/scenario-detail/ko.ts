import type { Translation } from '../../message.js'
import type { scenarioDetailMessages as en } from './en.js'

/** Korean. */
export const scenarioDetailMessages: Translation<typeof en> = {
  'scenarioDetail.title': '시나리오 정보',
  'scenarioView.text': '열은 공간이 있는 만큼 표시됩니다.',
  'scenarioView.all': '모든 열 표시',
  'scenarioView.density': '행 높이',
  'scenarioView.comfortable': '넉넉하게',
  'scenarioView.compact': '좁게',
  'scenarioDetail.operations': '이번 청구 기간 작업 수',
  'scenarioDetail.runs': '최근 실행',
  'scenarioDetail.allRuns': '모든 실행 보기',
  'scenarioDetail.lastRuns': { other: '최근 실행 {count}건, 마지막이 최신입니다.' },
  'scenarioDetail.failedRuns': { other: '그중 {count}건이 실패했습니다.' },
  'scenarioDetail.steps': '단계',
  'scenarioDetail.noSteps': '연결에서 단계를 알려 주지 않습니다.',
  'scenarioDetail.inputs': '입력값',
  'scenarioDetail.required': '필수',
  'scenarioDetail.optional': '선택 사항',
  'scenarioDetail.nextRuns': '다음 실행 ({zone} 시간대):',
  'scenarioDetail.onlyActive': '활성 상태일 때만 자동으로 시작됩니다.',
  'scenarioDetail.zoneUnknown': '그 이후 실행은 Make만 알고 있는 설정에 따라 달라집니다.',
}
