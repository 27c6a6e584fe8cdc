import { expect, test } from 'vitest'
import { initialsOf } from './initials.js'

test.each([
  ['Ada Lovelace', 'A\u200CL'],
  ['ada', 'A'],
  ['Ana María de la Cruz', 'A\u200CC'],
  ['(Sales) 박지민', 'S\u200C박'],
  ['m.ruiz@example.com', 'M'],
  ['🚀', ''],
])('of %s are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
