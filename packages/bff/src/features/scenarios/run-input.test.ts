import { describe, expect, it } from 'vitest'
import { runInputFaults } from './run-input.js'

const declared = [
  { name: 'orderId', type: 'number', required: true },
  { name: 'note', type: 'text', required: false },
  { name: 'urgent', type: 'boolean', required: true, default: false },
  { name: 'due', type: 'date', required: false },
  { name: 'lines', type: 'array', required: false },
  { name: 'kind', type: 'select', required: false },
]

describe('an input of a run', () => {
  it.each([
    [{ orderId: 17 }],
    [{ orderId: '17.5', note: 3, urgent: 'true', due: '2026-11-26', lines: [], kind: { any: 1 } }],
    [{ orderId: 0, note: '', urgent: null, due: '', lines: undefined }],
    [{ orderId: 17, 'declared nowhere': { deep: [] } }],
  ])('is taken: %j', (input) => {
    expect(runInputFaults(declared, input)).toEqual([])
  })

  it.each([
    [undefined, ['orderId is required (number); give it a value']],
    [{ orderId: '' }, ['orderId is required (number); give it a value']],
    [{ orderId: 'many' }, ['orderId must be a number']],
    [{ orderId: 1, urgent: 'maybe' }, ['urgent must be true or false']],
    [{ orderId: 1, due: 'soon' }, ['due must be a time such as 2026-11-26T09:30:00Z']],
    [{ orderId: 1, lines: 'a,b' }, ['lines must be a list']],
    [{ orderId: [], note: {} }, ['orderId must be a number', 'note must be a text']],
  ])('is refused at its fields: %j', (input, faults) => {
    expect(
      runInputFaults(declared, input).map(
        ({ path, message }) => `${path.replace('body.input.', '')} ${message}`,
      ),
    ).toEqual(faults)
  })

  it('is not taken for given by what every object has', () => {
    const named = [
      { name: 'constructor', type: 'text', required: true },
      { name: 'kind', type: 'toString', required: false },
    ]
    expect(runInputFaults(named, { kind: 'a' }).map(({ path }) => path)).toEqual([
      'body.input.constructor',
    ])
  })

  it('is whatever it is where nothing is declared', () => {
    expect(runInputFaults([], { orderId: 'many' })).toEqual([])
  })
})
