import type { Plan } from '@inlaykit/shared'
import { apiKeyPattern, connectionLabelPattern, idPattern } from '@inlaykit/shared/client'
import type { ConnectWithApiKeyInput } from './useConnectWithApiKey.js'

/** What the form for a key holds beside the key, as it was typed; the key itself stays in its box. */
export interface KeyFormValues {
  readonly organizationId: string
  readonly teamId: string
  /** Empty: the server's own. */
  readonly zone: string
  /** Empty: not known. */
  readonly plan: Plan | ''
  readonly label: string
}

/** A part of the form that can be wrong. */
export type KeyFormField = 'apiKey' | 'organizationId' | 'teamId' | 'zone' | 'label'

/** An empty form. */
export const emptyKeyForm: KeyFormValues = {
  organizationId: '',
  teamId: '',
  zone: '',
  plan: '',
  label: '',
}

/**
 * Reads the form: what is to be sent, or what is wrong with it. Spaces around what was pasted do not count.
 * @param apiKey as it stands in its box
 */
export function readKeyForm(
  apiKey: string,
  values: KeyFormValues,
): { readonly input: ConnectWithApiKeyInput } | { readonly faults: readonly KeyFormField[] } {
  const key = apiKey.trim()
  const organizationId = values.organizationId.trim()
  const teamId = values.teamId.trim()
  const label = values.label.trim()
  const faults: KeyFormField[] = []
  if (!apiKeyPattern.test(key)) faults.push('apiKey')
  if (!idPattern.test(organizationId)) faults.push('organizationId')
  if (teamId !== '' && !idPattern.test(teamId)) faults.push('teamId')
  if (label !== '' && !connectionLabelPattern.test(label)) faults.push('label')
  if (faults.length > 0) return { faults }
  return {
    input: {
      apiKey: key,
      organizationId,
      teamId: teamId || undefined,
      zone: values.zone || undefined,
      plan: values.plan || undefined,
      label: label || undefined,
    },
  }
}

const fields: readonly KeyFormField[] = ['apiKey', 'organizationId', 'teamId', 'zone', 'label']

/** The fields that a server's `validation` problem names, such as `body.zone`. */
export function fieldsOf(errors: readonly { readonly path: string }[]): readonly KeyFormField[] {
  return fields.filter((field) => errors.some(({ path }) => path === `body.${field}`))
}
