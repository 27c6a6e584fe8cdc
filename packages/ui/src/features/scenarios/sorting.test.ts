import { scenarioSorts } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { describeApp } from './describe-app.js'
import { columnSortOf, sortTexts } from './sorting.js'

test('every order of the contract can be chosen, once', () => {
  expect(sortTexts.map(([sort]) => sort).sort()).toEqual([...scenarioSorts].sort())
})

test('a head asks for the useful direction first, then for the other', () => {
  expect(columnSortOf('lastRun', 'name')).toEqual({ direction: undefined, next: '-lastRunAt' })
  expect(columnSortOf('lastRun', '-lastRunAt')).toEqual({
    direction: 'descending',
    next: 'lastRunAt',
  })
  expect(columnSortOf('name', 'name')).toEqual({ direction: 'ascending', next: '-name' })
  expect(columnSortOf('status', 'name')).toBeUndefined()
})

test.each([
  ['google-sheets', 'Google Sheets'],
  ['http', 'HTTP'],
  ['openai_gpt', 'OpenAI Gpt'],
  ['', ''],
])('the app %s is called %s', (app, name) => {
  expect(describeApp(app)).toBe(name)
})
