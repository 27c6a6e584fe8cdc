import { logSafe } from '../../core/logger.js'
import type { KeySurvey } from '../../vault/vault.js'
import type { Findings } from './findings.js'

const variable = 'INLAYKIT_ENCRYPTION_KEYS'

function examineUse(
  { masterKeyId, known, tenants }: KeySurvey['uses'][number],
  currentId: string,
  findings: Findings,
): void {
  if (!known) {
    findings.fail(
      `The master key ${masterKeyId} is missing, and wraps the data keys of ${tenants} tenant(s).`,
      `Put it back at the end of ${variable}; once inlaykit keys rotate has run, it is no longer needed.`,
    )
  } else if (masterKeyId === currentId) {
    findings.ok(
      `The master key ${masterKeyId} is the first, and wraps the data keys of ${tenants} tenant(s).`,
    )
  } else if (tenants > 0) {
    findings.warn(
      `The master key ${masterKeyId} still wraps the data keys of ${tenants} tenant(s).`,
      `Run inlaykit keys rotate; then it can be taken out of ${variable}.`,
    )
  } else {
    findings.ok(
      `The master key ${masterKeyId} is not used any more: once every instance has ${currentId} first, take it out of ${variable}.`,
    )
  }
}

/** Tells which master keys are in use, and whether they open what they should. */
export function examineKeys(survey: KeySurvey, findings: Findings): void {
  for (const use of survey.uses) examineUse(use, survey.currentId, findings)
  const missing = survey.uses.filter(({ known }) => !known)
  const unexplained = survey.broken - missing.reduce((sum, { tenants }) => sum + tenants, 0)
  if (survey.broken > 0) {
    const more = survey.broken > survey.brokenTenants.length ? ', …' : ''
    findings.fail(
      `The data keys of ${survey.broken} tenant(s) cannot be opened: ${survey.brokenTenants.map(logSafe).join(', ')}${more}.`,
      unexplained > 0
        ? `The master key may be another one of the same id, or the rows were changed: set the keys of ${variable} right, or put the rows back from a backup.`
        : `See the missing master keys. If they are lost, delete these tenants and connect them again.`,
    )
  }
  if (survey.strayed > 0) {
    findings.fail(
      `${survey.strayed} secret(s) were sealed with another data key than their tenant has.`,
      'Tables of different backups were mixed. Put all of them back from one, or connect these tenants again.',
    )
  }
}
