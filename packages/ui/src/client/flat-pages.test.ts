import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createFlatPages, watchPages, type FlatPage } from './flat-pages.js'

interface Row {
  readonly id: string
  readonly text?: string
}

const page = (...ids: string[]): FlatPage<Row> => ({ items: ids.map((id) => ({ id })) })
const many = (count: number): FlatPage<Row>[] =>
  Array.from({ length: count / 100 }, (_, at) =>
    page(...Array.from({ length: 100 }, (_row, row) => `r${at * 100 + row}`)),
  )
const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id)

/** What the rows are, worked out without anything remembered. */
function plainly(pages: readonly FlatPage<Row>[]): Row[] {
  const seen = new Set<string>()
  return pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => {
      if (seen.has(id)) return false
      seen.add(id)
      return true
    })
}

test('pages follow one another, and a row that moved between two reads is there once', () => {
  const flat = createFlatPages<Row>()
  expect(flat.rowsOf([])).toEqual([])
  expect(idsOf(flat.rowsOf([page('a', 'b'), page('b', 'c')]))).toEqual(['a', 'b', 'c'])
  expect(flat.isChecked()).toBe(true)
})

test('the rows are the same array until a page is another', () => {
  const flat = createFlatPages<Row>()
  const pages = [page('a'), page('b')]
  const rows = flat.rowsOf(pages)
  expect(flat.rowsOf(pages)).toBe(rows)
  expect(idsOf(flat.rowsOf([page('z', 'a'), page('b')]))).toEqual(['z', 'a', 'b'])
})

test('a long list that comes at once is looked through later', () => {
  const flat = createFlatPages<Row>()
  const pages = [...many(20_000), page('r7', 'new')]
  expect(flat.rowsOf(pages)).toHaveLength(20_002)
  expect(flat.isChecked()).toBe(false)
  expect(flat.check()).toBe(true)
  expect(idsOf(flat.rowsOf(pages))).toEqual(idsOf(plainly(pages)))
  expect(flat.isChecked()).toBe(true)
  expect(createFlatPages<Row>().check()).toBe(false)
})

test('of a long list that was looked through, a page that comes repeats nothing', () => {
  const flat = createFlatPages<Row>()
  const pages = many(20_000)
  flat.rowsOf(pages)
  expect(flat.check()).toBe(false)
  const more = [...pages, page('r3', 'new')]
  expect(idsOf(flat.rowsOf(more)).slice(-2)).toEqual(['r19999', 'new'])
  const changed = more.with(0, page('newest', ...idsOf(pages[0]?.items ?? [])))
  expect(idsOf(flat.rowsOf(changed))).toEqual(idsOf(plainly(changed)))
})

test('whatever pages change to, the rows are those of the pages', () => {
  const ids = fc.array(fc.nat(400), { maxLength: 30 })
  const change = fc.record({ at: fc.nat(60), ids })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const flat = createFlatPages<Row>()
      let pages = many(6_000)
      flat.rowsOf(pages)
      flat.check()
      for (const { at, ids: next } of changes) {
        const changed = page(...[...new Set(next)].map((id) => `r${id}`))
        pages = at < pages.length ? pages.with(at, changed) : [...pages, changed]
        expect(idsOf(flat.rowsOf(pages))).toEqual(idsOf(plainly(pages)))
      }
    }),
    { numRuns: 60 },
  )
})

test('who shows a long list hears when it had a row twice, unless they have stopped to listen', async () => {
  const pages = [...many(20_000), page('r7', 'new')]
  const onOther = vi.fn()
  const stopped = vi.fn()
  const flat = watchPages<Row>(onOther)
  const left = watchPages<Row>(stopped)
  left.rowsOf(pages)
  left.stop()
  expect(flat.rowsOf(pages)).toHaveLength(20_002)
  await vi.waitFor(() => expect(onOther).toHaveBeenCalledOnce())
  expect(idsOf(flat.rowsOf(pages))).toEqual(idsOf(plainly(pages)))
  expect(stopped).not.toHaveBeenCalled()
})
