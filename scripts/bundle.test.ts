import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What only the server may know: its packages, its libraries, and Node. */
const serverOnly = [
  /(^|\/)packages\/(bff|sandbox)\//,
  /\/node_modules\/(pg|@electric-sql|drizzle-orm|undici|jose|oauth4webapi|hono|@hono)\//,
]

describe('an app that embeds the kit', () => {
  let text: string
  let modules: string[]
  let outside: string[]

  beforeAll(async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: `import { createRoot } from 'react-dom/client'
          import { createElement } from 'react'
          import * as kit from '@inlaykit/ui'
          createRoot(document.body).render(createElement(kit.InlaykitProvider, {}, Object.keys(kit).join()))`,
        resolveDir: `${root}/apps/demo`,
      },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['inlaykit-source'],
      define: { 'process.env.NODE_ENV': '"production"' },
      // Whatever can't be bundled for a browser stays an import, and is found out below.
      external: builtinModules.flatMap((name) => [name, `node:${name}`]),
      loader: { '.css': 'empty' },
      metafile: true,
      write: false,
    })
    text = outputFiles.map((file) => file.text).join('\n')
    modules = Object.keys(metafile.inputs)
    outside = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    )
  }, 60_000)

  it('S4: has no module of the server, and none of Node', () => {
    expect(modules.some((path) => path.includes('packages/ui/src/'))).toBe(true)
    expect(modules.filter((path) => serverOnly.some((pattern) => pattern.test(path)))).toEqual([])
    expect(outside).toEqual([])
  })

  it('S4: has no name of a variable in which the server finds its secrets', () => {
    expect(text).toContain('X-Inlaykit')
    expect(text.match(/\b(?:INLAYKIT|MAKE)_[A-Z_]+/g)).toBeNull()
    expect(text).not.toMatch(/process\.env(?!\.NODE_ENV)/)
  })
})
