import { ApiKey, ConnectionLabel, Id, Plan } from '@inlaykit/shared'
import { invalidInput, type InputFault } from '../../core/errors.js'

/** What connecting by an API key takes. */
export interface SetApiKeyInput {
  /** The host's own id of its customer, 1 to 200 characters. */
  readonly tenantId: string
  /** The key as Make shows it; encrypted at once, and never answered again. */
  readonly apiKey: string
  /** The organisation whose scenarios are meant. */
  readonly organizationId: string
  /** The team within it; the whole organisation when absent. */
  readonly teamId?: string | undefined
  /** The live dialect's zone, for example `eu1.make.com`; the BFF's own setting when absent. */
  readonly zone?: string | undefined
  /** Sets the rate limits until the upstream itself tells them. */
  readonly plan?: Plan | undefined
  /** What people call it, 1 to 200 characters; the organisation's id when absent. */
  readonly label?: string | undefined
}

/** Text that the store can hold and a page can show: no control characters. */
const plainText = /^\P{Cc}{1,200}$/u

/**
 * Checks what a host's server code gave; the words never repeat the key.
 * @throws a `validation` problem with all that is wrong
 */
export function checkApiKeyInput(input: SetApiKeyInput): void {
  const faults: InputFault[] = []
  const check = (path: keyof SetApiKeyInput, isRight: boolean, message: string) => {
    if (!isRight) faults.push({ path, message })
  }
  const isPlain = (value: unknown) => typeof value === 'string' && plainText.test(value)
  const { tenantId, apiKey, organizationId, teamId, zone, plan, label } = input
  check('tenantId', isPlain(tenantId), 'must be 1 to 200 characters')
  check(
    'apiKey',
    ApiKey.safeParse(apiKey).success,
    'must be the API key as Make shows it, without spaces',
  )
  check('organizationId', Id.safeParse(organizationId).success, "must be the organisation's id")
  if (teamId !== undefined) check('teamId', Id.safeParse(teamId).success, "must be the team's id")
  if (zone !== undefined) check('zone', typeof zone === 'string', 'must be a text')
  if (plan !== undefined) check('plan', Plan.safeParse(plan).success, 'must be a plan of Make')
  if (label !== undefined)
    check('label', ConnectionLabel.safeParse(label).success, 'must be 1 to 200 characters')
  if (faults.length > 0) throw invalidInput(faults)
}
