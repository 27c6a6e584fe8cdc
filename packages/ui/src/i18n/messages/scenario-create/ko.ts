import type { Translation } from '../../message.js'
import type { scenarioCreateMessages as en } from './en.js'

/** Korean. */
export const scenarioCreateMessages: Translation<typeof en> = {
  'scenarioCreate.title': '새 시나리오',
  'scenarioCreate.description':
    'Make에서 내보낸 블루프린트로 만듭니다. 활성화할 때까지 꺼져 있습니다.',
  'scenarioCreate.blueprint': '블루프린트',
  'scenarioCreate.blueprintHelp': '여기에 붙여넣거나 파일을 끌어다 놓으세요.',
  'scenarioCreate.file': '또는 파일 선택:',
  'scenarioCreate.missing': '블루프린트를 붙여넣거나 파일을 선택하세요.',
  'scenarioCreate.notJson': '올바른 JSON이 아닙니다: {line}행 {column}열.',
  'scenarioCreate.notObject': '블루프린트는 중괄호로 감싼 JSON 객체입니다.',
  'scenarioCreate.tooLarge': '이 파일은 4MiB보다 큽니다.',
  'scenarioCreate.unreadable': '이 파일을 읽을 수 없습니다.',
  'scenarioCreate.name': '이름',
  'scenarioCreate.submit': '시나리오 만들기',
}
