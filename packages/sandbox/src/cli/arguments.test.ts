import { expect, test } from 'vitest'
import { parseArguments } from './arguments.js'

test('without arguments it listens on 127.0.0.1:8790 and everything else is left to the sandbox', () => {
  expect(parseArguments([])).toEqual({
    kind: 'start',
    port: 8790,
    host: '127.0.0.1',
    options: { scheduler: true },
  })
})

test('every argument is understood', () => {
  expect(
    parseArguments([
      '--dialect=guide',
      '--port',
      '0',
      '--host',
      '::1',
      '--plan',
      'teams',
      '--seed',
      '7',
      '--speed',
      '2.5',
      '--redirect-uri',
      'https://a.example/',
      '--redirect-uri=https://b.example/',
      '--no-scheduler',
    ]),
  ).toEqual({
    kind: 'start',
    port: 0,
    host: '::1',
    options: {
      dialect: 'guide',
      plan: 'teams',
      seed: 7,
      speed: 2.5,
      redirectUris: ['https://a.example/', 'https://b.example/'],
      scheduler: false,
    },
  })
})

test('everything wrong comes in one list that says what to give instead', () => {
  const parsed = parseArguments([
    '--dialect',
    'soap',
    '--port',
    '99999',
    '--plan',
    'gold',
    '--seed',
    'x',
    '--speed',
    '0',
    '--colour',
    'extra',
    '--no-scheduler=1',
  ])
  expect(parsed.kind).toBe('faults')
  const faults = parsed.kind === 'faults' ? parsed.faults : []
  expect(faults).toEqual([
    '--colour is no option.',
    'extra is not understood here.',
    '--no-scheduler takes no value.',
    '--port must be a whole number from 0 (any free port) to 65535.',
    '--dialect must be one of guide, live.',
    '--plan must be one of free, core, pro, teams, enterprise.',
    '--seed must be a whole number.',
    '--speed must be a number above 0.',
  ])
})

test('an option without its value is told so', () => {
  expect(parseArguments(['--port'])).toEqual({
    kind: 'faults',
    faults: ['--port needs a value.'],
  })
})

test('--help wins over a start, not over a mistake', () => {
  expect(parseArguments(['--help'])).toEqual({ kind: 'help' })
  expect(parseArguments(['-h', '--seed', '3'])).toEqual({ kind: 'help' })
  expect(parseArguments(['--help', '--sed', '3']).kind).toBe('faults')
})
