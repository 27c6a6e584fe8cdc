import { describe, expect, it } from 'vitest'
import { endpoints } from '../endpoints.js'
import { routes } from '../routes.js'
import { toOpenApi } from './openapi.js'
import { permissions, permissionsByRole, roles, leastRoleFor, roleAllows } from './roles.js'
import { Id } from './schemas.js'

describe('the endpoint table', () => {
  it('joins each route with its schemas under one name', () => {
    expect(Object.keys(endpoints)).toEqual(Object.keys(routes))
    for (const [name, endpoint] of Object.entries(endpoints)) {
      expect(endpoint, name).toMatchObject(routes[name as keyof typeof routes])
    }
  })

  it('has no two endpoints for one request', () => {
    const requests = Object.values(routes).map(
      (route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`,
    )
    expect(new Set(requests).size).toBe(requests.length)
  })

  it('names every path parameter in its schema and none besides', () => {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1])
      const inSchema = 'params' in endpoint ? Object.keys(endpoint.params.shape) : []
      expect(inSchema, name).toEqual(inPath)
    }
  })
})

describe('the roles', () => {
  it('grow: each one may do what the one before it may', () => {
    for (const [index, role] of roles.entries()) {
      const before = roles[index - 1]
      if (before)
        expect(permissionsByRole[role]).toEqual(
          expect.arrayContaining([...permissionsByRole[before]]),
        )
    }
    expect(permissionsByRole.admin).toEqual(permissions)
  })

  it('know the least role for each permission', () => {
    expect(leastRoleFor('scenarios:read')).toBe('viewer')
    expect(leastRoleFor('scenarios:run')).toBe('builder')
    expect(leastRoleFor('connections:write')).toBe('manager')
    for (const permission of permissions)
      expect(roleAllows(leastRoleFor(permission), permission)).toBe(true)
  })
})

describe('Id', () => {
  it.each(['1', '4711~17ab', 'a.b_c-d:e', 'x'.repeat(200), '..a'])('accepts %s', (id) => {
    expect(Id.safeParse(id).success).toBe(true)
  })

  it.each([
    '',
    '.',
    '..',
    'a/b',
    '../a',
    '%2e%2e',
    'a?b',
    'a#b',
    'a b',
    'a\r\nb',
    'é',
    '😀',
    'x'.repeat(201),
  ])('refuses %j', (id) => {
    expect(Id.safeParse(id).success).toBe(false)
  })
})

describe('toOpenApi', () => {
  const document = toOpenApi(endpoints, { basePath: '/api/inlaykit', version: '1.2.3' })
  const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>

  it('holds every endpoint with its permission', () => {
    const operations = Object.values(paths).flatMap((path) =>
      Object.values(path).map((entry) => entry['operationId']),
    )
    expect(new Set(operations)).toEqual(new Set(Object.keys(endpoints)))
    expect(operations).toHaveLength(Object.keys(endpoints).length)
    expect(paths['/scenarios/{scenarioId}/run']?.['post']?.['x-permission']).toBe('scenarios:run')
  })

  it('describes queries as they stand on the wire', () => {
    const parameters = paths['/scenarios']?.['get']?.['parameters'] as {
      name: string
      schema: { type?: string }
    }[]
    expect(parameters.find((parameter) => parameter.name === 'status')?.schema.type).toBe('string')
    expect(parameters.find((parameter) => parameter.name === 'sort')?.schema).toMatchObject({
      default: 'name',
    })
  })

  it('lists the problems by status', () => {
    const responses = paths['/scenarios/{scenarioId}']?.['get']?.['responses'] as Record<
      string,
      unknown
    >
    expect(new Set(Object.keys(responses))).toEqual(
      new Set(['200', '400', '401', '403', '404', '409', '422', '429', '500', '502', '503', '504']),
    )
  })
})
