import { expect, test } from 'vitest'
import { readSample } from './json-sample.js'

test.each([
  ['', { payload: undefined }],
  ['{"a": [1]}', { payload: { a: [1] } }],
  ['[1]', { fault: 'not-object' }],
  ['null', { fault: 'not-object' }],
  ['{\n  "a": 1,\n  b: 2\n}', { fault: 'not-json', line: 3, column: 3 }],
  ['{"a": 1', { fault: 'not-json', line: 1, column: 8 }],
])('%j is %o', (text, read) => {
  expect(readSample(text)).toEqual(read)
})
