import type { Translation } from '../../message.js'
import type { executionCompareMessages as en } from './en.js'

/** Korean. */
export const executionCompareMessages: Translation<typeof en> = {
  'executionCompare.with': '{time} 실행과 비교',
  'executionCompare.open': '해당 실행 열기',
  'executionCompare.none': '비교할 이 시나리오의 이전 실행이 없습니다.',
  'executionCompare.failed': '이전 실행을 불러오지 못했습니다',
  'executionCompare.steps': '단계 비교',
  'executionCompare.step': '단계',
  'executionCompare.before': '이전 실행',
  'executionCompare.now': '이번 실행',
  'executionCompare.difference': '차이',
  'executionCompare.whole': '전체 실행',
  'executionCompare.longer': '{time} 더 걸림',
  'executionCompare.shorter': '{time} 덜 걸림',
  'executionCompare.status': '{now}(이전: {before})',
  'executionCompare.onlyNow': '이번 실행에만 있음',
  'executionCompare.onlyBefore': '이전 실행에만 있음',
  'executionCompare.same': '차이 없음',
  'executionCompare.outputs': '달라진 출력',
  'executionCompare.outputsSame': '출력이 같습니다.',
  'executionCompare.field': '필드',
  'executionCompare.absent': '없음',
  'executionCompare.moreOperations': { other: '작업 {count}개 증가' },
  'executionCompare.fewerOperations': { other: '작업 {count}개 감소' },
  'executionCompare.more': { other: '이 밖에 출력 {count}개가 다릅니다.' },
}
