import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import { static as serveStatic } from 'express'
import { build, createServer, defaultClientConditions } from 'vite'
import type { Server } from 'node:http'
import type { RequestHandler } from 'express'
import type { InlineConfig, ViteDevServer } from 'vite'

const root = fileURLToPath(new URL('../web/', import.meta.url))
const outDir = fileURLToPath(new URL('../dist/web/', import.meta.url))
const uiPackage = fileURLToPath(new URL('../../../packages/ui/', import.meta.url))

/** How both builds of the front end are made: the kit comes from its source, as everything in this repository does. */
const config = {
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  resolve: { conditions: ['inlaykit-source', ...defaultClientConditions] },
} satisfies InlineConfig

/** The kit's style sheet is the one thing that it ships built, not as source. */
async function buildStyles(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build-styles.mjs'], { cwd: uiPackage })
}

/**
 * Builds the front end for production.
 *
 * @returns the directory to serve
 */
export async function buildWeb(): Promise<string> {
  await buildStyles()
  const before = process.env['NODE_ENV']
  // Vite takes whatever is set, and a test runner's `test` would ship React's development build.
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ ...config, build: { outDir, emptyOutDir: true, sourcemap: true } })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  return outDir
}

/**
 * Serves a built front end: files with a hash in their name for a year, and for any other address the one page.
 *
 * @throws when `directory` holds no built front end
 */
export function serveBuilt(directory: string): RequestHandler[] {
  if (!existsSync(`${directory}/index.html`)) throw new Error(`No front end in ${directory}`)
  return [
    serveStatic(directory, {
      index: false,
      setHeaders(response, path) {
        const lasting = path.includes('/assets/')
        response.setHeader(
          'Cache-Control',
          lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    }),
    (request, response, next) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next()
      if (request.accepts('html') === false) return next()
      response.sendFile('index.html', { root: directory, headers: { 'Cache-Control': 'no-cache' } })
    },
  ]
}

/** Serves the front end from its source with hot reloading; `server` carries its WebSocket. */
export async function serveSource(
  server: Server,
): Promise<{ handlers: RequestHandler[]; vite: ViteDevServer }> {
  await buildStyles()
  const vite = await createServer({
    ...config,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  })
  return { handlers: [vite.middlewares], vite }
}
