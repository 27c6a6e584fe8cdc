import { expect, test } from 'vitest'
import { findMemberObstacle, mayGrant, type RuledMember } from './rules.js'

const member = (fields: Partial<RuledMember>): RuledMember => ({
  id: '1',
  role: 'builder',
  owner: false,
  roleChangeable: true,
  status: 'active',
  ...fields,
})
const admin = member({ id: 'a', role: 'admin' })
const other = member({ id: 'b', role: 'admin' })

test('nobody gives a role above their own', () => {
  expect(mayGrant('manager', 'manager')).toBe(true)
  expect(mayGrant('manager', 'admin')).toBe(false)
  expect(mayGrant('admin', 'viewer')).toBe(true)
})

test.each([
  ['role', member({}), 'manager', undefined],
  ['remove', member({}), 'manager', undefined],
  ['role', admin, 'manager', 'above'],
  ['resend', admin, 'manager', 'above'],
  ['role', member({ role: null }), 'manager', 'above'],
  ['role', member({ role: null }), 'admin', undefined],
  ['remove', member({ owner: true, role: 'admin' }), 'admin', 'owner'],
  ['role', member({ roleChangeable: false }), 'admin', 'fixed-role'],
  ['remove', member({ roleChangeable: false }), 'admin', undefined],
  ['role', admin, 'admin', 'last-admin'],
  ['remove', admin, 'admin', 'last-admin'],
  ['resend', admin, 'admin', undefined],
] as const)('%s of %o by %s: %s', (change, whom, own, obstacle) => {
  expect(findMemberObstacle(change, whom, own, [whom])).toBe(obstacle)
})

test('an admin is the last one only among those who have accepted', () => {
  expect(findMemberObstacle('role', admin, 'admin', [admin, other])).toBeUndefined()
  const invited = { ...other, status: 'invited' }
  expect(findMemberObstacle('role', admin, 'admin', [admin, invited])).toBe('last-admin')
  expect(findMemberObstacle('role', invited, 'admin', [admin, invited])).toBeUndefined()
})
