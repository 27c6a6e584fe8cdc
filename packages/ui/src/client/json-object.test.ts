import { expect, test } from 'vitest'
import { readJsonObject } from './json-object.js'

test.each([
  ['', { payload: undefined }],
  ['{"a": [1]}', { payload: { a: [1] } }],
  ['[1]', { fault: 'not-object' }],
  ['null', { fault: 'not-object' }],
  ['{\n  "a": 1,\n  b: 2\n}', { fault: 'not-json', line: 3, column: 3 }],
  ['{\n  "a": oops\n}', { fault: 'not-json', line: 2, column: 8 }],
  ['{"a": [1, 2,]}', { fault: 'not-json', line: 1, column: 13 }],
  ['{"a": {},}', { fault: 'not-json', line: 1, column: 10 }],
  ['{"a": "\\x"}', { fault: 'not-json', line: 1, column: 7 }],
  ['{"a": 01}', { fault: 'not-json', line: 1, column: 8 }],
  ['{"a" 1}', { fault: 'not-json', line: 1, column: 6 }],
  ['{} {}', { fault: 'not-json', line: 1, column: 4 }],
  ['[', { fault: 'not-json', line: 1, column: 2 }],
  ['{"a": [{"b": null}, -1.5e3, "\\u00e9"}', { fault: 'not-json', line: 1, column: 37 }],
  ['{"a": 1', { fault: 'not-json', line: 1, column: 8 }],
])('%j is %o', (text, read) => {
  expect(readJsonObject(text)).toEqual(read)
})
