import type { Translation } from '../../message.js'
import type { executionDetailMessages as en } from './en.js'

/** Korean. */
export const executionDetailMessages: Translation<typeof en> = {
  'executionTimeline.trigger': '실행 방식',
  'executionTimeline.started': '시작',
  'executionTimeline.ended': '종료',
  'executionTimeline.duration': '소요 시간',
  'executionTimeline.credits': '크레딧',
  'executionTimeline.transfer': '데이터 전송량',
  'executionTimeline.modules': '완료한 단계',
  'executionTimeline.id': '실행 ID',
  'executionTimeline.retry': '다시 실행',
  'executionTimeline.retryNamed': '다시 실행: {name}',
  'executionTimeline.compare': '이전 실행과 비교',
  'executionTimeline.errorIn': '{module} 단계에서 발생',
  'executionTimeline.steps': '단계',
  'executionTimeline.searchRun': '단계와 출력 검색',
  'executionTimeline.clearSearch': '검색어 지우기',
  'executionTimeline.matches': { other: '일치 {count}개' },
  'executionTimeline.compressIdle': '대기 시간 줄여 보기({time})',
  'executionTimeline.stepsNone': '이 실행에는 기록된 단계가 없습니다.',
  'executionTimeline.stepsWaiting': '첫 단계가 아직 시작되지 않았습니다.',
  'executionTimeline.outputs': '출력',
  'executionTimeline.outputsNone': '이 실행에는 출력이 없습니다.',
  'executionTimeline.outputsLater': '출력은 실행이 끝나면 표시됩니다.',
  'executionTimeline.outputsTooLarge':
    '이 실행의 출력은 너무 커서 여기에 표시할 수 없습니다. Make에서 확인하세요.',
  'executionTimeline.outputsCut': '앞부분만 표시합니다. 전체 내용은 복사해서 확인하세요.',
  'executionTimeline.copyOutputs': '출력 복사',
  'executionTimeline.copyId': '실행 ID 복사',
  'executionTimeline.detailFailed': '이 실행의 세부 정보를 불러오지 못했습니다',
  'executionTimeline.stopTitle': '이 실행을 중지할까요?',
  'executionTimeline.stopText':
    '{name}: 진행 중인 단계가 끝나면 중지됩니다. 지금까지 처리한 작업은 그대로 남습니다.',
  'executionTimeline.stopConfirm': '실행 중지',
  'executionTimeline.stopKeep': '계속 실행',
}
