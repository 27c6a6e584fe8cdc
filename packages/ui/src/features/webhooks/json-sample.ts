/** What a text of a sample event is: an object, or why it is none. Lines and columns count from 1. */
export type SampleText =
  | { readonly payload: Readonly<Record<string, unknown>> | undefined }
  | { readonly fault: 'not-object' }
  | { readonly fault: 'not-json'; readonly line: number; readonly column: number }

/** Reads a sample event; an empty text is one without data. */
export function readSample(text: string): SampleText {
  if (text.trim() === '') return { payload: undefined }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { fault: 'not-json', ...placeOf(text, error) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: 'not-object' }
  }
  return { payload: value as Readonly<Record<string, unknown>> }
}

/** Browsers tell where a fault is in words of their own; where they don't, it is at the end. */
function placeOf(text: string, error: unknown): { line: number; column: number } {
  const message = error instanceof Error ? error.message : ''
  const told = /line (\d+) column (\d+)/.exec(message)
  if (told) return { line: Number(told[1]), column: Number(told[2]) }
  const position = /position (\d+)/.exec(message)?.[1]
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
