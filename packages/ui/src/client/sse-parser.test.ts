import { expect, test } from 'vitest'
import { createSseParser } from './sse-parser.js'

const stream =
  '\uFEFF: ready\n\nid: 1\nevent: scenario.changed\ndata: {"a":\ndata: 1}\n\r\nid: 2\rdata: x\r\rdata: no end'

function read(chunks: readonly string[]) {
  const parser = createSseParser()
  return chunks.flatMap((chunk) => parser.push(chunk))
}

test('reads messages with any line end, joins data lines, skips comments and what has no end', () => {
  expect(read([stream])).toMatchObject([
    { id: '1', data: '{"a":\n1}' },
    { id: '2', data: 'x' },
  ])
})

test('a stream cut anywhere reads the same', () => {
  const whole = read([stream])
  for (let cut = 0; cut <= stream.length; cut += 1) {
    expect(read([stream.slice(0, cut), stream.slice(cut)])).toEqual(whole)
  }
  expect(read(stream.split(''))).toEqual(whole)
})
