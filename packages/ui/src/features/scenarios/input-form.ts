import type { ScenarioInput } from '@inlaykit/shared'

/** How an input is asked for. */
export type InputControl = 'text' | 'number' | 'checkbox' | 'date' | 'json'

/** What a form holds while it is filled in: a text, or yes and no. */
export type InputValue = string | boolean

/** What is wrong with a value. `reason`: the engine's own words. */
export type InputFault =
  | { readonly kind: 'required' | 'not-number' | 'not-object' }
  | { readonly kind: 'not-json'; readonly reason: string }

/** The input to run with, or what is wrong by the input's name (`''`: the whole). */
export type InputResult =
  | { readonly input: Readonly<Record<string, unknown>> | undefined }
  | { readonly faults: Readonly<Record<string, InputFault>> }

const controls: Readonly<Record<string, InputControl>> = {
  number: 'number',
  integer: 'number',
  uinteger: 'number',
  boolean: 'checkbox',
  date: 'date',
  array: 'json',
  collection: 'json',
  json: 'json',
  any: 'json',
}

/** How an input of Make's type is asked for; what is not known is a text. */
export function controlOf({ type }: ScenarioInput): InputControl {
  return controls[type.toLowerCase()] ?? 'text'
}

/** What the form holds at first: the declared defaults. */
export function initialValues(inputs: readonly ScenarioInput[]): Record<string, InputValue> {
  return Object.fromEntries(inputs.map((input) => [input.name, initialValue(input)]))
}

function initialValue(input: ScenarioInput): InputValue {
  const { default: given } = input
  const control = controlOf(input)
  if (control === 'checkbox') return given === true || given === 'true'
  if (given === undefined || given === null) return ''
  if (control === 'json') return JSON.stringify(given, null, 2)
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  if (control !== 'date') return text
  const time = new Date(text)
  // What a field for local date and time takes.
  return Number.isNaN(time.getTime())
    ? ''
    : new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Turns what was filled in into the input of a run. What was left empty is left out. */
export function buildInput(
  inputs: readonly ScenarioInput[],
  values: Readonly<Record<string, InputValue>>,
): InputResult {
  const input: Record<string, unknown> = {}
  const faults: Record<string, InputFault> = {}
  for (const declared of inputs) {
    const value = values[declared.name] ?? ''
    if (typeof value === 'boolean') {
      input[declared.name] = value
    } else if (value.trim() === '') {
      if (declared.required) faults[declared.name] = { kind: 'required' }
    } else {
      const parsed = parseValue(controlOf(declared), value)
      if ('fault' in parsed) faults[declared.name] = parsed.fault
      else input[declared.name] = parsed.value
    }
  }
  return Object.keys(faults).length > 0 ? { faults } : { input }
}

/** Turns JSON into the input of a run; an empty text is no input. */
export function parseInput(text: string): InputResult {
  if (text.trim() === '') return { input: undefined }
  const parsed = parseJson(text)
  if ('fault' in parsed) return { faults: { '': parsed.fault } }
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { faults: { '': { kind: 'not-object' } } }
  }
  return { input: value as Readonly<Record<string, unknown>> }
}

type Parsed = { readonly value: unknown } | { readonly fault: InputFault }

function parseValue(control: InputControl, text: string): Parsed {
  if (control === 'json') return parseJson(text)
  if (control === 'date') return { value: new Date(text).toISOString() }
  if (control !== 'number') return { value: text }
  const number = Number(text)
  return Number.isFinite(number) ? { value: number } : { fault: { kind: 'not-number' } }
}

function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return {
      fault: { kind: 'not-json', reason: error instanceof Error ? error.message : String(error) },
    }
  }
}
