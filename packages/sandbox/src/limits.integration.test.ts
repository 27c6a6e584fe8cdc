import { describe, expect, test } from 'vitest'
import { asks, noon, startAtNoon, teamOf } from './testing/ask.js'

const minute = 60_000

describe('the guide’s limit', () => {
  test('lets a plan’s burst pass, then answers 429 with the headers, and refills', async () => {
    const { sandbox, clock } = await startAtNoon({ plan: 'free', rateLimits: true })
    const ask = asks(sandbox, 'guide')
    const path = '/scenarios?limit=1'
    const first = await ask('GET', path)
    expect(first.headers.get('X-RateLimit-Limit')).toBe('60')
    expect(first.headers.get('X-RateLimit-Remaining')).toBe('99')
    expect(first.headers.get('X-RateLimit-Reset')).toBe('1')
    const rest = await Promise.all(Array.from({ length: 109 }, () => ask('GET', path)))
    expect(rest.filter(({ status }) => status === 200)).toHaveLength(99)
    const refused = rest.find(({ status }) => status === 429)
    expect(refused?.body).toEqual({ message: 'Too many requests' })
    expect(refused?.headers.get('X-RateLimit-Remaining')).toBe('0')
    expect(refused?.headers.get('X-RateLimit-Reset')).toBe('100')
    await clock.advance(3000)
    const later = await Promise.all(Array.from({ length: 5 }, () => ask('GET', path)))
    expect(later.filter(({ status }) => status === 200)).toHaveLength(3)
  })
})

describe('the live API’s limit', () => {
  test('lets apiLimit requests pass in any rolling minute, then answers 429 as Make does', async () => {
    const { sandbox, clock } = await startAtNoon({ plan: 'free', rateLimits: true })
    const ask = asks(sandbox, 'live')
    const path = `/scenarios?teamId=${teamOf(sandbox)}&pg[limit]=1&cols[]=id`
    const first = await ask('GET', path)
    expect(first.headers.get('X-RateLimit-Limit')).toBe('30')
    expect(first.headers.get('X-RateLimit-Remaining')).toBe('29')
    expect(first.headers.get('X-RateLimit-Reset')).toBe(String((noon + minute) / 1000))
    await clock.advance(10_000)
    const rest = await Promise.all(Array.from({ length: 32 }, () => ask('GET', path)))
    const refused = rest.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(3)
    expect(refused[0]?.body).toMatchObject({
      message: 'Requests limit for organization exceeded, please try again later.',
      code: expect.any(String),
    })
    expect(refused[0]?.headers.get('X-RateLimit-Remaining')).toBe('0')
    await clock.advance(49_999)
    expect((await ask('GET', path)).status).toBe(429)
    await clock.advance(1)
    expect((await ask('GET', path)).status).toBe(200)
    expect((await ask('GET', path)).status).toBe(429)
  })

  test('leaves out runs and what belongs to no organisation, and gives them no headers', async () => {
    const { sandbox } = await startAtNoon({ rateLimits: true })
    const [organization] = sandbox.organizations
    sandbox.world.setLimits(organization?.id ?? '', { live: { perMinute: 1 } })
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Runs' })
    for (let round = 0; round < 3; round++) {
      for (const answer of [
        await ask('GET', '/users/me'),
        await ask('GET', '/users/me/current-authorization'),
        await ask('GET', '/organizations'),
        await ask('POST', `/scenarios/${id}/run`),
      ]) {
        expect(answer.status).toBe(200)
        expect(answer.headers.has('X-RateLimit-Limit')).toBe(false)
      }
    }
    const path = `/organizations/${organization?.id}`
    const counted = await ask('GET', path)
    expect(counted.body.organization.license.apiLimit).toBe(1)
    expect((await ask('GET', path)).status).toBe(429)
  })
})

test('one organisation’s requests don’t touch another’s, nor does one dialect the other', async () => {
  const { sandbox } = await startAtNoon({ rateLimits: true })
  for (const { id } of sandbox.organizations) {
    sandbox.world.setLimits(id, { live: { perMinute: 1 }, guide: { perMinute: 1, burst: 1 } })
  }
  const path = (organization: number) => `/scenarios?teamId=${teamOf(sandbox, organization)}`
  const statuses = []
  for (const organization of [0, 0, 1]) {
    statuses.push((await asks(sandbox, 'live', organization)('GET', path(organization))).status)
  }
  statuses.push((await asks(sandbox, 'guide')('GET', '/scenarios')).status)
  expect(statuses).toEqual([200, 429, 200, 200])
})

test('another plan brings its limits at once', async () => {
  const { sandbox } = await startAtNoon({ rateLimits: true })
  const [organization] = sandbox.organizations
  sandbox.world.setPlan(organization?.id ?? '', 'enterprise')
  const { headers } = await asks(sandbox, 'live')('GET', `/organizations/${organization?.id}`)
  expect(headers.get('X-RateLimit-Limit')).toBe('1000')
})

test('without rate limits there are no headers either', async () => {
  const { sandbox } = await startAtNoon({ rateLimits: false })
  const { headers } = await asks(sandbox, 'guide')('GET', '/scenarios?limit=1')
  expect(headers.has('X-RateLimit-Limit')).toBe(false)
})
