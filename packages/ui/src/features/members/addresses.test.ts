import { expect, test } from 'vitest'
import { parseAddresses } from './addresses.js'

const emailsOf = (text: string) => parseAddresses(text).addressees.map(({ email }) => email)

test.each([
  ['a@example.com', ['a@example.com']],
  [
    'a@example.com, b@example.com;c@example.com',
    ['a@example.com', 'b@example.com', 'c@example.com'],
  ],
  [
    'a@example.com b@example.com\r\n\tc@example.com\n',
    ['a@example.com', 'b@example.com', 'c@example.com'],
  ],
  ['A@Example.com, a@example.COM', ['A@Example.com']],
  ['mailto:a@example.com', ['a@example.com']],
  ['우주@예시.한국', ['우주@예시.한국']],
  ['', []],
  [' , ;\n', []],
])('reads %j', (text, emails) => {
  expect(emailsOf(text)).toEqual(emails)
  expect(parseAddresses(text).wrong).toEqual([])
})

test('takes the names that mail programs write beside addresses', () => {
  const text =
    'Ada Lovelace <ada@example.com>, "Ruiz (sales)" <m.ruiz@example.com>\n<x@example.com>'
  expect(parseAddresses(text).addressees).toEqual([
    { email: 'ada@example.com', name: 'Ada Lovelace' },
    { email: 'm.ruiz@example.com', name: 'Ruiz (sales)' },
    { email: 'x@example.com', name: undefined },
  ])
})

test('leaves a name out that Make would refuse', () => {
  expect(parseAddresses('=HYPERLINK("x") <a@example.com>').addressees).toEqual([
    { email: 'a@example.com', name: undefined },
  ])
})

test.each([
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'a@b@example.com',
  `${'a'.repeat(65)}@example.com`,
  'ada@example..com',
])('says that %j is no address, and reads the rest', (wrong) => {
  const parsed = parseAddresses(`first@example.com, ${wrong}, ${wrong}`)
  expect(parsed.wrong).toEqual([wrong])
  expect(parsed.addressees).toHaveLength(1)
})
