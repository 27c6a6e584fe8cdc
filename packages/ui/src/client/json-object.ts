/** What a text is: a JSON object, or why it is none. Lines and columns count from 1. */
export type JsonObjectText =
  | { readonly payload: Readonly<Record<string, unknown>> | undefined }
  | { readonly fault: 'not-object' }
  | { readonly fault: 'not-json'; readonly line: number; readonly column: number }

/** Reads a JSON object; an empty text is none. */
export function readJsonObject(text: string): JsonObjectText {
  if (text.trim() === '') return { payload: undefined }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not-json', ...placeOf(text) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: 'not-object' }
  }
  return { payload: value as Readonly<Record<string, unknown>> }
}

/** Where a text stops being JSON: browsers tell it in words of their own, and most not at all. */
function placeOf(text: string): { line: number; column: number } {
  const before = text.slice(0, faultAt(text)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const space = /[\t\n\r ]*/y
// oxlint-disable-next-line no-control-regex -- A string of JSON holds none of them.
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literal = /true|false|null/y

/** The place of the first character that no JSON has there; of a string that is faulty its beginning. */
function faultAt(text: string): number {
  const closers: ('}' | ']')[] = []
  let at = 0
  let next: 'value' | 'key' | 'after' = 'value'
  let mayClose = false
  const eat = (token: RegExp): boolean => {
    token.lastIndex = at
    if (!token.test(text)) return false
    at = token.lastIndex
    return true
  }
  for (;;) {
    eat(space)
    const character = text[at]
    const closer = closers.at(-1)
    if ((next === 'after' || mayClose) && closer !== undefined && character === closer) {
      closers.pop()
      at += 1
      next = 'after'
    } else if (next === 'after') {
      if (closer === undefined || character !== ',') return at
      at += 1
      next = closer === '}' ? 'key' : 'value'
    } else if (next === 'key') {
      if (!eat(string)) return at
      eat(space)
      if (text[at] !== ':') return at
      at += 1
      next = 'value'
    } else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']')
      at += 1
      next = character === '{' ? 'key' : 'value'
      mayClose = true
      continue
    } else {
      if (!eat(string) && !eat(number) && !eat(literal)) return at
      next = 'after'
    }
    mayClose = false
  }
}
