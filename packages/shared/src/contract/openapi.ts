import { z } from 'zod'
import { problemsOf, takesIdempotencyKey, type Endpoint, type EndpointTable } from './endpoint.js'
import { problemType } from './problem-names.js'
import { problems } from './problems.js'
import { Problem } from './schemas.js'

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Record<string, unknown> & { openapi: '3.1.0' }

type Json = Record<string, unknown>

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  })
  return schema
}

function parameters(endpoint: Endpoint): Json[] {
  const list = (type: z.ZodObject | undefined, place: 'path' | 'query') => {
    if (!type) return []
    const { properties = {}, required = [] } = schemaOf(type, 'input') as {
      properties?: Record<string, Json>
      required?: string[]
    }
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema,
    }))
  }
  const header =
    endpoint.permission === 'none' ? [] : [{ $ref: '#/components/parameters/Inlaykit' }]
  const key = takesIdempotencyKey(endpoint)
    ? [{ $ref: '#/components/parameters/IdempotencyKey' }]
    : []
  return [...list(endpoint.params, 'path'), ...list(endpoint.query, 'query'), ...header, ...key]
}

function problemAnswers(endpoint: Endpoint): Json {
  const byStatus = new Map<number, string[]>()
  for (const name of problemsOf(endpoint)) {
    const { status } = problems[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), problemType(name)])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      {
        description: types.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}

function fineAnswer(endpoint: Endpoint): Json {
  if (endpoint.status === 204) return { description: 'Done' }
  if (endpoint.redirects) {
    return {
      description: 'Goes on to another page',
      headers: { Location: { required: true, schema: { type: 'string' } } },
    }
  }
  if (endpoint.response === null) {
    return {
      description: 'A stream of Server-Sent Events',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }
  }
  return {
    description: 'Fine',
    content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } },
  }
}

function operation(name: string, endpoint: Endpoint): Json {
  const result: Json = {
    operationId: name,
    summary: endpoint.summary,
    parameters: parameters(endpoint),
    responses: {
      [String(endpoint.redirects ? 303 : (endpoint.status ?? 200))]: fineAnswer(endpoint),
      ...problemAnswers(endpoint),
    },
    security: endpoint.permission === 'none' ? [] : [{ session: [] }, { viewerToken: [] }],
  }
  if (endpoint.permission !== 'none' && endpoint.permission !== 'any') {
    result['x-permission'] = endpoint.permission
  }
  if (endpoint.body) {
    const bodyBytes = endpoint.mostBodyBytes ?? endpoint.bodyBytes
    const optional = endpoint.body.safeParse({}).success
    result['requestBody'] = {
      required: !optional,
      ...(bodyBytes !== undefined && { description: `May have ${bodyBytes} bytes.` }),
      content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
    }
  }
  return result
}

/** Tells of an endpoint at another's address: which view is asked for decides between their answers. */
function addView(paths: Record<string, Json>, { alsoAt, method, response }: Endpoint): void {
  if (!alsoAt || !response) return
  const at = paths[alsoAt.path]?.[method.toLowerCase()] as
    | { parameters: Json[]; responses: Record<string, { content: Record<string, Json> }> }
    | undefined
  const content = at?.responses['200']?.content['application/json']
  if (!at || !content) throw new Error(`Nothing answers ${method} ${alsoAt.path}.`)
  const { view } = alsoAt
  at.parameters.push({
    name: 'view',
    in: 'query',
    required: false,
    description: `With \`${view}\` the second of the answers comes.`,
    schema: { type: 'string', enum: [view] },
  })
  content['schema'] = { anyOf: [content['schema'], schemaOf(response, 'output')] }
}

/**
 * Writes the endpoint table as an OpenAPI 3.1 document.
 * @param table the endpoints by name; the names become operation ids
 * @param info `basePath` is where the BFF is mounted, `version` the package's
 */
export function toOpenApi(
  table: EndpointTable,
  info: { basePath: string; version: string },
): OpenApiDocument {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(table)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  for (const endpoint of Object.values(table)) addView(paths, endpoint)
  return {
    openapi: '3.1.0',
    info: { title: 'Inlaykit', version: info.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: info.basePath }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      parameters: {
        Inlaykit: {
          name: 'X-Inlaykit',
          in: 'header',
          required: true,
          description: 'Proves that the request was made by a program of the same origin.',
          schema: { type: 'string', enum: ['1'] },
        },
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'Names this request for 24 hours: sent again with the same key it is carried out once, and answered the same, with `Idempotency-Replayed: true`.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: "The host's own session.",
        },
        viewerToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  }
}
