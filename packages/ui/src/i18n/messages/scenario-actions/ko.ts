import type { Translation } from '../../message.js'
import type { scenarioActionMessages as en } from './en.js'

/** Korean. */
export const scenarioActionMessages: Translation<typeof en> = {
  'scenarioDuplicate.title': '{name} 복제',
  'scenarioDuplicate.description': '복사본은 활성화할 때까지 꺼져 있습니다.',
  'scenarioDuplicate.name': '복사본 이름',
  'scenarioDuplicate.copyOf': '{name} (복사본)',
  'scenarioDuplicate.faultName': '한 줄로 1~120자를 입력하세요.',
  'scenarioDuplicate.submit': '시나리오 복제',
  'scenarioDuplicate.done': '{name} 만들었습니다.',
  'scenarioWarnings.text': '만들어졌지만 다음 작업이 남아 있습니다.',
  'scenarioMove.title': '{name} 이동',
  'scenarioMove.folder': '폴더',
  'scenarioMove.none': '폴더 없음',
  'scenarioMove.new': '새 폴더…',
  'scenarioMove.newName': '새 폴더 이름',
  'scenarioMove.faultName': '한 줄로 1~100자를 입력하세요.',
  'scenarioMove.submit': '시나리오 이동',
  'scenarioMove.done': '{name} 이동했습니다.',
  'scenarioDelete.title': '{name} 삭제할까요?',
  'scenarioDelete.runs': '시나리오와 실행 기록이 영구적으로 삭제됩니다.',
  'scenarioDelete.schedule': '더 이상 자동으로 시작되지 않습니다: {schedule}.',
  'scenarioDelete.webhooks': { other: '웹훅 {names}에서 시작할 시나리오가 없어집니다.' },
  'scenarioDelete.incomplete': { other: '완료를 기다리는 실행 {count}건이 사라집니다.' },
  'scenarioDelete.keep': '시나리오 유지',
  'scenarioDelete.submit': '시나리오 삭제',
  'scenarioDelete.done': '{name} 삭제했습니다.',
}
