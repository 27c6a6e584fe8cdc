import { expect, test } from 'vitest'
import { createFormat } from './format.js'
import { canonicalLocale, directionOf, localeChain } from './locale.js'

const en = createFormat('en', 'Europe/Berlin')

test.each([
  [0, '0 ms'],
  [850, '850 ms'],
  [1_240, '1.2 sec'],
  [59_949, '60 sec'],
  [59_950, '1 min'],
  [200_000, '3 min 20 sec'],
  [7_500_000, '2 hr 5 min'],
])('%i ms lasts %s', (milliseconds, text) => {
  expect(en.duration(milliseconds)).toBe(text)
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [2_400, '2.4 kB'],
  [1_500_000, '1.5 MB'],
  [7e15, '7,000 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(en.bytes(bytes)).toBe(text)
})

test.each([
  [-2_000, 'now'],
  [-95_000, '1 minute ago'],
  [-26 * 3_600_000, 'yesterday'],
  [90 * 60_000, 'in 1 hour'],
])('a distance of %i ms reads %s', (distance, text) => {
  expect(en.relative(1_800_000_000_000 + distance, 1_800_000_000_000)).toBe(text)
})

test('a time is written in the time zone asked for, a time of day in none', () => {
  expect(en.dateTime('2026-07-01T22:30:00Z')).toMatch(/^Jul 2, 2026, 12:30\sAM$/)
  expect(en.timeOfDay('08:30')).toMatch(/^8:30\sAM$/)
  // Whether the half of the day is written 오전 or AM depends on the platform's data.
  expect(createFormat('ko', 'Asia/Seoul').timeOfDay('08:30')).toMatch(/^(오전|AM) 8:30$/)
})

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ks-Deva', 'ltr'],
  ['ko', 'ltr'],
  ['arn', 'ltr'],
])('%s runs %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction)
})

test('tags are put as Intl spells them, and what is none is English', () => {
  expect(canonicalLocale('pt_br')).toBe('pt-BR')
  expect(canonicalLocale('no such tag')).toBe('en')
  expect(localeChain('zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh'])
})
