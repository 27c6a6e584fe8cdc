import type { ScenarioInput } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { buildInput, controlOf, initialValues, parseInput } from './input-form.js'

const input = (name: string, type: string, more: Partial<ScenarioInput> = {}): ScenarioInput => ({
  name,
  type,
  required: false,
  ...more,
})

test('a type that is not known is asked for as text', () => {
  expect(
    ['text', 'uinteger', 'Boolean', 'collection', 'date', 'filename'].map((type) =>
      controlOf(input('x', type)),
    ),
  ).toEqual(['text', 'number', 'checkbox', 'json', 'date', 'text'])
})

test('defaults fill the form', () => {
  expect(
    initialValues([
      input('a', 'text', { default: 'EMEA' }),
      input('b', 'number', { default: 7 }),
      input('c', 'boolean', { default: true }),
      input('d', 'array', { default: [1] }),
      input('e', 'text'),
      input('f', 'date', { default: 'some day' }),
    ]),
  ).toEqual({ a: 'EMEA', b: '7', c: true, d: '[\n  1\n]', e: '', f: '' })
})

test('a date goes there and back unchanged, whatever the zone', () => {
  const declared = [input('at', 'date', { default: '2026-11-23T08:05:00.000Z' })]
  expect(buildInput(declared, initialValues(declared))).toEqual({
    input: { at: '2026-11-23T08:05:00.000Z' },
  })
})

test('values get their types, and what is empty is left out', () => {
  const declared = [
    input('text', 'text'),
    input('count', 'number'),
    input('dry', 'boolean'),
    input('list', 'array'),
    input('none', 'text'),
  ]
  expect(
    buildInput(declared, { text: ' a ', count: '1.5', dry: false, list: '[1]', none: '  ' }),
  ).toEqual({ input: { text: ' a ', count: 1.5, dry: false, list: [1] } })
})

test('all faults are told at once', () => {
  const declared = [
    input('region', 'text', { required: true }),
    input('days', 'number'),
    input('list', 'json'),
  ]
  expect(buildInput(declared, { region: ' ', days: 'soon', list: '[' })).toEqual({
    faults: {
      region: { kind: 'required' },
      days: { kind: 'not-number' },
      list: { kind: 'not-json', reason: expect.any(String) },
    },
  })
})

test('an input named like a part of every object is an input like any other', () => {
  const declared = [input('constructor', 'text', { required: true })]
  expect(buildInput(declared, initialValues(declared))).toEqual({
    faults: { constructor: { kind: 'required' } },
  })
})

test('JSON must be an object; nothing is no input', () => {
  expect(parseInput(' ')).toEqual({ input: undefined })
  expect(parseInput('{"a":1}')).toEqual({ input: { a: 1 } })
  for (const text of ['[1]', 'null', '"a"', '1']) {
    expect(parseInput(text)).toEqual({ faults: { '': { kind: 'not-object' } } })
  }
  expect(parseInput('{')).toMatchObject({ faults: { '': { kind: 'not-json' } } })
})
