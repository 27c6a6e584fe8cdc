import type { MessagePart } from '../../message.js'

/** Texts of the dialogs that the connection panel opens: loaded with them. */
export const connectionDialogMessages = {
  'connectionForm.title': 'Connect with an API key',
  'connectionForm.renewTitle': 'New API key for {name}',
  'connectionForm.key': 'API key',
  'connectionForm.keyHelp':
    'In Make, open your profile, then API access, and add a token. Paste it here. It is kept encrypted and never shown again.',
  'connectionForm.organization': 'Organization ID',
  'connectionForm.organizationHelp': 'The number in the address of your organization in Make.',
  'connectionForm.team': 'Team ID',
  'connectionForm.teamHelp': 'Leave it empty for all teams.',
  'connectionForm.zone': 'Zone',
  'connectionForm.zoneDefault': 'As set up here',
  'connectionForm.plan': 'Plan at Make',
  'connectionForm.planUnknown': 'Not sure',
  'connectionForm.name': 'Name',
  'connectionForm.nameHelp': 'How it is called here.',
  'connectionForm.optional': 'optional',
  'connectionForm.submit': 'Connect',
  'connectionForm.renewSubmit': 'Save key',
  'connectionForm.faultKey': 'Paste the key as Make shows it: 8 to 500 characters, no spaces.',
  'connectionForm.faultOrganization': 'Enter the ID of the organization, such as 1234.',
  'connectionForm.faultTeam': 'Enter the ID of the team, such as 56, or leave it empty.',
  'connectionForm.faultZone': 'This zone is not available. Choose another.',
  'connectionForm.faultName': 'Enter 1 to 200 characters in one line.',
  'connectionForm.pasteAgain': 'For safety the key was not kept. Paste it again to try again.',
  'connectionRename.title': 'Rename {name}',
  'connectionRename.submit': 'Rename',
  'connectionTarget.title': 'Organization of {name}',
  'connectionTarget.description':
    'Access was given to these organizations. Choose the one whose scenarios are shown here.',
  'connectionTarget.organization': 'Organization',
  'connectionTarget.team': 'Team',
  'connectionTarget.allTeams': 'All teams',
  'connectionTarget.none': 'This access reaches no organization in Make.',
  'connectionTarget.submit': 'Choose',
  'connectionDisconnect.title': 'Disconnect {name}?',
  'connectionDisconnect.scenarios':
    'The scenarios stay in Make and go on running there. They can no longer be seen or run from here.',
  'connectionDisconnect.forgotten': 'What was read of them, such as past runs, is deleted here.',
  'connectionDisconnect.key':
    'The API key is deleted here. In Make it stays valid until you delete it there.',
  'connectionDisconnect.oauth': 'The access that was given in Make is withdrawn.',
  'connectionDisconnect.last':
    'It is the only connection: afterwards your account is not connected.',
  'connectionDisconnect.default': 'It is the default: another connection takes its place.',
  'connectionDisconnect.keep': 'Keep it',
  'connectionDisconnect.confirm': 'Disconnect',
  'connectionForm.faultRefused':
    'Make does not accept this key for this organization. Check both, then paste the key again.',
  'connectionForm.zoneHelp': 'Where your organization lives: the beginning of its address in Make.',
  'connectionForm.goOn': 'Go on to Make',
} as const satisfies MessagePart
