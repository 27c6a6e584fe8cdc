import { expect, test } from 'vitest'
import { parseEvent } from './event.js'

test('reads an event, and leaves what it does not know', () => {
  expect(
    parseEvent(
      '{"id":"7","type":"execution.changed","at":"2026-11-23T08:00:00Z","connectionId":"c-1","scenarioId":"1","executionId":"e1","status":"running","more":1}',
    ),
  ).toEqual({
    id: '7',
    type: 'execution.changed',
    at: '2026-11-23T08:00:00Z',
    connectionId: 'c-1',
    scenarioId: '1',
    executionId: 'e1',
    status: 'running',
  })
  expect(parseEvent('{"type":"execution.changed","status":"resting"}')).toMatchObject({
    status: null,
    scenarioId: null,
  })
})

test.each(['', 'null', '[]', '"x"', '{', '{"type":"from.the.future"}'])(
  '%s is no event',
  (data) => {
    expect(parseEvent(data)).toBeUndefined()
  },
)
