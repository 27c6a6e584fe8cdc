import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonEnd, remembering, rememberingThose } from './memory.js'

interface Member {
  readonly value: number
}

const member = (value: number): Member => ({ value })

/** Lists of which each is the one before with some members gone and others in their place. */
const lists = fc
  .tuple(
    fc.array(fc.nat(9), { maxLength: 30 }),
    fc.array(
      fc.record({
        at: fc.nat(30),
        gone: fc.nat(4),
        come: fc.array(fc.nat(9), { maxLength: 4 }),
      }),
    ),
  )
  .map(([first, steps]) => {
    let list = first.map(member)
    return [
      list,
      ...steps.map(({ at, gone, come }) => (list = list.toSpliced(at, gone, ...come.map(member)))),
    ]
  })

test('the common end counts the same objects from the last on', () => {
  const [a, b, c] = [member(1), member(2), member(3)]
  expect(commonEnd([a, b, c], [b, c])).toBe(2)
  expect(commonEnd([a, b], [a, b])).toBe(2)
  expect(commonEnd([a, b], [a, { ...b }])).toBe(0)
  expect(commonEnd([], [a])).toBe(0)
})

test('only what is not shared with the list before is worked out', () => {
  const asked: number[] = []
  const sum = remembering<Member, { readonly of: number }>((list, before) => {
    const first = list.slice(0, list.length - (before?.kept ?? 0))
    asked.push(first.length)
    const gone = before?.list.slice(0, before.list.length - before.kept) ?? []
    const total = (members: readonly Member[]) => members.reduce((all, { value }) => all + value, 0)
    return { of: (before?.result.of ?? 0) - total(gone) + total(first) }
  })
  const list = [1, 2, 3].map(member)
  expect(sum(list).of).toBe(6)
  expect(sum([member(4), ...list]).of).toBe(10)
  expect(sum([member(5), member(6), ...list.slice(1)]).of).toBe(16)
  expect(sum(list).of).toBe(6)
  expect(asked).toEqual([3, 1, 2])
})

test('whatever list comes after another, those are given for which it holds', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const isOdd = ({ value }: Member): boolean => value % 2 === 1
      const odd = rememberingThose(isOdd)
      for (const list of all) expect(odd(list)).toEqual(list.filter(isOdd))
    }),
  )
})

test('those are the same list as before where nothing of them changed', () => {
  const even = rememberingThose(({ value }: Member) => value % 2 === 0)
  const list = [2, 3, 4].map(member)
  expect(even([member(5), ...list])).toEqual([list[0], list[2]])
  const before = even([member(7), ...list])
  expect(even([member(9), member(1), ...list])).toBe(before)
})
