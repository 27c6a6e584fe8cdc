import type { Translation } from '../../message.js'
import type { problemMessages as en } from './en.js'

/** Korean. */
export const problemMessages: Translation<typeof en> = {
  'problem.unauthenticated': '세션이 만료되었습니다. 다시 로그인한 후 시도하세요.',
  'problem.forbidden': '이 작업을 할 권한이 없습니다. 팀 관리자에게 문의하세요.',
  'problem.not-found': '더 이상 존재하지 않거나 원래 없던 항목입니다.',
  'problem.validation':
    '요청에 올바르지 않은 내용이 있습니다. 입력한 내용을 확인하고 다시 시도하세요.',
  'problem.conflict': '그사이 내용이 바뀌었습니다. 지금 상태를 확인한 후 다시 시도하세요.',
  'problem.unsupported': '현재 Make 연결로는 할 수 없는 작업입니다.',
  'problem.payload-too-large': '보내기에 너무 큽니다. 크기를 줄여 다시 시도하세요.',
  'problem.rate-limited': '요청이 너무 많습니다. 잠시 기다린 후 다시 시도하세요.',
  'problem.upstream-rejected':
    'Make가 요청을 거부했습니다. Make에서 시나리오를 확인한 후 다시 시도하세요.',
  'problem.upstream-timeout': 'Make의 응답이 너무 늦습니다. 잠시 후 다시 시도하세요.',
  'problem.method-not-allowed':
    '서버가 지원하지 않는 작업입니다. 페이지를 새로고침하고 다시 시도하세요.',
  'problem.unsupported-media-type':
    '서버가 읽을 수 없는 데이터 형식입니다. 페이지를 새로고침하고 다시 시도하세요.',
  'problem.idempotency-mismatch':
    '이 작업은 이미 다른 데이터로 전송되었습니다. 페이지를 새로고침하고 다시 시도하세요.',
  'problem.unavailable': '서비스를 일시적으로 사용할 수 없습니다. 잠시 후 다시 시도하세요.',
  'problem.internal':
    '서비스에 문제가 발생했습니다. 다시 시도하고, 계속되면 고객 지원에 문의하세요.',
  'problem.retryIn': { other: '{count}초 후에 다시 시도하세요.' },
  'problem.retryInMinutes': { other: '{count}분 후에 다시 시도하세요.' },
}
