import type { Translation } from '../../message.js'
import type { problemStateMessages as en } from './en.js'

/** Korean. */
export const problemStateMessages: Translation<typeof en> = {
  'problem.not-connected': '아직 Make에 연결되어 있지 않습니다. 관리자에게 연결을 요청하세요.',
  'problem.reconnect-required':
    'Make가 저장된 접근 권한을 더 이상 허용하지 않습니다. 관리자가 다시 연결해야 합니다.',
  'problem.upstream-unavailable': '지금은 Make에 연결할 수 없습니다. 몇 분 후에 다시 시도하세요.',
  'problem.network': '서버가 응답하지 않습니다. 인터넷 연결을 확인하고 다시 시도하세요.',
}
