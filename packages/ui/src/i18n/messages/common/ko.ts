import type { Translation } from '../../message.js'
import type { commonMessages as en } from './en.js'

/** Korean. */
export const commonMessages: Translation<typeof en> = {
  'common.locale': 'ko',
  'common.loading': '불러오는 중…',
  'common.retry': '다시 시도',
  'common.copied': '복사됨',
  'common.copyFailed': '브라우저에서 복사를 허용하지 않았습니다.',
  'common.close': '닫기',
  'common.cancel': '취소',
  'common.dismiss': '알림 닫기',
  'common.asOf': '{time} 기준',
  'common.unknown': '알 수 없음',
  'common.needsRole': '현재 역할로는 할 수 없습니다. {role} 이상의 역할이 필요합니다.',
  'common.unsupported': '현재 Make 연결에서는 지원하지 않는 기능입니다.',
  'common.showsLast': '마지막으로 읽은 내용을 표시합니다.',
  'common.reconnectNeeded':
    'Make가 저장된 접근 권한을 더 이상 허용하지 않습니다. 계속하려면 다시 연결하세요.',
  'common.budgetLow': 'Make의 분당 허용량을 거의 다 사용했습니다. 조금 더 오래 걸릴 수 있습니다.',
  'common.budgetLowUntil':
    'Make의 분당 허용량을 거의 다 사용했습니다. {time}까지 조금 더 오래 걸릴 수 있습니다.',
  'role.viewer': '뷰어',
  'role.builder': '빌더',
  'role.manager': '매니저',
  'role.admin': '관리자',
  'run.running': '실행 중',
  'run.success': '성공',
  'run.warning': '경고',
  'run.error': '실패',
  'run.stopped': '중지됨',
}
