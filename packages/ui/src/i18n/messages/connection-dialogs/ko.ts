import type { Translation } from '../../message.js'
import type { connectionDialogMessages as en } from './en.js'

/** Korean. */
export const connectionDialogMessages: Translation<typeof en> = {
  'connectionForm.title': 'API 키로 연결',
  'connectionForm.renewTitle': '{name}의 새 API 키',
  'connectionForm.key': 'API 키',
  'connectionForm.keyHelp':
    'Make에서 프로필의 API access를 열고 토큰을 추가한 뒤 여기에 붙여넣으세요. 암호화되어 보관되며 다시 표시되지 않습니다.',
  'connectionForm.organization': '조직 ID',
  'connectionForm.organizationHelp': 'Make에서 조직 주소에 있는 번호입니다.',
  'connectionForm.team': '팀 ID',
  'connectionForm.teamHelp': '모든 팀을 쓰려면 비워 두세요.',
  'connectionForm.zone': '존',
  'connectionForm.zoneDefault': '여기 설정대로',
  'connectionForm.plan': 'Make 요금제',
  'connectionForm.planUnknown': '잘 모름',
  'connectionForm.name': '이름',
  'connectionForm.nameHelp': '여기에서 부를 이름입니다.',
  'connectionForm.optional': '선택 사항',
  'connectionForm.submit': '연결',
  'connectionForm.renewSubmit': '키 저장',
  'connectionForm.faultKey': 'Make에 표시된 키를 공백 없이 8~500자로 붙여넣으세요.',
  'connectionForm.faultOrganization': '조직 ID를 입력하세요. 예: 1234',
  'connectionForm.faultTeam': '팀 ID를 입력하거나(예: 56) 비워 두세요.',
  'connectionForm.faultZone': '사용할 수 없는 존입니다. 다른 존을 선택하세요.',
  'connectionForm.faultName': '한 줄로 1~200자를 입력하세요.',
  'connectionForm.pasteAgain':
    '안전을 위해 키를 보관하지 않았습니다. 다시 시도하려면 키를 다시 붙여넣으세요.',
  'connectionRename.title': '{name} 이름 바꾸기',
  'connectionRename.submit': '이름 바꾸기',
  'connectionTarget.title': '{name}의 조직',
  'connectionTarget.description':
    '다음 조직에 대한 접근이 허용되었습니다. 여기에 시나리오를 표시할 조직을 선택하세요.',
  'connectionTarget.organization': '조직',
  'connectionTarget.team': '팀',
  'connectionTarget.allTeams': '모든 팀',
  'connectionTarget.none': '이 접근 권한으로 볼 수 있는 Make 조직이 없습니다.',
  'connectionTarget.submit': '선택',
  'connectionDisconnect.title': '{name} 연결을 해제할까요?',
  'connectionDisconnect.scenarios':
    '시나리오는 Make에 그대로 남아 계속 실행되지만 여기에서는 보거나 실행할 수 없습니다.',
  'connectionDisconnect.forgotten': '지난 실행 등 읽어 온 내용은 여기에서 삭제됩니다.',
  'connectionDisconnect.key':
    'API 키는 여기에서 삭제됩니다. Make에서는 직접 삭제할 때까지 유효합니다.',
  'connectionDisconnect.oauth': 'Make에서 허용한 접근이 철회됩니다.',
  'connectionDisconnect.last': '유일한 연결입니다. 해제하면 계정이 연결되지 않은 상태가 됩니다.',
  'connectionDisconnect.default': '기본 연결입니다. 다른 연결이 기본이 됩니다.',
  'connectionDisconnect.keep': '유지',
  'connectionDisconnect.confirm': '연결 해제',
  'connectionForm.faultRefused':
    'Make가 이 조직에 대해 이 키를 허용하지 않습니다. 둘 다 확인한 후 키를 다시 붙여 넣으세요.',
  'connectionForm.zoneHelp': '조직이 있는 곳입니다. Make에서 조직 주소의 앞부분입니다.',
  'connectionForm.goOn': 'Make로 계속',
}
