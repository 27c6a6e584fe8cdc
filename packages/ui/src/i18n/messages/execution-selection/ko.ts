import type { Translation } from '../../message.js'
import type { executionSelectionMessages as en } from './en.js'

/** Korean. */
export const executionSelectionMessages: Translation<typeof en> = {
  'executionSelection.label': '실행 선택',
  'executionSelection.run': '{name}, {time}',
  'executionSelection.select': '선택: {name}',
  'executionSelection.all': { other: '다시 실행할 수 있는 {count}개 모두 선택' },
  'executionSelection.none': '다시 실행할 수 있는 실행이 없습니다',
  'executionSelection.selected': { other: '{count}개 선택됨' },
  'executionSelection.retry': { other: '{count}개 다시 실행…' },
  'executionSelection.clear': '선택 해제',
  'executionSelection.underWay': '아직 진행 중인 실행입니다.',
  'executionSelection.succeeded': '성공한 실행이므로 다시 실행할 필요가 없습니다.',
}
