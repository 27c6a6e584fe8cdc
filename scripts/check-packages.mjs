// Packs every package as it would be published and looks at the tarball: publint, the types of each entry point, and a
// consumer that installs it, checks its own types against it and starts its commands.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { bin, capture, elapsed, pnpm, root } from './lib/run.mjs'

const packages = ['shared', 'sandbox', 'bff', 'ui']

/** A program that uses each entry point as a newcomer would. */
const consumer = `
import { createBff, type Bff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { createSandbox } from '@inlaykit/sandbox'
import { endpoints, type Scenario } from '@inlaykit/shared'
import { createClient } from '@inlaykit/shared/client'
import { ConnectionPanel, ExecutionTimeline, InlaykitProvider, ScenarioList } from '@inlaykit/ui'
import { ConnectionPanel as Panel } from '@inlaykit/ui/connection-panel'
import type { ScenarioListElement } from '@inlaykit/ui/elements'
import { ExecutionTimeline as Timeline } from '@inlaykit/ui/execution-timeline'
import { useRunScenario, useScenarios } from '@inlaykit/ui/hooks'
import { useFormat } from '@inlaykit/ui/i18n'
import { ko } from '@inlaykit/ui/locales/ko'
import { createQueries } from '@inlaykit/ui/queries'
import { ScenarioList as List } from '@inlaykit/ui/scenario-list'

export const used = [
  createBff, toNodeHandler, createSandbox, createClient, endpoints, ConnectionPanel, ExecutionTimeline,
  InlaykitProvider, Panel, ScenarioList, Timeline, useRunScenario, useScenarios, useFormat, ko, createQueries, List,
] as const
export const mount = (bff: Bff) => toNodeHandler(bff)
export const chosenOf = (list: ScenarioListElement) => list.selectedId
export const tagOf = (): ScenarioListElement => document.createElement('inlaykit-scenario-list')
export const nameOf = (scenario: Scenario): string => scenario.name
`

const tsconfig = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    jsx: 'react-jsx',
    noEmit: true,
    // Declarations of others, such as the ORM's for databases that nobody here uses, do not pass.
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['*.ts'],
}

/** @type {string[]} */
const faults = []

/** @param {string} what @param {() => Promise<unknown>} check */
async function expect(what, check) {
  const start = performance.now()
  try {
    await check()
    console.log(`  ${what} (${elapsed(start)})`)
  } catch (error) {
    faults.push(what)
    console.error(`  ${what} FAILED\n${error instanceof Error ? error.message : String(error)}`)
  }
}

/** @param {string} name @param {string} directory @returns {Promise<string>} the tarball */
async function pack(name, directory) {
  const target = join(directory, name)
  await mkdir(target)
  await pnpm(['pack', '--pack-destination', target], { cwd: join(root, 'packages', name) })
  const [file] = await readdir(target)
  if (file === undefined) throw new Error(`pnpm pack made no tarball of ${name}`)
  return join(target, file)
}

/** @param {string} name @param {string} tarball */
async function lint(name, tarball) {
  const bytes = await readFile(tarball)
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    strict: true,
  })
  if (messages.length > 0) {
    throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'))
  }
}

/** The published files hold neither tests nor what only the workspace needs. @param {string} tarball */
async function checkContents(tarball) {
  const names = (await capture('tar', ['-tzf', tarball])).trim().split('\n')
  const stray = names.filter((name) => /\.(test|stories)\.|tsbuildinfo/.test(name))
  if (stray.length > 0) throw new Error(`The tarball holds ${stray.join(', ')}`)
  for (const wanted of ['package/README.md', 'package/LICENSE', 'package/package.json']) {
    if (!names.includes(wanted)) throw new Error(`The tarball lacks ${wanted}`)
  }
}

/** @param {string} directory @param {Readonly<Record<string, string>>} tarballs */
async function installConsumer(directory, tarballs) {
  const files = Object.fromEntries(
    Object.entries(tarballs).map(([name, file]) => [`@inlaykit/${name}`, `file:${file}`]),
  )
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: {
      ...files,
      '@tanstack/react-query': '^5.60.0',
      react: '^19.0.0',
      'react-dom': '^19.0.0',
    },
    devDependencies: {
      '@types/node': '^20.19.0',
      '@types/react': '^19.0.0',
      '@types/react-dom': '^19.0.0',
    },
    pnpm: { overrides: files },
  }
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify(tsconfig))
  await writeFile(join(directory, 'consumer.ts'), consumer)
  await pnpm(
    ['install', '--ignore-scripts', '--ignore-workspace', '--prefer-offline', '--no-lockfile'],
    {
      cwd: directory,
    },
  )
}

const directory = await mkdtemp(join(tmpdir(), 'inlaykit-packages-'))
try {
  /** @type {Record<string, string>} */
  const tarballs = {}
  for (const name of packages) {
    const tarball = await pack(name, directory)
    tarballs[name] = tarball
    await expect(`${name}: publint`, () => lint(name, tarball))
    await expect(`${name}: contents`, () => checkContents(tarball))
    await expect(`${name}: types of every entry point`, () =>
      capture(bin('attw'), [
        tarball,
        '--profile',
        'esm-only',
        '--format',
        'ascii',
        // Style sheets have no types.
        '--exclude-entrypoints',
        'styles.css',
        'styles.layer.css',
        'base.css',
      ]),
    )
  }
  const home = join(directory, 'consumer')
  await mkdir(home)
  await expect('a consumer installs the tarballs', () => installConsumer(home, tarballs))
  await expect("the consumer's types", () => capture(bin('tsc'), ['-p', home]))
  const commands = join(home, 'node_modules', '.bin')
  await expect('inlaykit --help', () =>
    capture(join(commands, 'inlaykit'), ['--help'], { cwd: home }),
  )
  await expect('inlaykit-sandbox --help', () =>
    capture(join(commands, 'inlaykit-sandbox'), ['--help'], { cwd: home }),
  )
  await expect('the kit renders on a server from its tarball', () =>
    capture(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { createElement as h } from 'react'
         import { renderToString } from 'react-dom/server'
         import { InlaykitProvider, ScenarioList } from '@inlaykit/ui'
         const html = renderToString(h(InlaykitProvider, { baseUrl: '/api/inlaykit' }, h(ScenarioList)))
         if (!html.includes('ik-root')) throw new Error('no widget in ' + html)
         if (/ style="/.test(html)) throw new Error('a style attribute breaks strict CSP: ' + html)`,
      ],
      { cwd: home },
    ),
  )
} finally {
  await rm(directory, { recursive: true, force: true })
}
if (faults.length > 0) {
  console.error(`Failed: ${faults.join(', ')}`)
  process.exit(1)
}
