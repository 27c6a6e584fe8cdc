import type { Translation } from '../../message.js'
import type { webhookIncomingMessages as en } from './en.js'

/** Korean. */
export const webhookIncomingMessages: Translation<typeof en> = {
  'webhookIncoming.reload': '새로 고침',
  'webhookIncoming.more': '더 보기',
  'webhookIncoming.moreFailed': '더 불러오지 못했습니다',
  'webhookIncoming.noTime': '시간 알 수 없음',
  'webhookIncoming.private':
    '이벤트의 내용은 여기에 표시되지 않습니다. 보낸 쪽의 비밀 정보가 들어 있을 수 있기 때문입니다.',
  'webhookQueue.title': '{name}의 대기 중인 이벤트',
  'webhookQueue.oldest': '가장 오래된 이벤트',
  'webhookQueue.newest': '가장 최근 이벤트',
  'webhookQueue.emptyTitle': '대기 중인 이벤트가 없습니다',
  'webhookQueue.emptyText': '이벤트는 시나리오가 가져갈 때까지 여기에서 대기합니다.',
  'webhookQueue.limit':
    '이벤트 {limit}건이 대기 중이면 Make는 그다음 이벤트를 상태 400으로 거부합니다.',
  'webhookQueue.fullTitle': '대기열이 가득 찼습니다',
  'webhookQueue.fullText':
    '다시 자리가 날 때까지 Make는 지금 전송되는 이벤트를 모두 상태 400으로 거부합니다.',
  'webhookQueue.fullScenario': '‘{scenario}’이(가) 켜져 있고 오류 없이 실행되는지 확인하세요.',
  'webhookQueue.fullNoScenario': '이벤트를 가져갈 시나리오에서 이 웹훅을 사용하세요.',
  'webhookQueue.openScenario': '시나리오 열기',
  'webhookQueue.noScenario':
    '이 웹훅을 사용하는 시나리오가 아직 없습니다. 시나리오가 가져갈 때까지 이벤트는 대기합니다.',
  'webhookLog.title': '{name}의 이벤트 기록',
  'webhookLog.outcome': '결과',
  'webhookLog.all': '전체',
  'webhookLog.status.success': '수락됨',
  'webhookLog.status.error': '거부됨',
  'webhookLog.read': { other: '지금까지 읽은 이벤트 {count}건' },
  'webhookLog.readOf': { other: '지금까지 읽은 이벤트 {count}건 중 {shown}건' },
  'webhookLog.why':
    '대기열이 가득 찼거나, 웹훅이 꺼져 있거나, 10초 동안 300건 넘게 들어오면 Make가 이벤트를 거부합니다.',
  'webhookLog.emptyTitle': '기록된 이벤트가 없습니다',
  'webhookLog.noneTitle': '이 기간에 이벤트가 없습니다',
  'webhookLog.kept': 'Make는 기록을 3일간, Enterprise 요금제에서는 30일간 보관합니다.',
}
