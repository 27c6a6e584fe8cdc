import { expect, test } from 'vitest'
import { describeAction } from './describe-action.js'

test.each([
  ['watchOrders', 'Watch orders'],
  ['ActionSendData', 'Action send data'],
  ['update_row', 'Update row'],
  ['makeAPICall', 'Make API call'],
  ['request', 'Request'],
  ['', ''],
])('%s reads %s', (action, words) => {
  expect(describeAction(action)).toBe(words)
})
