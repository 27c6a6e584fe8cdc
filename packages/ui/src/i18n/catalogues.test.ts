import { describe, expect, test } from 'vitest'
import { locales } from './catalogues.js'
import { ar } from './locales/ar.js'
import { en } from './locales/en.js'
import { id } from './locales/id.js'
import { ko } from './locales/ko.js'
import { th } from './locales/th.js'
import type { Message } from './message.js'

const catalogues: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  en,
  ko,
  id,
  th,
  ar,
}
const english: Readonly<Record<string, Message>> = en

const formsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message)
const placeholdersOf = (text: string): string[] =>
  [...new Set(text.match(/\{\w+\}/g))].sort((a, b) => a.localeCompare(b))

test('every language that the kit names has a catalogue', () => {
  expect(Object.keys(catalogues)).toEqual([...locales])
})

describe.each(Object.entries(catalogues))('%s', (locale, catalogue) => {
  test('says which language it is', () => {
    expect(catalogue['common.locale']).toBe(locale)
  })

  test('has every text and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort())
  })

  test('leaves no text empty, and pads none', () => {
    const odd = Object.entries(catalogue).filter(([, message]) =>
      formsOf(message).some((text) => text === '' || text !== text.trim()),
    )
    expect(odd).toEqual([])
  })

  test('fills the same places as English', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      const source = english[key]
      const wanted = source === undefined ? [] : placeholdersOf(formsOf(source).join())
      for (const text of formsOf(message)) {
        const filled = placeholdersOf(text)
        expect(wanted, key).toEqual(expect.arrayContaining(filled))
        // Some plural forms say the number in words: "one scenario", "two scenarios".
        const missing = wanted.filter((name) => !filled.includes(name) && name !== '{count}')
        expect(missing, key).toEqual([])
      }
    }
  })

  test('has every plural form that the language knows', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    for (const [key, message] of Object.entries(catalogue)) {
      expect(typeof message, key).toBe(typeof english[key])
      if (typeof message === 'string') continue
      expect(Object.keys(message).sort(), key).toEqual([...pluralCategories].sort())
    }
  })

  test('names a button by what can be read on it, and more', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      const named = catalogue[`${key}Named`]
      if (typeof named !== 'string' || typeof message !== 'string') continue
      expect(named, key).toContain(message.replace('…', ''))
    }
  })

  test('is a translation: hardly any text is the English one', () => {
    if (locale === 'en') return
    const same = Object.entries(catalogue).filter(
      ([key, message]) => JSON.stringify(message) === JSON.stringify(english[key]),
    )
    expect(same.length / Object.keys(english).length).toBeLessThan(0.05)
  })
})
