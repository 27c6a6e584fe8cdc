import fc from 'fast-check'
import { hostileValue } from './hostile.js'

/** A place within a JSON value: the keys that lead to it. */
type Place = readonly (string | number)[]

/** Values that are as `valid`, but for one place: another value, one field too many or one too few there. */
export function departFrom(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const kinds = fc.constantFrom('put', 'put', 'add', 'remove')
  return fc
    .tuple(valid, fc.nat({ max: 9999 }), kinds, hostileValue)
    .map(([value, index, kind, hostile]) => {
      const places = placesOf(value)
      const place = places[index % places.length]!
      if (kind === 'put' || place.length === 0) return changeAt(value, place, () => hostile)
      if (kind === 'add') {
        const key = typeof hostile === 'string' ? hostile.slice(0, 100) : 'another'
        return changeAt(value, place, (there) =>
          isObject(there) ? withField(there, key, hostile) : [there, hostile],
        )
      }
      return removeAt(value, place)
    })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function placesOf(value: unknown, at: Place = []): Place[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item, index) => placesOf(item, [...at, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...at, key]))
      : []
  return [at, ...inside]
}

/** The object with a field of its own, also where the name would set its prototype. */
function withField(object: object, key: string, value: unknown): object {
  return Object.fromEntries([...Object.entries(object), [key, value]])
}

function changeAt(value: unknown, place: Place, change: (there: unknown) => unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? changeAt(item, rest, change) : item))
  }
  const object = value as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(object).map(([name, item]) => [
      name,
      name === key ? changeAt(item, rest, change) : item,
    ]),
  )
}

function removeAt(value: unknown, place: Place): unknown {
  return changeAt(value, place.slice(0, -1), (there) =>
    Array.isArray(there)
      ? there.filter((_, index) => index !== place.at(-1))
      : Object.fromEntries(
          Object.entries(there as object).filter(([key]) => key !== String(place.at(-1))),
        ),
  )
}
