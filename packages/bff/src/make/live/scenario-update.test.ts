import { describe, expect, it } from 'vitest'
import { createRecorded } from '../../testing/recorded-live.js'

const call = { priority: 'interactive' } as const

describe('a change of a scenario in the live dialect', () => {
  const organization = {
    'GET /organizations/11': { organization: { timezoneId: 111 } },
    'GET /enums/timezones': {
      timezones: [
        { id: 110, code: 'Europe/Paris' },
        { id: 111, code: 'Europe/Berlin' },
      ],
    },
  }

  const edited = { scenario: { id: 1, lastEdit: '2026-11-26T12:00:00.000Z' } }

  it('to another blueprint is confirmed, with name and settings in it', async () => {
    const { api, requests } = createRecorded({})
    const blueprint = { name: 'Old', flow: [], metadata: { version: 1 } }
    await api.scenarios.update('1', { name: 'New', blueprint, maxErrors: 0 }, call)
    expect(requests).toEqual([
      {
        method: 'PATCH',
        path: '/scenarios/1',
        query: { confirmed: true },
        body: {
          name: 'New',
          blueprint: '{"name":"New","flow":[],"metadata":{"version":1,"scenario":{"maxErrors":0}}}',
        },
      },
    ])
  })

  it('is one request of what is named, schedules as JSON in a text', async () => {
    const { api, requests } = createRecorded({})
    const schedule = { kind: 'interval', seconds: 900 } as const
    await api.scenarios.update('1', { description: '', folderId: '7', schedule }, call)
    await api.scenarios.update('1', { folderId: null }, call)
    expect(requests).toEqual([
      {
        method: 'PATCH',
        path: '/scenarios/1',
        body: {
          description: '',
          folderId: 7,
          scheduling: '{"type":"indefinitely","interval":900}',
        },
      },
      { method: 'PATCH', path: '/scenarios/1', body: { folderId: null } },
    ])
  })

  it('of settings keeps all else of the blueprint as it is', async () => {
    const blueprint = {
      name: 'A',
      flow: [{ id: 1, module: 'a:b', odd: [1] }],
      metadata: { version: 1, scenario: { maxErrors: 3, autoCommit: true, dlq: true } },
    }
    const { api, requests } = createRecorded({
      'GET /scenarios/1': edited,
      'GET /scenarios/1/blueprint': { response: { blueprint } },
    })
    await api.scenarios.update('1', { maxErrors: 0, autoCommit: false }, call)
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /scenarios/1',
      'GET /scenarios/1/blueprint',
      'GET /scenarios/1',
      'PATCH /scenarios/1',
    ])
    const { body } = requests.at(-1) as { body: { blueprint: string } }
    expect(Object.keys(body)).toEqual(['blueprint'])
    expect(JSON.parse(body.blueprint)).toEqual({
      ...blueprint,
      metadata: { version: 1, scenario: { maxErrors: 0, autoCommit: false, dlq: true } },
    })
  })

  it('that cannot read the blueprint changes nothing', async () => {
    const { api, requests } = createRecorded({
      'GET /scenarios/1': edited,
      'GET /scenarios/1/blueprint': { response: {} },
    })
    await expect(api.scenarios.update('1', { maxErrors: 0 }, call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })

  it('asks for the zone of the organisation where a time of day names one, and only there', async () => {
    const { api, requests } = createRecorded(organization)
    const daily = (timeZone: string) => ({ kind: 'daily', time: '09:30', timeZone }) as const
    await api.scenarios.update('1', { schedule: daily('Europe/Berlin') }, call)
    expect(requests.map(({ path }) => path)).toEqual([
      '/organizations/11',
      '/enums/timezones',
      '/scenarios/1',
    ])
    expect(requests.at(-1)?.body).toEqual({ scheduling: '{"type":"daily","time":"09:30"}' })
    await expect(
      api.scenarios.update('1', { name: 'B', schedule: daily('Asia/Seoul') }, call),
    ).rejects.toMatchObject({ problem: 'unsupported', faults: [{ path: 'body.schedule' }] })
    expect(requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1)
  })

  it('switches after the rest is changed, and has no priority', async () => {
    const { api, requests } = createRecorded({})
    await api.scenarios.update('1', { name: 'B', active: true }, call)
    await api.scenarios.update('1', { active: false }, call)
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /scenarios/1',
      'POST /scenarios/1/start',
      'POST /scenarios/1/stop',
    ])
    await expect(api.scenarios.update('1', { priority: 0 }, call)).rejects.toMatchObject({
      problem: 'unsupported',
    })
    expect(requests).toHaveLength(3)
  })
})
