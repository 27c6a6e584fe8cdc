import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { authorizationOf, checkHeader, snippetOf } from './snippets.js'

const url = "https://hook.eu1.make.com/abc?it's=1"
const basic = authorizationOf({ type: 'basic', username: 'shöp', password: 'p:w' })
const token = authorizationOf({ type: 'token', token: 'tok_123' })

test('tell the header by which callers prove themselves', () => {
  expect(authorizationOf(null)).toBeUndefined()
  expect(token).toBe('Bearer tok_123')
  expect(basic).toBe(`Basic ${Buffer.from('shöp:p:w').toString('base64')}`)
})

test('of curl reach a program as they were meant', () => {
  const command = snippetOf('curl', url, token).replace('curl', 'printf "%s\\n"')
  const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  expect(stdout.trim().split('\n')).toEqual([
    '-X',
    'POST',
    url,
    '-H',
    'Content-Type: application/json',
    '-H',
    'Authorization: Bearer tok_123',
    '-d',
    '{"hello":"world"}',
  ])
})

test('of JavaScript are a program that sends them', async () => {
  const calls: [string, RequestInit][] = []
  const fetch = (address: string, init: RequestInit) => {
    calls.push([address, init])
    return Promise.resolve()
  }
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval, typescript/no-unsafe-call -- What is written is run.
  await new Function('fetch', `return (async () => { ${snippetOf('JavaScript', url, basic)} })()`)(
    fetch,
  )
  expect(calls).toEqual([
    [
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: basic },
        body: '{"hello":"world"}',
      },
    ],
  ])
})

test('of Python name all of it', () => {
  const text = snippetOf('Python', url, token)
  expect(text).toContain(JSON.stringify(url))
  expect(text).toContain('headers={"Authorization": "Bearer tok_123"}')
  expect(snippetOf('Python', url, undefined)).not.toContain('headers')
})

describe('what a caller sends', () => {
  test.each([
    ['Bearer tok_123', 'right'],
    ['bearer tok_123', 'right'],
    ['Authorization: Bearer tok_123', 'right'],
    ['POST /abc HTTP/1.1\r\nHost: x\r\nauthorization: Bearer tok_123\r\n', 'right'],
    [`curl https://x \\\n  -H 'Authorization: Bearer tok_123'`, 'right'],
    [`{\n  "Authorization": "Bearer tok_123"\n}`, 'right'],
    ['Bearer tok_124', 'wrong'],
    ['Authorization: Bearer', 'scheme'],
    ['Basic dG9rXzEyMw==', 'scheme'],
    ['tok_123', 'scheme'],
    ['', 'missing'],
    ['Host: x\nAccept: */*', 'missing'],
  ] as const)('%j is %s', (text, verdict) => {
    expect(checkHeader(text, 'Bearer tok_123')).toBe(verdict)
  })
})
