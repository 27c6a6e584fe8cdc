import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'
import { installPeers } from './peers.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const widgets = fileURLToPath(new URL('../widgets/', import.meta.url))

/** What the kit and its peers take from one place. */
const shared = ['react', 'react-dom', '@tanstack/react-query'] as const

const page = (name: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${name}</title>
<link rel="stylesheet" href="/styles.css">
<link rel="stylesheet" href="/bench.css">
<link rel="icon" href="data:,">
<body><div id="box"></div><script type="module" src="/${name}.js"></script></body>
</html>`

/** Room for a thousand by six hundred, and the rows of the peers laid out as ours. */
const sheet = `body{margin:0}
#box{inline-size:1000px;block-size:600px}
.ik-scenario-scroller{block-size:500px;max-block-size:500px}
.peer-row{position:absolute;inset-inline:0;block-size:56px;display:grid;grid-template-columns:32px 248px 120px 150px 150px 100px 80px 120px}`

/** The contenders of the widgets' benches, each on a page of its own in a real browser. */
export interface WidgetPages {
  /**
   * Opens a contender's page, with its data ready.
   * @param contender its file in `bench/widgets`, as `lists/antd`
   * @param count how many rows it shows
   */
  open(contender: string, count: number): Promise<Page>
  close(): Promise<void>
}

/**
 * Installs the peers, which are no dependencies of the project, bundles the contenders for production and starts a browser.
 * @param contenders files in `bench/widgets`, without extension
 */
export async function startWidgetPages(contenders: readonly string[]): Promise<WidgetPages> {
  await installPeers(widgets)
  const built = await mkdtemp(join(tmpdir(), 'inlaykit-widgets-'))
  await bundle(contenders, built)
  const server = await serve(built)
  const { port } = server.address() as AddressInfo
  const browser = await chromium.launch(await findChromium())
  return {
    open: (contender, count) => openPage(browser, `http://127.0.0.1:${port}`, contender, count),
    async close() {
      await browser.close()
      server.closeAllConnections()
      await promisify(server.close.bind(server))()
      await rm(built, { recursive: true, force: true })
    },
  }
}

async function bundle(contenders: readonly string[], outdir: string): Promise<void> {
  await build({
    entryPoints: contenders.map((name) => ({ in: join(widgets, `${name}.jsx`), out: name })),
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['browser', 'import'],
    loader: { '.css': 'css' },
    // One React for the kit and its peers.
    alias: Object.fromEntries(shared.map((name) => [name, join(widgets, 'node_modules', name)])),
  })
}

async function serve(folder: string): Promise<Server> {
  const kitStyles = join(root, 'packages/ui/dist/styles.css')
  const types: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1)
    const type = types[extname(path)]
    const answer = (body: string | Buffer, contentType: string) => {
      response.writeHead(200, { 'Content-Type': `${contentType}; charset=utf-8` }).end(body)
    }
    if (type === undefined) return answer(page(path), 'text/html')
    if (path === 'bench.css') return answer(sheet, type)
    const file = path === 'styles.css' ? kitStyles : join(folder, path)
    readFile(file).then(
      (body) => answer(body, type),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function openPage(
  browser: Browser,
  origin: string,
  contender: string,
  count: number,
): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1000, height: 600 } })
  const faults: string[] = []
  opened.on('pageerror', ({ message }) => faults.push(message))
  opened.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await opened.goto(`${origin}/${contender}`)
  await opened.waitForFunction('window.bench !== undefined', undefined, { timeout: 30_000 })
  if (faults.length > 0) throw new Error(`${contender}: ${faults.join('; ')}`)
  await opened.evaluate(`window.bench.prepare(${count})`)
  return opened
}

/**
 * What the widgets' benches are measured with, for the report.
 * @param peers packages of `bench/widgets`
 * @param rounds how often each was looked at
 */
export async function widgetConditions(peers: readonly string[], rounds: number): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(join(widgets, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>
  }
  const browser = await chromium.launch(await findChromium())
  const version = browser.version()
  await browser.close()
  const named = peers.map((name) => `${name} ${dependencies[name]}`)
  return `Chromium ${version}, ${named.join(', ')}; ${rounds} rounds`
}
