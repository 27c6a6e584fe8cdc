import { Validator } from '@seriousme/openapi-schema-validator'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../endpoints.js'
import { toOpenApi } from './openapi.js'

const document = toOpenApi(endpoints, { basePath: '/api/inlaykit', version: '0.0.0' })

/** What the compiler finds wrong with `use.ts`, which uses the generated types of `schema.d.ts`. */
function compile(schema: string, use: string): string[] {
  const files: Readonly<Record<string, string>> = { '/schema.d.ts': schema, '/use.ts': use }
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    lib: ['lib.es2022.d.ts'],
    skipDefaultLibCheck: true,
    noUnusedLocals: false,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (path) => files[path] ?? readFile(path)
  host.fileExists = (path) => path in files || fileExists(path)
  const { getSourceFile } = host
  host.getSourceFile = (path, target, ...others) =>
    files[path] === undefined
      ? getSourceFile(path, target, ...others)
      : ts.createSourceFile(path, files[path], target)
  const program = ts.createProgram(Object.keys(files), options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  describe('as types of a generator', () => {
    let schema: string
    beforeAll(async () => {
      schema = astToString(await openapiTS(structuredClone(document) as never))
    })

    it('has each endpoint under its name', () => {
      const use = Object.keys(endpoints)
        .map((name) => `export type _${name} = operations['${name}']['responses']`)
        .join('\n')
      expect(compile(schema, `import type { operations } from './schema'\n${use}`)).toEqual([])
    })

    it('tells what goes in and what comes out', () => {
      const use = `
        import type { operations, paths } from './schema'
        type Answer<Name extends keyof operations, Status extends number> =
          operations[Name] extends { responses: Record<Status, { content: { 'application/json': infer Body } }> } ? Body : never
        export function show(page: Answer<'listScenarios', 200>): string[] {
          return page.items.map(({ name, status }) => name + (status === 'active' ? '' : ' (off)'))
        }
        type Run = NonNullable<operations['runScenario']['requestBody']>['content']['application/json']
        export const run: Run = { input: { orderId: 17 }, wait: true }
        // @ts-expect-error \`wait\` is no text
        export const wrong: Run = { wait: 'yes' }
        // @ts-expect-error no status is called so
        export const none = (page: Answer<'listScenarios', 200>) => page.items[0]?.status === 'asleep'
        export type Path = paths['/scenarios/{scenarioId}']['patch']['parameters']['path']
        export const path: Path = { scenarioId: '17' }`
      expect(compile(schema, use)).toEqual([])
      expect(compile(schema, use.replaceAll('// @ts-expect-error', '//'))).toHaveLength(2)
    })
  })
})
