import { describe, expect, test } from 'vitest'
import { emptyKeyForm, fieldsOf, readKeyForm } from './key-form.js'

const apiKey = 'key-of-acme-0000-9f3c'

describe('the form for a key', () => {
  test('sends what was filled in, without the spaces of a paste', () => {
    const values = { ...emptyKeyForm, organizationId: ' 77 ', label: ' Acme ' }
    expect(readKeyForm(`\n${apiKey} `, values)).toEqual({
      input: {
        apiKey,
        organizationId: '77',
        teamId: undefined,
        zone: undefined,
        plan: undefined,
        label: 'Acme',
      },
    })
  })

  test('names everything that is wrong at once', () => {
    const values = { ...emptyKeyForm, organizationId: 'a/b', teamId: '1 2', label: 'a\u0007b' }
    expect(readKeyForm('with spaces', values)).toEqual({
      faults: ['apiKey', 'organizationId', 'teamId', 'label'],
    })
    expect(readKeyForm('', emptyKeyForm)).toEqual({ faults: ['apiKey', 'organizationId'] })
  })

  test('finds its fields in what the server says', () => {
    expect(fieldsOf([{ path: 'body.zone' }, { path: 'query.zone' }, { path: 'body' }])).toEqual([
      'zone',
    ])
    expect(fieldsOf([])).toEqual([])
  })
})
