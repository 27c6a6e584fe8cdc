import type { RunScenarioInput, ScenarioInput } from '@inlaykit/shared'

/** What is wrong with a value of that type, as Make names types, and what to do about it; types of other names take anything. */
const faultOf: Readonly<Record<string, (value: unknown) => string | null>> = {
  text: (value) => (typeof value === 'object' ? 'must be a text' : null),
  number: (value) =>
    typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)))
      ? null
      : 'must be a number',
  boolean: (value) =>
    typeof value === 'boolean' || value === 'true' || value === 'false'
      ? null
      : 'must be true or false',
  date: (value) =>
    (typeof value === 'string' || typeof value === 'number') &&
    !Number.isNaN(new Date(value).getTime())
      ? null
      : 'must be a time such as 2026-11-26T09:30:00Z',
  array: (value) => (Array.isArray(value) ? null : 'must be a list'),
}

/**
 * What hinders a scenario from taking an input: what it asks for and doesn't get, and what is of another type. What it
 * doesn't declare is passed on: whether Make minds is not known. Numbers and truth values may come as text, as from a form.
 */
export function runInputFaults(
  declared: readonly ScenarioInput[],
  input: RunScenarioInput['input'],
): { path: string; message: string }[] {
  return declared.flatMap(({ name, type, required, default: usual }) => {
    const path = `body.input.${name}`
    const value = input && Object.hasOwn(input, name) ? input[name] : undefined
    if (value === undefined || value === null || value === '') {
      const isMissing = required && (usual === undefined || usual === null)
      return isMissing ? [{ path, message: `is required (${type}); give it a value` }] : []
    }
    const message = (Object.hasOwn(faultOf, type) && faultOf[type]?.(value)) || null
    return message === null ? [] : [{ path, message }]
  })
}
