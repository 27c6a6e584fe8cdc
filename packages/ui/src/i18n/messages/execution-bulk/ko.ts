import type { Translation } from '../../message.js'
import type { executionBulkMessages as en } from './en.js'

/** Korean. */
export const executionBulkMessages: Translation<typeof en> = {
  'executionBulk.title': { other: '실패한 실행 {count}개를 다시 실행할까요?' },
  'executionBulk.titleSelected': { other: '선택한 실행 {count}개를 다시 실행할까요?' },
  'executionBulk.text': '각 실행은 이전과 같은 입력으로 몇 개씩 새로 시작되며, 작업을 소비합니다.',
  'executionBulk.newest': { other: '최근 {count}개만 실행합니다.' },
  'executionBulk.start': { other: '{count}개 다시 실행' },
  'executionBulk.none': '다시 실행할 수 있는 실행이 없습니다.',
  'executionBulk.cancel': '중지',
  'executionBulk.doing': '다시 실행 중',
  'executionBulk.progress': { other: '{count}개 중 {through}개 완료' },
  'executionBulk.ended': '{through}개 다시 실행, {failed}개 실패.',
  'executionBulk.state.ready': '다시 실행할 예정입니다.',
  'executionBulk.state.waiting': '시작하지 않았습니다.',
  'executionBulk.state.running': '시작하는 중…',
  'executionBulk.state.done': '다시 실행되었습니다.',
  'executionBulk.state.failed': '다시 실행할 수 없었습니다.',
  'executionBulk.state.vetoed': '여기에서는 허용되지 않습니다.',
  'executionBulk.state.impossible': '제외됩니다.',
}
